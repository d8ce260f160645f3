import fs from 'node:fs';
import type { Address } from '../article/address.js';
import { readExactly } from './read-exactly.js';

/**
 * The bytes of an article that has a file of its own.
 * @throws the error of the system, or an error if the file has become shorter.
 */
export function readRange({ path, start, end }: Address): Uint8Array {
  const bytes = new Uint8Array(end - start);
  const fd = fs.openSync(path, 'r');
  try {
    if (!readExactly(fd, start, bytes)) throw new Error('it is shorter than it was');
    return bytes;
  } finally {
    fs.closeSync(fd);
  }
}
