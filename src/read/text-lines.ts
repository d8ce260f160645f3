import fs from 'node:fs';
import { stringOf } from '../kernel/bytes.js';
import { type ReadBytes, readLines } from './lines.js';
import { readStdin } from './stdin.js';

/** Bytes that are read at once. */
const BLOCK_BYTES = 1 << 20;
/** A length below the longest string of the runtime. */
const MAX_LINE_BYTES = 2 ** 28;

/**
 * The lines of a file of UTF-8, or of standard input for `-`, as strings. Holds a block of the
 * file, or its longest line.
 * @throws the error of the system if the file cannot be read.
 */
export function* readTextLines(path: string): Generator<string> {
  const isStdin = path === '-';
  const fd = isStdin ? 0 : fs.openSync(path, 'r');
  const read: ReadBytes = (buffer, offset, length, position) =>
    isStdin ? readStdin(buffer, offset, length) : fs.readSync(fd, buffer, offset, length, position);
  const sizes = { blockBytes: BLOCK_BYTES, maxLineBytes: MAX_LINE_BYTES };
  let isFirst = true;
  try {
    for (const line of readLines(read, sizes)) {
      // A byte order mark is not part of the first line.
      yield isFirst ? stringOf(line).replace(/^\ufeff/, '') : stringOf(line);
      isFirst = false;
    }
  } finally {
    if (!isStdin) fs.closeSync(fd);
  }
}
