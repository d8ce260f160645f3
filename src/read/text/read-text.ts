import type { SourceFile } from '../../article/address.js';
import { numberOf } from '../../article/encodings.js';
import { InputFault, skip, skipForError } from '../../article/skipped.js';
import { decodeFile, isBinary } from '../decode.js';
import type { ReadBytes } from '../lines.js';
import { nextSize } from '../next-size.js';
import { RawArticle, skipBroken } from '../raw-article.js';
import { largeMessage } from '../read-whole.js';
import type { Articles, ReadOptions, ReadTools } from '../reader.js';

/** The first bytes of a stream whose length is not known. */
const FIRST_BYTES = 8192;

/** The single article of a stream of text, and the faults of its bytes. */
export function* readTextStream(
  read: ReadBytes,
  { shown, bytes: size }: SourceFile,
  { encoding: wanted }: ReadOptions,
  { maxBytes, kernel }: ReadTools,
): Articles {
  const article = new RawArticle(kernel);
  let bytes: Uint8Array;
  try {
    if (size > maxBytes) throw new InputFault('too-large', largeMessage(maxBytes));
    bytes = readInto(article, read, size, maxBytes);
  } catch (error) {
    yield skipForError(shown, error);
    return;
  }
  if (isBinary(bytes, wanted)) {
    yield skip(shown, 'binary', 'a NUL byte among the first 8192: no text file');
    return;
  }
  const decoded = decodeFile(bytes, wanted);
  const { text, broken } = decoded;
  if (broken) yield skipBroken(shown, broken);
  article.encoding = numberOf(decoded);
  article.end = bytes.length;
  if (text.buffer !== article.bytes.buffer) article.textBuffer(text.length).set(text);
  article.setText(text.length);
  yield article;
}

/** Reads a stream into the article's buffer for text. */
function readInto(
  article: RawArticle,
  read: ReadBytes,
  size: number,
  maxBytes: number,
): Uint8Array {
  // One byte more than the file, so that the end is met without a larger buffer.
  let buffer = article.textBuffer(1 + (size || FIRST_BYTES));
  for (let filled = 0; ; ) {
    const count = read(buffer, filled, buffer.length - filled, filled);
    if (count === 0) return buffer.subarray(0, filled);
    filled += count;
    if (filled > maxBytes) throw new InputFault('too-large', largeMessage(maxBytes));
    if (filled === buffer.length) buffer = article.textBuffer(nextSize(filled, maxBytes + 1));
  }
}
