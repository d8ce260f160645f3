/** A stream in blocks of whole lines, as they come: a block is given as soon as a line has ended. */
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { errorCode } from '../article/skipped.js';
import type { ReadBytes } from '../read/lines.js';

/** Reads up to `length` bytes into `buffer` at `offset`; 0 is the end. */
export type ReadOn = (
  buffer: Uint8Array,
  offset: number,
  length: number,
) => number | Promise<number>;

/** Bytes that are read at once. */
const READ_BYTES = 256 * 1024;

/** The time to wait for more bytes of a descriptor that does not block. */
const RETRY_MS = 5;

const LINE_FEED = 0x0a;

/** Reads an open file or pipe without blocking the thread. */
export function readsDescriptor(fd: number): ReadOn {
  return async (buffer, offset, length) => {
    for (;;) {
      try {
        return await readOnce(fd, buffer, offset, length);
      } catch (error) {
        if (errorCode(error) === 'EOF') return 0;
        if (errorCode(error) !== 'EAGAIN') throw error;
        await wait(RETRY_MS);
      }
    }
  };
}

function readOnce(fd: number, buffer: Uint8Array, offset: number, length: number): Promise<number> {
  return new Promise((resolve, reject) => {
    fs.read(fd, buffer, offset, length, null, (error, count) => {
      if (error) reject(error);
      else resolve(count);
    });
  });
}

/** Reads a stream that is read in the thread, such as one that is decompressed. */
export function readsStream(read: ReadBytes): ReadOn {
  let position = 0;
  return (buffer, offset, length) => {
    const count = read(buffer, offset, length, position);
    position += count;
    return count;
  };
}

/**
 * Blocks of whole lines; only the last may end without a line feed. A block is valid until the next one
 * is asked for. Memory: twice the longest line.
 */
export async function* lineBlocks(read: ReadOn): AsyncGenerator<Uint8Array, void> {
  let buffer = new Uint8Array(2 * READ_BYTES);
  let filled = 0;
  for (;;) {
    if (buffer.length - filled < READ_BYTES) {
      const larger = new Uint8Array(2 * buffer.length);
      larger.set(buffer.subarray(0, filled));
      buffer = larger;
    }
    const count = await read(buffer, filled, READ_BYTES);
    if (count === 0) break;
    const end = buffer.subarray(filled, filled + count).lastIndexOf(LINE_FEED);
    filled += count;
    if (end < 0) continue;
    const whole = filled - count + end + 1;
    yield buffer.subarray(0, whole);
    buffer.copyWithin(0, whole, filled);
    filled -= whole;
  }
  if (filled > 0) yield buffer.subarray(0, filled);
}
