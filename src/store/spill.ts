/** Blocks that do not fit into memory, in a file without a name. */
import fs from 'node:fs';
import path from 'node:path';
import { RunError } from '../errors.js';
import type { SketchBlock } from '../sketch/block.js';
import { leaveOnDisk, packBlock, packedBytes } from './packed-block.js';

/**
 * The temporary file of a scan, and the place in it of the next bytes; threads share both. Plain
 * data.
 */
export interface SpillSpace {
  fd: number;
  /** Bytes used so far, in shared memory. */
  end: BigInt64Array;
}

/**
 * Opens a temporary file that is gone when the process ends, even if it is killed: the file loses
 * its name as soon as it is open, and all threads of the process use its descriptor.
 * @throws {RunError} if the folder takes no file.
 */
export function openSpill(folder: string): SpillSpace {
  const moment = process.hrtime.bigint();
  const name = path.join(folder, `wirecopy-${process.pid}-${moment}.tmp`);
  try {
    const fd = fs.openSync(name, 'wx+', 0o600);
    fs.unlinkSync(name);
    return { fd, end: new BigInt64Array(new SharedArrayBuffer(8)) };
  } catch (error) {
    throw cannotSpill(folder, error);
  }
}

/** Releases the space of the file; its contents are lost. */
export function closeSpill({ fd }: SpillSpace): void {
  fs.closeSync(fd);
}

/** Writes the data that one thread spills. */
export class SpillWriter {
  readonly #space: SpillSpace;
  /** The buffer in which blocks are packed: a new one each time would be collected late. */
  #scratch = new SharedArrayBuffer(0);

  constructor(space: SpillSpace) {
    this.#space = space;
  }

  /** Packs a block and writes it, as {@link add} does. */
  pack(block: SketchBlock): SketchBlock {
    return this.add(
      packBlock(block, (bytes) => {
        if (this.#scratch.byteLength < bytes) this.#scratch = new SharedArrayBuffer(2 * bytes);
        return this.#scratch;
      }),
    );
  }

  /**
   * Writes a packed block.
   * @returns the block without its large columns, which are read from the file.
   * @throws {RunError} if the disk is full.
   */
  add(block: SketchBlock): SketchBlock {
    const at = this.#write(packedBytes(block));
    return leaveOnDisk(block, this.#space.fd, at);
  }

  /** Writes words. */
  addWords(words: Uint32Array): Words {
    const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
    return { fd: this.#space.fd, at: this.#write(bytes), length: words.length };
  }

  /** Writes bytes; returns where. */
  #write(bytes: Uint8Array): number {
    const { fd, end } = this.#space;
    const at = Number(Atomics.add(end, 0, BigInt(bytes.length)));
    try {
      for (let done = 0; done < bytes.length; ) {
        done += fs.writeSync(fd, bytes, done, bytes.length - done, at + done);
      }
    } catch (error) {
      throw cannotSpill('the temporary folder', error);
    }
    return at;
  }
}

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

/** The error that sketches cannot go to disk, with advice. */
export function cannotSpill(folder: string, error: unknown): RunError {
  const why = error instanceof Error ? error.message : String(error);
  const advice = 'set TMPDIR to a folder that is there and has more space, or give more --memory';
  return new RunError(`${folder} takes no temporary file: ${why}; ${advice}`, { cause: error });
}
