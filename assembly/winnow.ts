// Winnowing: Schleimer, Wilkerson, Aiken, SIGMOD 2003, the robust variant of their section 5.1.

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
  let chosen: u32 = 0;
  if (count <= window) {
    for (; chosen < count; chosen++) choose(shingles, chosen, chosen, keys, positions);
    return chosen;
  }
  let least: u32 = 0;
  let leastAt: u32 = 0;
  let have = false;
  for (let right = window - 1; right < count; right++) {
    const value = load<u32>(shingles + (<usize>right << 3), 4);
    if (have && leastAt + window > right) {
      if (value >= least) continue;
      least = value;
      leastAt = right;
    } else {
      have = true;
      least = value;
      leastAt = right;
      for (let back: u32 = 1; back < window; back++) {
        const candidate = load<u32>(shingles + (<usize>(right - back) << 3), 4);
        const isLess = candidate < least;
        least = select<u32>(candidate, least, isLess);
        leastAt = select<u32>(right - back, leastAt, isLess);
      }
    }
    choose(shingles, leastAt, chosen, keys, positions);
    chosen++;
  }
  return chosen;
}

@inline
function choose(shingles: usize, at: u32, index: u32, keys: usize, positions: usize): void {
  store<u32>(keys + (<usize>index << 2), load<u32>(shingles + (<usize>at << 3)));
  store<u32>(positions + (<usize>index << 2), at);
}
