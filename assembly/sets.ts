// Shingle sets as sorted arrays of distinct u64 hashes, and how many two of them share.

/**
 * Writes the distinct ones of `count` shingle hashes to `out`, sorted, and returns how many.
 * Hashes are spread evenly, so that one distribution by their upper bits leaves about one a bucket
 * and an insertion pass ends the sorting: linear. `scratch` takes 40 bytes a shingle and 64 more.
 */
export function distinctInto(shingles: usize, count: u32, out: usize, scratch: usize): u32 {
  if (count == 0) return 0;
  const bits = max(<u32>1, 33 - clz(count));
  const slots = <u32>1 << bits;
  memory.fill(scratch, 0, <usize>slots << 3);
  const unsorted = scratch + (<usize>slots << 3);
  let distinct: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    // Zero marks an empty slot; 1 stands for it.
    const hash = max(<u64>1, load<u64>(shingles + (<usize>i << 3)));
    let slot = <u32>hash & (slots - 1);
    let held = load<u64>(scratch + (<usize>slot << 3));
    while (held != 0 && held != hash) {
      slot = (slot + 1) & (slots - 1);
      held = load<u64>(scratch + (<usize>slot << 3));
    }
    if (held != 0) continue;
    store<u64>(scratch + (<usize>slot << 3), hash);
    store<u64>(unsorted + (<usize>distinct << 3), hash);
    distinct++;
  }
  distribute(unsorted, distinct, out, scratch, bits);
  insertionSort(out, distinct);
  return distinct;
}

/** Counting sort by the upper `bits` bits. */
function distribute(from: usize, count: u32, out: usize, counters: usize, bits: u32): void {
  const shift = <u64>(64 - bits);
  memory.fill(counters, 0, <usize>4 << bits);
  for (let i: u32 = 0; i < count; i++) {
    const counter = counters + (<usize>(load<u64>(from + (<usize>i << 3)) >> shift) << 2);
    store<u32>(counter, load<u32>(counter) + 1);
  }
  let total: u32 = 0;
  for (let bucket: u32 = 0; bucket < <u32>1 << bits; bucket++) {
    const counter = counters + (<usize>bucket << 2);
    const size = load<u32>(counter);
    store<u32>(counter, total);
    total += size;
  }
  for (let i: u32 = 0; i < count; i++) {
    const hash = load<u64>(from + (<usize>i << 3));
    const counter = counters + (<usize>(hash >> shift) << 2);
    const at = load<u32>(counter);
    store<u32>(counter, at + 1);
    store<u64>(out + (<usize>at << 3), hash);
  }
}

function insertionSort(values: usize, count: u32): void {
  for (let i: u32 = 1; i < count; i++) {
    const value = load<u64>(values + (<usize>i << 3));
    let at = i;
    while (at > 0 && load<u64>(values + (<usize>(at - 1) << 3)) > value) {
      store<u64>(values + (<usize>at << 3), load<u64>(values + (<usize>(at - 1) << 3)));
      at--;
    }
    store<u64>(values + (<usize>at << 3), value);
  }
}

/** From this ratio of sizes on, the values of the smaller set are searched for in the larger. */
const SKEWED: u32 = 32;

/** How many values two sorted arrays of distinct u64 share. One step a value, without branches. */
export function intersect(a: usize, aCount: u32, b: usize, bCount: u32): u32 {
  if (aCount > bCount / SKEWED && bCount > aCount / SKEWED) return merge(a, aCount, b, bCount);
  return aCount < bCount ? search(a, aCount, b, bCount) : search(b, bCount, a, aCount);
}

/** Looks up each of a few values among many by bisection. */
function search(few: usize, fewCount: u32, many: usize, manyCount: u32): u32 {
  let shared: u32 = 0;
  let from: u32 = 0;
  for (let i: u32 = 0; i < fewCount; i++) {
    const value = load<u64>(few + (<usize>i << 3));
    let to = manyCount;
    while (from < to) {
      const middle = from + ((to - from) >> 1);
      if (load<u64>(many + (<usize>middle << 3)) < value) from = middle + 1;
      else to = middle;
    }
    if (from < manyCount && load<u64>(many + (<usize>from << 3)) == value) shared++;
  }
  return shared;
}

function merge(a: usize, aCount: u32, b: usize, bCount: u32): u32 {
  const aEnd = a + (<usize>aCount << 3);
  const bEnd = b + (<usize>bCount << 3);
  let shared: u32 = 0;
  while (a < aEnd && b < bEnd) {
    const left = load<u64>(a);
    const right = load<u64>(b);
    shared += <u32>(left == right);
    a += <usize>(left <= right) << 3;
    b += <usize>(right <= left) << 3;
  }
  return shared;
}
