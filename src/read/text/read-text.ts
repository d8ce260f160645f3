import fs from 'node:fs';
import type { SourceFile } from '../../article/address.js';
import { numberOf } from '../../article/encodings.js';
import { skip, skipForError } from '../../article/skipped.js';
import { decodeFile, isBinary, type Wanted } from '../decode.js';
import type { ReadBytes } from '../lines.js';
import { OPEN_FLAGS, RawArticle, type RawSkip, skipBroken } from '../raw-article.js';
import { readWhole } from '../read-whole.js';
import type { Articles, Job, ReadOptions, ReadTools } from '../reader.js';

/** The articles of files in order, with one open, one read and one close for each. */
export function* readTextFiles(
  { files }: Job,
  { encoding }: ReadOptions,
  { maxBytes, kernel }: ReadTools,
): Articles {
  const article = new RawArticle(kernel);
  for (let i = 0; i < files.length; i++) {
    const file = files[i]!;
    if (file.bytes > maxBytes) {
      yield skip(file.shown, 'too-large', `${file.bytes} bytes; at most ${maxBytes} are read`);
      continue;
    }
    let bytes: Uint8Array;
    try {
      bytes = readInto(article, file);
    } catch (error) {
      yield skipForError(file.shown, error);
      continue;
    }
    article.file = i;
    yield* decodeInto(article, bytes, file, encoding);
  }
  return { lines: 0 };
}

/** The single article of a stream. */
export function* readTextStream(
  read: ReadBytes,
  file: SourceFile,
  { encoding }: ReadOptions,
  { kernel }: ReadTools,
): Articles {
  try {
    yield* decodeInto(new RawArticle(kernel), readWhole(read), file, encoding);
  } catch (error) {
    yield skipForError(file.shown, error);
  }
  return { lines: 0 };
}

/** Yields the article that these bytes hold, and the faults of the bytes. */
function* decodeInto(
  article: RawArticle,
  bytes: Uint8Array,
  { shown }: SourceFile,
  wanted: Wanted,
): Generator<RawArticle | RawSkip> {
  if (isBinary(bytes, wanted)) {
    yield skip(shown, 'binary', 'a NUL byte among the first 8192: no text file');
    return;
  }
  const decoded = decodeFile(bytes, wanted);
  const { text, broken } = decoded;
  if (broken) yield skipBroken(shown, broken);
  article.encoding = numberOf(decoded);
  article.end = bytes.length;
  if (text.buffer !== article.bytes.buffer) article.textRoom(text.length).set(text);
  article.setText(text.length);
  yield article;
}

/** Reads the bytes of a file into the article's buffer for text. */
function readInto(article: RawArticle, { path, bytes }: SourceFile): Uint8Array {
  const fd = fs.openSync(path, OPEN_FLAGS);
  try {
    // The buffer has one byte more than the file: a read that does not fill it has met the end.
    let buffer = article.textRoom(bytes + 1);
    let filled = 0;
    for (;;) {
      const count = fs.readSync(fd, buffer, filled, buffer.length - filled, filled);
      filled += count;
      // A read of a regular file is complete except at its end.
      if (filled < buffer.length) return buffer.subarray(0, filled);
      buffer = article.textRoom(2 * filled);
    }
  } finally {
    fs.closeSync(fd);
  }
}
