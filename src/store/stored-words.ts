/** Words in memory or in the temporary file of a scan, as `SketchStore` puts them. */
import fs from 'node:fs';
import { RunError } from '../errors.js';

/** Spilled words: their place in an open file. */
interface DiskWords {
  fd: number;
  at: number;
  length: number;
}

/** Words in memory, or on disk. */
export type Words = Uint32Array | DiskWords;

/** The words themselves; words on disk are read. */
export function wordsOf(words: Words): Uint32Array {
  if (words instanceof Uint32Array) return words;
  return readWords(words.fd, words.at, words.length);
}

/** A part of some words: in place, if they are on disk or in shared memory, else a copy. */
export function sliceOf(words: Words, from: number, to: number): Words {
  if (words instanceof Uint32Array) {
    const isShared = words.buffer instanceof SharedArrayBuffer;
    return isShared ? words.subarray(from, to) : words.slice(from, to);
  }
  return { fd: words.fd, at: words.at + 4 * from, length: to - from };
}

/** The words of all pieces in one array. */
export function joinWords(pieces: readonly Words[]): Uint32Array {
  const joined = new Uint32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const piece of pieces) {
    joined.set(wordsOf(piece), filled);
    filled += piece.length;
  }
  return joined;
}

/** Words of a file from the byte `start` on, in memory of their own. */
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

/** Fills `into` with the contents of a file from the byte `start` on. */
export function readInto(fd: number, start: number, into: Uint8Array | Uint32Array): void {
  const bytes = into.byteLength;
  for (let done = 0; done < bytes; ) {
    const view = new Uint8Array(into.buffer, into.byteOffset + done, bytes - done);
    const read = fs.readSync(fd, view, 0, view.length, start + done);
    if (read === 0) throw new RunError('a temporary file became shorter while it was in use');
    done += read;
  }
}
