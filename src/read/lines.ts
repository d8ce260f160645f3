/** Reads of a byte stream, and its lines as views into one reused buffer. */

import { indexOfByte } from '../kernel/bytes.js';

/** Reads up to `length` bytes at `position` into `buffer` at `offset`; 0 is the end. */
export type ReadBytes = (
  buffer: Uint8Array,
  offset: number,
  length: number,
  position: number,
) => number;

/** Amounts of memory for lines. */
export interface LineSizes {
  /** Bytes to request at once, which is the first size of the buffer. */
  blockBytes: number;
  /** The longest line that is held in memory. */
  maxLineBytes: number;
}

const LINE_FEED = 0x0a;
const NOTHING = new Uint8Array(0);

/**
 * The lines of a stream without their line feeds; one that is too large is empty. Each is a view, which is
 * valid until the next is requested. Memory: one block, or the longest line.
 */
export function* readLines(
  read: ReadBytes,
  { blockBytes, maxLineBytes }: LineSizes,
): Generator<Uint8Array, void> {
  let buffer = new Uint8Array(blockBytes);
  // Invariant: `buffer[0, held)` is the beginning of a line, unless the line is already too large.
  let held = 0;
  let isTooLarge = false;
  for (let position = 0; ; ) {
    const count = read(buffer, held, buffer.length - held, position);
    position += count;
    const filled = buffer.subarray(0, held + count);
    const lineAt = (from: number, to: number) =>
      isTooLarge || to - from > maxLineBytes ? NOTHING : filled.subarray(from, to);
    let start = 0;
    let feed = indexOfByte(filled, LINE_FEED, held);
    while (feed !== -1) {
      yield lineAt(start, feed);
      isTooLarge = false;
      start = feed + 1;
      feed = indexOfByte(filled, LINE_FEED, start);
    }
    held = filled.length - start;
    if (count === 0) {
      if (held > 0 || isTooLarge) yield lineAt(start, filled.length);
      return;
    }
    isTooLarge ||= held > maxLineBytes;
    if (isTooLarge) held = 0;
    buffer.copyWithin(0, start, start + held);
    if (held === buffer.length) buffer = enlarged(buffer);
  }
}

function enlarged(buffer: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * buffer.length);
  larger.set(buffer);
  return larger;
}
