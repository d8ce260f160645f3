/** Words that are in memory or in the temporary file of a scan, as `SketchStore` puts them. */
import fs from 'node:fs';
import { RunError } from '../errors.js';

/** Words that were spilled: where they are in an open file. */
interface DiskWords {
  fd: number;
  at: number;
  length: number;
}

/** Words in memory, or on disk. */
export type Words = Uint32Array | DiskWords;

/** The words themselves, read where they are on disk. */
export function wordsOf(words: Words): Uint32Array {
  if (words instanceof Uint32Array) return words;
  return readWords(words.fd, words.at, words.length);
}

/** A part of words: where they are, if threads share that memory or they are on disk, else a copy. */
export function sliceOf(words: Words, from: number, to: number): Words {
  if (words instanceof Uint32Array) {
    const isShared = words.buffer instanceof SharedArrayBuffer;
    return isShared ? words.subarray(from, to) : words.slice(from, to);
  }
  return { fd: words.fd, at: words.at + 4 * from, length: to - from };
}

/** Words of all pieces in one array. */
export function joinWords(pieces: readonly Words[]): Uint32Array {
  const joined = new Uint32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const piece of pieces) {
    joined.set(wordsOf(piece), filled);
    filled += piece.length;
  }
  return joined;
}

/** Words from the byte `start` of a file on, in memory of their own. */
export function readWords(fd: number, start: number, count: number): Uint32Array {
  const words = new Uint32Array(count);
  readInto(fd, start, words);
  return words;
}

/** Bytes of a spilled column, in memory of their own. */
export function readColumn(fd: number, start: number, count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  readInto(fd, start, bytes);
  return bytes;
}

/** Fills memory with what stands in a file from the byte `start` on. */
export function readInto(fd: number, start: number, into: Uint8Array | Uint32Array): void {
  const bytes = into.byteLength;
  for (let done = 0; done < bytes; ) {
    const view = new Uint8Array(into.buffer, into.byteOffset + done, bytes - done);
    const read = fs.readSync(fd, view, 0, view.length, start + done);
    if (read === 0) throw new RunError('a temporary file became shorter while it was in use');
    done += read;
  }
}
