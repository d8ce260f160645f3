/** Adds the contents of files to the hash by which a finished job is recognised. */
import fs from 'node:fs';
import type { SourceFile } from '../article/address.js';
import { indexOfByte } from '../kernel/bytes.js';
import { OPEN_FLAGS } from './raw-article.js';
import type { Hasher } from './reader.js';

const BLOCK_BYTES = 1 << 20;
const LINE_FEED = 10;

/** A part of a file. */
interface Part {
  path: string;
  start: number;
  /** The part ends at the first line end after this byte; 0 if it ends with the file. */
  end: number;
}

/** Adds all bytes of some files to a hash. Cost: a read of each. */
export function hashFiles(files: readonly SourceFile[], hasher: Hasher): void {
  const buffer = new Uint8Array(BLOCK_BYTES);
  const see = () => {};
  for (const { path } of files) hashPart({ path, start: 0, end: 0 }, hasher, see, buffer);
}

/**
 * Adds a part of a file to a hash.
 * @param see called with each piece of it.
 */
export function hashPart(
  { path, start, end }: Part,
  hasher: Hasher,
  see: (piece: Uint8Array) => void,
  buffer = new Uint8Array(BLOCK_BYTES),
): void {
  let fd: number;
  try {
    fd = fs.openSync(path, OPEN_FLAGS);
  } catch (error) {
    hasher.update(`cannot be opened: ${(error as NodeJS.ErrnoException).code}`);
    return;
  }
  try {
    let position = start;
    for (;;) {
      const count = fs.readSync(fd, buffer, 0, buffer.length, position);
      const bytes = buffer.subarray(0, count);
      hasher.update(bytes);
      see(bytes);
      position += count;
      // A whole file ends at its last byte; a range ends with the line that it ends in.
      const from = Math.max(0, end - (position - count));
      if (count === 0 || (end > 0 && indexOfByte(bytes, LINE_FEED, from) >= 0)) break;
    }
    hasher.update(`${position - start} bytes`);
  } catch (error) {
    hasher.update(`cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  } finally {
    fs.closeSync(fd);
  }
}
