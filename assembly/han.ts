// Tokens of Han: each ideograph is one, and most ideographs are next to others.
import { hashFinish, hashSeed, hashWord } from './hash';
import { isHan } from './simple-points';
import { lastEnd, spanOut, tokenOut, writeFrom, writeSpan } from './token-output';

/**
 * Writes a token for each ideograph from `at` on, except the last one of the row, to which the next
 * bytes may belong. The first one begins at `start`, in units, and each is `size` units long.
 * Returns where the last one is: `at` if it is the only one. The row ends at `end` at the latest.
 */
@inline
export function writeHan(at: usize, end: usize, start: u32, size: u32): usize {
  let out = tokenOut;
  let spanTo = spanOut;
  let gap = start - lastEnd;
  let bytes = load<u32>(at);
  const first = at;
  for (; at + 3 < end; at += 3) {
    const next = load<u32>(at, 3);
    if ((next & 0xf0) != 0xe0 || !isHan(pointOf(next))) break;
    store<u32>(out, hashFinish(hashWord(hashSeed(), <u64>(bytes & 0xffffff)), 0));
    out += 4;
    spanTo = writeSpan(spanTo, gap, size);
    gap = 0;
    bytes = next;
  }
  if (at > first) writeFrom(out, spanTo, start + (<u32>(at - first) / 3) * size);
  return at;
}

/** The code point of three bytes, the first one lowest. */
@inline
function pointOf(bytes: u32): u32 {
  return ((bytes & 15) << 12) | ((bytes >> 2) & 0xfc0) | ((bytes >> 16) & 63);
}
