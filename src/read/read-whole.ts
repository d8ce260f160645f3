import { InputFault } from '../article/skipped.js';
import type { ReadBytes } from './lines.js';

const FIRST_BYTES = 8192;

/**
 * All of a stream in one piece.
 * @throws {InputFault} if it has more than `most` bytes.
 */
export function readWhole(read: ReadBytes, most: number): Uint8Array {
  let bytes = new Uint8Array(Math.min(FIRST_BYTES, most + 1));
  for (let filled = 0; ; ) {
    const count = read(bytes, filled, bytes.length - filled, filled);
    filled += count;
    if (count === 0) return bytes.subarray(0, filled);
    if (filled > most) throw tooLarge(most);
    if (filled < bytes.length) continue;
    const larger = new Uint8Array(Math.min(2 * filled, most + 1));
    larger.set(bytes);
    bytes = larger;
  }
}

/** The fault of input that is longer than the limit of bytes. */
export function tooLarge(most: number): InputFault {
  const message = `more than ${most} bytes in one piece, the limit of its format or of --max-size`;
  return new InputFault('too-large', message);
}
