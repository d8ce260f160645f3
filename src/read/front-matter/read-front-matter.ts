/** Reads texts with front matter: the text begins after it. */
import type { SourceFile } from '../../article/address.js';
import { numberOf } from '../../article/encodings.js';
import { type ArticleStrings, type FieldNames, NO_STRINGS } from '../../article/fields.js';
import { skip, skipForError } from '../../article/skipped.js';
import { messageOf } from '../../errors.js';
import { indexOfByte, stringOf } from '../../kernel/bytes.js';
import { type Decoded, decodeFile } from '../decode.js';
import type { ReadBytes } from '../lines.js';
import { RawArticle, skipBroken } from '../raw-article.js';
import { readWhole } from '../read-whole.js';
import type { Articles, ReadOptions, ReadTools } from '../reader.js';
import { frontMatterOf } from './front-matter.js';
import { metadataOf } from './metadata.js';

const LINE_FEED = 0x0a;

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
  const { strings, start, fault } = headOf(decoded, fields);
  if (fault !== '') {
    const message = `its front matter cannot be parsed and is read as text: ${fault}`;
    yield skip(shown, 'one-text', message);
  }
  const text = stringOf(decoded.text, start);
  if (text.trim() === '') {
    yield skip(shown, 'no-text', 'there is no text after its front matter');
    return;
  }
  const article = new RawArticle(kernel);
  article.setStrings({ ...NO_STRINGS, ...strings, text });
  article.encoding = numberOf(decoded);
  article.start = byteInFile(bytes, decoded, start);
  article.end = bytes.length;
  yield article;
}

/** The metadata before a text. */
interface TextHead {
  strings: Partial<ArticleStrings>;
  /** Byte of the decoded file at which the text begins. */
  start: number;
  /** Why it cannot be parsed; '' if it can. */
  fault: string;
}

function headOf({ text }: Decoded, fields: FieldNames): TextHead {
  const found = frontMatterOf(text);
  if (found === null) return { strings: {}, start: 0, fault: '' };
  const { language, start, end, bodyStart } = found;
  try {
    const strings = metadataOf(stringOf(text, start, end), language, fields);
    return { strings, start: bodyStart, fault: '' };
  } catch (error) {
    return { strings: {}, start: 0, fault: messageOf(error).split('\n')[0]!.replace(/:$/, '') };
  }
}

/** The byte of a file for a byte of its decoded text at which a line begins. */
function byteInFile(bytes: Uint8Array, { text, encoding }: Decoded, start: number): number {
  if (text === bytes) return start;
  const before = stringOf(text, 0, start);
  if (encoding?.startsWith('UTF-16')) return 2 * before.length;
  // All other encodings have the line feeds of ASCII.
  let at = 0;
  for (let lines = before.split('\n').length - 1; lines > 0; lines--) {
    at = indexOfByte(bytes, LINE_FEED, at) + 1;
  }
  return at;
}
