/**
 * Sorts `count` (u32 key, u32 value) pairs by key, in place and stable: radix sort, four passes of
 * a byte. `otherKeys` and `otherValues` are scratch of the same size.
 */
export function sortPairs(
  keys: usize,
  values: usize,
  count: u32,
  otherKeys: usize,
  otherValues: usize,
): void {
  memory.fill(COUNTERS, 0, 4096);
  for (let i: u32 = 0; i < count; i++) {
    const key = load<u32>(keys + (<usize>i << 2));
    for (let digit: u32 = 0; digit < 4; digit++) {
      const counter = counterOf(key, digit);
      store<u32>(counter, load<u32>(counter) + 1);
    }
  }
  for (let digit: u32 = 0; digit < 4; digit++) {
    let total: u32 = 0;
    for (let value: u32 = 0; value < 256; value++) {
      const counter = COUNTERS + (<usize>((digit << 8) | value) << 2);
      const size = load<u32>(counter);
      store<u32>(counter, total);
      total += size;
    }
    for (let i: u32 = 0; i < count; i++) {
      const key = load<u32>(keys + (<usize>i << 2));
      const counter = counterOf(key, digit);
      const at = load<u32>(counter);
      store<u32>(counter, at + 1);
      store<u32>(otherKeys + (<usize>at << 2), key);
      store<u32>(otherValues + (<usize>at << 2), load<u32>(values + (<usize>i << 2)));
    }
    let swap = keys;
    keys = otherKeys;
    otherKeys = swap;
    swap = values;
    values = otherValues;
    otherValues = swap;
  }
}

/** 256 counters for each of the four digits. */
const COUNTERS: usize = memory.data(4096, 4);

@inline
function counterOf(key: u32, digit: u32): usize {
  return COUNTERS + (<usize>((digit << 8) | ((key >> (digit << 3)) & 255)) << 2);
}
