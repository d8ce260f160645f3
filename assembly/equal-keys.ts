// Finds equal keys where nearly all keys occur once: a filter, and a sort of the keys that pass it.
import { sortPairs } from './sort';

/** Spreads keys over the slots of a filter, even keys that begin alike (Fibonacci hashing). */
const SPREAD: u32 = 0x9e3779b1;

/**
 * Moves the keys that may occur more than once to the front, and writes the former index of each to
 * `places`, 4 bytes per key. `filter` has a byte for each value of `filterBits` bits. Returns the
 * number of keys that remain.
 */
export function keepRepeated(
  keys: usize,
  count: u32,
  filter: usize,
  filterBits: u32,
  places: usize,
): u32 {
  const shift = 32 - filterBits;
  const end = keys + (<usize>count << 2);
  memory.fill(filter, 0, <usize>1 << filterBits);
  for (let key = keys; key < end; key += 4) {
    const slot = filter + <usize>((load<u32>(key) * SPREAD) >> shift);
    // Counts 0, 1, and 2 for more.
    const met = <u32>load<u8>(slot);
    store<u8>(slot, <u8>(met + 1 - (met >> 1)));
  }
  let kept: usize = 0;
  for (let at: usize = 0; keys + at < end; at += 4) {
    const key = load<u32>(keys + at);
    // Always written, rarely kept: so there is no branch to predict.
    store<u32>(keys + kept, key);
    store<u32>(places + kept, <u32>(at >> 2));
    kept += <usize>(load<u8>(filter + <usize>((key * SPREAD) >> shift)) & 2) << 1;
  }
  return <u32>(kept >> 2);
}

/**
 * Groups `count` keys, which are sorted together with their values. For each key that occurs more
 * than once, writes the number of its places and its values in their earlier order; keys ascend.
 * Returns the number of words written. `other` takes 8 bytes per key, `out` 6.
 */
export function groupEqual(
  keys: usize,
  values: usize,
  count: u32,
  other: usize,
  out: usize,
): u32 {
  const bytes = <usize>count << 2;
  sortPairs(keys, values, count, other, other + bytes);
  const start = out;
  for (let at: usize = 0; at < bytes; ) {
    const key = load<u32>(keys + at);
    const group = out;
    do {
      out += 4;
      store<u32>(out, load<u32>(values + at));
      at += 4;
    } while (at < bytes && load<u32>(keys + at) == key);
    const size = <u32>((out - group) >> 2);
    store<u32>(group, size);
    out = size > 1 ? out + 4 : group;
  }
  return <u32>((out - start) >> 2);
}
