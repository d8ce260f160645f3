/** Files that are one article each. */
import fs from 'node:fs';
import { decodeFile, isBinary } from './decode.js';
import type { TextFile } from './jobs.js';
import {
  OPEN_FLAGS,
  type RawArticle,
  type RawSkip,
  type ReadLimits,
  skipBroken,
} from './raw-article.js';
import { skip, skipForError } from './skipped.js';

/** The articles of `files` in their order: one open, one read and one close for each. */
export function* readTextFiles(
  files: readonly TextFile[],
  limits: ReadLimits,
): Generator<RawArticle | RawSkip> {
  let scratch = Buffer.allocUnsafeSlow(limits.blockBytes);
  for (const file of files) {
    const { path, shown, id } = file;
    if (file.bytes > limits.maxBytes) {
      yield skip(shown, 'too-large', `${file.bytes} bytes; at most ${limits.maxBytes} are read`);
      continue;
    }
    let bytes: Buffer;
    try {
      // One byte more than the file has: a read that does not fill the buffer met the end.
      if (scratch.length <= file.bytes) scratch = Buffer.allocUnsafeSlow(2 * file.bytes);
      bytes = readWhole(path, scratch);
    } catch (error) {
      yield skipForError(shown, error);
      continue;
    }
    if (isBinary(bytes)) {
      yield skip(shown, 'binary', 'a NUL byte among the first 8192: no text file');
      continue;
    }
    const decoded = decodeFile(bytes);
    if (decoded.broken) yield skipBroken(shown, decoded.broken);
    const { text } = decoded;
    const metadata = { title: '', date: '', source: '', url: '' };
    yield { type: 'article', id, ...metadata, text, path, line: 0, start: 0, end: bytes.length };
  }
}

/** The bytes of a file, in `scratch` where they have room there (the file may have grown). */
function readWhole(path: string, scratch: Buffer): Buffer {
  const fd = fs.openSync(path, OPEN_FLAGS);
  try {
    let buffer = scratch;
    let filled = 0;
    for (;;) {
      const count = fs.readSync(fd, buffer, filled, buffer.length - filled, filled);
      filled += count;
      // Regular files give all that was asked for, except at their end.
      if (filled < buffer.length) return buffer.subarray(0, filled);
      const larger = Buffer.allocUnsafeSlow(2 * buffer.length);
      buffer.copy(larger);
      buffer = larger;
    }
  } finally {
    fs.closeSync(fd);
  }
}
