// Shingle hashes: a polynomial over k token hashes modulo 2^64, mixed.
import { BASE, mix } from './hash';

/** The number of shingles of `tokens` tokens: one of all of them if they are fewer than k. */
@inline
export function shingleCount(tokens: u32, k: u32): u32 {
  return tokens == 0 ? 0 : tokens < k ? 1 : tokens - k + 1;
}

/**
 * Writes the u64 hash of each shingle of k tokens to `out`, in order; returns the 64-bit hash of
 * the whole token sequence. The sum of a shingle follows from the sum before it, one token in and
 * one token out, so a token costs two multiplications for any k (Rabin-Karp).
 */
export function shingleInto(tokens: usize, count: u32, k: u32, out: usize): u64 {
  let power: u64 = 1;
  for (let i: u32 = 0; i < k; i++) power *= BASE;
  let sum: u64 = 0;
  const first = min(count, k);
  for (let i: u32 = 0; i < first; i++) sum = sum * BASE + load<u32>(tokens + (<usize>i << 2));
  if (count > 0) store<u64>(out, mix(sum));
  let all = sum;
  let enter = tokens + (<usize>k << 2);
  const end = tokens + (<usize>count << 2);
  let leave = tokens;
  for (out += 8; enter < end; enter += 4, leave += 4, out += 8) {
    const token = <u64>load<u32>(enter);
    all = all * BASE + token;
    sum = sum * BASE + token - load<u32>(leave) * power;
    store<u64>(out, mix(sum));
  }
  return mix(all ^ (<u64>count * BASE));
}

/**
 * Writes the shingles of k tokens to `out` and the shingles of k + 1 to `longerOut`, in one pass:
 * the sum of the longer one is a step on the way from a shorter one to the next. Cost: three
 * multiplications per token besides the mixing; two passes take six.
 */
export function shingleTwiceInto(
  tokens: usize,
  count: u32,
  k: u32,
  out: usize,
  longerOut: usize,
): u64 {
  if (count <= k) {
    shingleInto(tokens, count, k + 1, longerOut);
    return shingleInto(tokens, count, k, out);
  }
  let power: u64 = 1;
  for (let i: u32 = 0; i < k; i++) power *= BASE;
  let sum: u64 = 0;
  for (let i: u32 = 0; i < k; i++) sum = sum * BASE + load<u32>(tokens + (<usize>i << 2));
  store<u64>(out, mix(sum));
  let all = sum;
  const end = tokens + (<usize>count << 2);
  let leave = tokens;
  for (let enter = tokens + (<usize>k << 2); enter < end; enter += 4, leave += 4) {
    const token = <u64>load<u32>(enter);
    all = all * BASE + token;
    const moved = sum * BASE;
    store<u64>(longerOut, mix(moved + token));
    longerOut += 8;
    // The difference is computed apart, so that the sum waits for one product and one addition
    // only.
    sum = moved + (token - load<u32>(leave) * power);
    out += 8;
    store<u64>(out, mix(sum));
  }
  return mix(all ^ (<u64>count * BASE));
}
