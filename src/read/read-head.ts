import fs from 'node:fs';
import { HEAD_BYTES } from './peeked-bytes.js';
import { OPEN_FLAGS } from './raw-article.js';
import type { Head } from './reader.js';

/**
 * The beginning of a file.
 * @throws the error of the system if it cannot be read.
 */
export function readHead(file: string): Omit<Head, 'extension'> {
  const fd = fs.openSync(file, OPEN_FLAGS);
  try {
    const bytes = new Uint8Array(HEAD_BYTES);
    const count = fs.readSync(fd, bytes, 0, bytes.length, 0);
    return { bytes: bytes.subarray(0, count), isWhole: count < bytes.length };
  } finally {
    fs.closeSync(fd);
  }
}
