import { writeFingerprint } from '../fingerprint';

/**
 * Chooses as assembly/winnow.ts says, among more than `window` shingles; the window may be of any
 * width.
 */
export function winnowScalar(
  shingles: usize,
  count: u32,
  window: u32,
  keys: usize,
  positions: usize,
): u32 {
  let chosen: u32 = 0;
  let least: u32 = 0;
  let leastAt: u32 = 0;
  for (let right = window - 1; right < count; right++) {
    const value = load<u32>(shingles + (<usize>right << 3), 4);
    if (chosen > 0 && leastAt + window > right) {
      if (value >= least) continue;
      least = value;
      leastAt = right;
    } else {
      least = value;
      leastAt = right;
      for (let back: u32 = 1; back < window; back++) {
        const candidate = load<u32>(shingles + (<usize>(right - back) << 3), 4);
        const isLess = candidate < least;
        least = select<u32>(candidate, least, isLess);
        leastAt = select<u32>(right - back, leastAt, isLess);
      }
    }
    const to = <usize>chosen << 2;
    writeFingerprint(shingles, leastAt, keys + to, positions + to);
    chosen++;
  }
  return chosen;
}
