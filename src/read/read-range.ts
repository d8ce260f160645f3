import fs from 'node:fs';
import type { Address } from '../article/address.js';

/**
 * The bytes of an article that has a file of its own.
 * @throws the error of the system, or an error if the file has become shorter.
 */
export function readRange({ path, start, end }: Address): Uint8Array {
  const bytes = new Uint8Array(end - start);
  const fd = fs.openSync(path, 'r');
  try {
    for (let filled = 0; filled < bytes.length; ) {
      const count = fs.readSync(fd, bytes, filled, bytes.length - filled, start + filled);
      if (count === 0) throw new Error('it is shorter than it was');
      filled += count;
    }
    return bytes;
  } finally {
    fs.closeSync(fd);
  }
}
