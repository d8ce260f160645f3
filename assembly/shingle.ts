// Shingle hashes: a polynomial over k token hashes modulo 2^64, mixed.
import { BASE, mix } from './hash';

/** How many shingles `tokens` tokens have: one of what there is when they are fewer than k. */
@inline
export function shingleCount(tokens: u32, k: u32): u32 {
  return tokens == 0 ? 0 : tokens < k ? 1 : tokens - k + 1;
}

/**
 * Writes the u64 hash of each shingle of k tokens to `out`, in order; returns the 64-bit hash of
 * the whole token sequence. The sum of a shingle is the difference of two prefix sums, so that a
 * token costs two multiplications whatever k is (Rabin-Karp).
 */
export function shingleInto(tokens: usize, count: u32, k: u32, out: usize): u64 {
  let power: u64 = 1;
  for (let i: u32 = 0; i < k; i++) power *= BASE;
  let ahead: u64 = 0;
  let behind: u64 = 0;
  const first = min(count, k);
  for (let i: u32 = 0; i < first; i++) {
    ahead = ahead * BASE + load<u32>(tokens + (<usize>i << 2));
  }
  if (count > 0) store<u64>(out, mix(ahead));
  let enter = tokens + (<usize>k << 2);
  const end = tokens + (<usize>count << 2);
  let leave = tokens;
  for (out += 8; enter < end; enter += 4, leave += 4, out += 8) {
    ahead = ahead * BASE + load<u32>(enter);
    behind = behind * BASE + load<u32>(leave);
    store<u64>(out, mix(ahead - behind * power));
  }
  return mix(ahead ^ (<u64>count * BASE));
}
