import { RunError } from '../errors.js';
import { readExactly } from '../read/read-exactly.js';

/** A spilled column: its place in an open file. */
interface SpilledColumn {
  fd: number;
  at: number;
  length: number;
}

/** A column in memory, or on disk. */
export type Column = Uint32Array | SpilledColumn;

/** The numbers of a column; a column on disk is read. */
export function loadColumn(column: Column): Uint32Array {
  if (column instanceof Uint32Array) return column;
  return readWords(column.fd, column.at, column.length);
}

/** A part of a column: in place, if it is on disk or in shared memory, else a copy. */
export function sliceColumn(column: Column, from: number, to: number): Column {
  if (column instanceof Uint32Array) {
    const isShared = column.buffer instanceof SharedArrayBuffer;
    return isShared ? column.subarray(from, to) : column.slice(from, to);
  }
  return { fd: column.fd, at: column.at + 4 * from, length: to - from };
}

/** The numbers of all pieces in one array. */
export function concatColumns(pieces: readonly Column[]): Uint32Array {
  const joined = new Uint32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const piece of pieces) {
    joined.set(loadColumn(piece), filled);
    filled += piece.length;
  }
  return joined;
}

/** 32-bit numbers of a file from the byte `start` on, in memory of their own. */
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
  if (!readExactly(fd, start, into)) {
    throw new RunError('a temporary file became shorter while it was in use');
  }
}
