import { InputFault } from '../article/skipped.js';
import type { ReadBytes } from './lines.js';
import { nextSize } from './next-size.js';

/** The first size of the buffer, which grows until the stream ends. */
const FIRST_BYTES = 8192;
/** An expected size is not trusted beyond this: archives declare sizes of their own. */
const MOST_EXPECTED = 1024 * 1024;

/**
 * All of a stream in one piece.
 * @param tooLarge the message if it has more than `most` bytes.
 * @param expected its probable size: memory of this size is filled in one read.
 * @throws {InputFault} in that case.
 */
export function readWhole(
  read: ReadBytes,
  most: number,
  tooLarge = largeMessage(most),
  expected = 0,
): Uint8Array {
  // One byte more, so that the end is met without larger memory.
  const first = Math.max(FIRST_BYTES, Math.min(expected + 1, MOST_EXPECTED));
  let bytes = new Uint8Array(Math.min(first, most + 1));
  for (let filled = 0; ; ) {
    const count = read(bytes, filled, bytes.length - filled, filled);
    filled += count;
    if (count === 0) return bytes.subarray(0, filled);
    if (filled > most) throw new InputFault('too-large', tooLarge);
    if (filled < bytes.length) continue;
    const larger = new Uint8Array(nextSize(filled, most + 1));
    larger.set(bytes);
    bytes = larger;
  }
}

/** The message for input that is longer than the limit of bytes. */
export function largeMessage(most: number): string {
  return `more than ${most} bytes in one piece, the limit of its format or of --max-size`;
}
