import type { ReadBytes } from './lines.js';

const FIRST_BYTES = 8192;

/** All of a stream in one piece. */
export function readWhole(read: ReadBytes): Uint8Array {
  let bytes = new Uint8Array(FIRST_BYTES);
  for (let filled = 0; ; ) {
    const count = read(bytes, filled, bytes.length - filled, filled);
    filled += count;
    if (count === 0) return bytes.subarray(0, filled);
    if (filled < bytes.length) continue;
    const larger = new Uint8Array(2 * filled);
    larger.set(bytes);
    bytes = larger;
  }
}
