/** A stream in pieces of whole lines, as they come: a piece is given as soon as a line has ended. */
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { errorCode } from '../article/skipped.js';
import type { ReadBytes } from '../read/lines.js';
import { ByteWriter } from '../seen/byte-writer.js';

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

/** The bytes of a stream as they come. A chunk is valid until the next one is asked for. */
export async function* chunksOf(read: ReadOn): AsyncGenerator<Uint8Array, void> {
  const buffer = new Uint8Array(READ_BYTES);
  for (let count = await read(buffer, 0, READ_BYTES); count > 0; ) {
    yield buffer.subarray(0, count);
    count = await read(buffer, 0, READ_BYTES);
  }
}

/** Whole lines; or the bytes of a line that is longer than allowed, and was passed over. */
export type LinePiece = Uint8Array | number;

/**
 * The lines of a stream as they come; only the last may end without a line feed. A piece is valid until
 * the next one is asked for. Memory: three times the longest line that is allowed.
 * @param mostBytes of a line that does not come whole in one chunk.
 */
export async function* wholeLines(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<LinePiece, void> {
  let begun = new ByteWriter();
  let passedOver = 0;
  for await (const chunk of chunks) {
    const first = chunk.indexOf(LINE_FEED);
    const own = first < 0 ? chunk.length : first;
    const isTooLong = passedOver > 0 || begun.length + own > mostBytes;
    if (isTooLong) {
      passedOver += begun.length + own;
      begun = new ByteWriter();
    }
    if (first < 0) {
      if (!isTooLong) begun.append(chunk);
      continue;
    }
    if (isTooLong) yield passedOver;
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    const lines = chunk.subarray(isTooLong ? first + 1 : 0, end);
    if (lines.length > 0) yield begun.length === 0 ? lines : joined(begun, lines);
    passedOver = 0;
    begun.clear();
    begun.append(chunk.subarray(end));
  }
  if (passedOver > 0) yield passedOver;
  else if (begun.length > 0) yield begun.view;
}

function joined(begun: ByteWriter, lines: Uint8Array): Uint8Array {
  begun.append(lines);
  return begun.view;
}
