/** Reads texts with front matter: the text begins after it. */
import type { SourceFile } from '../../article/address.js';
import { numberOf } from '../../article/encodings.js';
import { type ArticleStrings, type FieldNames, NO_STRINGS } from '../../article/fields.js';
import { skip, skipForError } from '../../article/skipped.js';
import { messageOf } from '../../errors.js';
import { stringOf } from '../../kernel/bytes.js';
import { type Decoded, decodeFile, decodeGuessed } from '../decode.js';
import type { ReadBytes } from '../lines.js';
import { RawArticle, skipBroken } from '../raw-article.js';
import { readWhole } from '../read-whole.js';
import type { Articles, ReadOptions, ReadTools } from '../reader.js';
import { frontMatterOf } from './front-matter.js';
import { metadataOf } from './metadata.js';

/** The article of a stream that is one text with front matter. */
export function* readFrontMatterStream(
  read: ReadBytes,
  { shown }: SourceFile,
  { encoding: wanted, fields }: ReadOptions,
  { maxBytes, kernel }: ReadTools,
): Articles {
  let bytes: Uint8Array;
  try {
    bytes = readWhole(read, maxBytes);
  } catch (error) {
    yield skipForError(shown, error);
    return;
  }
  const decoded = decodeFile(bytes, wanted);
  if (decoded.broken) yield skipBroken(shown, decoded.broken);
  const { strings, start, fault } = headOf(bytes, decoded, fields);
  if (fault !== '') {
    const message = `its front matter cannot be parsed and is read as text: ${fault}`;
    yield skip(shown, 'one-text', message);
  }
  const text = textOf(bytes.subarray(start), decoded);
  if (text.trim() === '') {
    yield skip(shown, 'no-text', 'there is no text after its front matter');
    return;
  }
  const article = new RawArticle(kernel);
  article.setStrings({ ...NO_STRINGS, ...strings, text });
  Object.assign(article, { encoding: numberOf(decoded), start, end: bytes.length });
  yield article;
}

/** The metadata before a text. */
interface TextHead {
  strings: Partial<ArticleStrings>;
  /** Byte of the file at which the text begins. */
  start: number;
  /** Why it cannot be parsed; '' if it can. */
  fault: string;
}

function headOf(bytes: Uint8Array, decoded: Decoded, fields: FieldNames): TextHead {
  const { text, encoding } = decoded;
  // Only UTF-16 does not have the bytes of ASCII.
  const isWide = encoding?.startsWith('UTF-16');
  const found = frontMatterOf(isWide ? text : bytes);
  if (found === null) return { strings: {}, start: 0, fault: '' };
  const { language, start, end, bodyStart } = found;
  const source = isWide ? stringOf(text, start, end) : textOf(bytes.subarray(start, end), decoded);
  try {
    const strings = metadataOf(source, language, fields);
    const before = isWide ? 2 * stringOf(text, 0, bodyStart).length : bodyStart;
    return { strings, start: before, fault: '' };
  } catch (error) {
    return { strings: {}, start: 0, fault: messageOf(error).split('\n')[0]!.replace(/:$/, '') };
  }
}

/** The text of some bytes of a file, whose encoding is known. */
function textOf(bytes: Uint8Array, decoded: Decoded): string {
  return stringOf(decodeGuessed(bytes, decoded).text);
}
