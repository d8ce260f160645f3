// Winnowing: Schleimer, Wilkerson, Aiken, SIGMOD 2003, the robust variant of their section 5.1.
import { winnowLong } from './dispatch';
import { writeFingerprint } from './fingerprint';

/**
 * Chooses fingerprints among `count` shingle hashes: the smallest of every window of `window`
 * shingles; among equals the one already chosen, else the last. Any two texts that share window
 * consecutive shingles choose at least one of them alike. Texts of at most `window` shingles choose
 * them all, so that short texts are compared exactly.
 *
 * Writes the u32 key and the u32 token position of each to `keys` and `positions`, returns how many.
 * Ordered by the upper half of the hash, keyed by the lower, so that keys stay evenly spread.
 */
export function winnow(
  shingles: usize,
  count: u32,
  window: u32,
  keys: usize,
  positions: usize,
): u32 {
  if (count > window) return winnowLong(shingles, count, window, keys, positions);
  for (let at: u32 = 0; at < count; at++) {
    const to = <usize>at << 2;
    writeFingerprint(shingles, at, keys + to, positions + to);
  }
  return count;
}
