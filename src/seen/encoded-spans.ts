/** Spans in the encoding of the kernel (assembly/token-output.ts), for texts that were repaired. */
import { putWord } from './byte-writer.js';

const LENGTH_BITS = 6;
const GAPS = 4;
const LENGTHS = 64;
const LONG = 255;

/**
 * Encodes (start, end) pairs in ascending order. A span that begins in the one before it, as two
 * tokens of one replaced place do, begins at its end.
 */
export function encodeSpans(pairs: Uint32Array): Uint8Array {
  const out = new Uint8Array((11 * pairs.length) / 2);
  let to = 0;
  let end = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    const start = Math.max(end, pairs[i]!);
    const next = Math.max(start, pairs[i + 1]!);
    to = putSpan(out, to, start - end, next - start);
    end = next;
  }
  return out.slice(0, to);
}

/** Writes one span; returns where the next one goes. */
export function putSpan(out: Uint8Array, at: number, gap: number, length: number): number {
  if (gap < GAPS && length < LENGTHS && length > 0) {
    out[at] = (gap << LENGTH_BITS) | length;
    return at + 1;
  }
  out[at] = 0;
  return putNumber(out, putNumber(out, at + 1, gap), length);
}

function putNumber(out: Uint8Array, at: number, value: number): number {
  if (value < LONG) {
    out[at] = value;
    return at + 1;
  }
  out[at] = LONG;
  return putWord(out, at + 1, value);
}
