// Shingle sets as sorted arrays of distinct u64 hashes, and how many two of them share.

/** Hashes that may fall into one bucket by chance; more are a few shingles, again and again. */
const CROWDED: u32 = 16;

/**
 * Writes the distinct ones of `count` shingle hashes to `out`, sorted, and returns how many.
 * Hashes are spread evenly, so that one distribution by their upper bits leaves about one a bucket
 * and an insertion pass ends the sorting. Where a bucket has many, what repeats is dropped before:
 * linear in any case. `scratch` takes 40 bytes a shingle and 64 more.
 */
export function distinctInto(shingles: usize, count: u32, out: usize, scratch: usize): u32 {
  if (count == 0) return 0;
  const bits = max(<u32>1, 33 - clz(count));
  if (countBuckets(shingles, count, scratch, bits) > CROWDED) {
    const unsorted = scratch + (<usize>8 << bits);
    count = dropRepeats(shingles, count, unsorted, scratch, <u32>1 << bits);
    shingles = unsorted;
    countBuckets(shingles, count, scratch, bits);
  }
  distribute(shingles, count, out, scratch, bits);
  insertionSort(out, count);
  return dropNeighbours(out, count);
}

/** Copies each hash once, in the order of coming, by a table of `slots` slots. */
function dropRepeats(from: usize, count: u32, out: usize, table: usize, slots: u32): u32 {
  memory.fill(table, 0, <usize>slots << 3);
  let distinct: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const hash = hashAt(from, i);
    let slot = <u32>hash & (slots - 1);
    let held = load<u64>(table + (<usize>slot << 3));
    while (held != 0 && held != hash) {
      slot = (slot + 1) & (slots - 1);
      held = load<u64>(table + (<usize>slot << 3));
    }
    if (held != 0) continue;
    store<u64>(table + (<usize>slot << 3), hash);
    store<u64>(out + (<usize>distinct << 3), hash);
    distinct++;
  }
  return distinct;
}

/** Zero marks an empty slot; 1 stands for it. */
@inline
function hashAt(hashes: usize, i: u32): u64 {
  return max(<u64>1, load<u64>(hashes + (<usize>i << 3)));
}

/** Counts the hashes by their upper `bits` bits: where each bucket begins. Returns the most in one. */
function countBuckets(from: usize, count: u32, counters: usize, bits: u32): u32 {
  const shift = <u64>(64 - bits);
  memory.fill(counters, 0, <usize>4 << bits);
  for (let i: u32 = 0; i < count; i++) {
    const counter = counters + (<usize>(hashAt(from, i) >> shift) << 2);
    store<u32>(counter, load<u32>(counter) + 1);
  }
  let total: u32 = 0;
  let most: u32 = 0;
  const end = counters + (<usize>4 << bits);
  for (let counter = counters; counter < end; counter += 4) {
    const size = load<u32>(counter);
    store<u32>(counter, total);
    total += size;
    most = max(most, size);
  }
  return most;
}

/** Moves each hash to the next place of its bucket. */
function distribute(from: usize, count: u32, out: usize, counters: usize, bits: u32): void {
  const shift = <u64>(64 - bits);
  for (let i: u32 = 0; i < count; i++) {
    const hash = hashAt(from, i);
    const counter = counters + (<usize>(hash >> shift) << 2);
    const at = load<u32>(counter);
    store<u32>(counter, at + 1);
    store<u64>(out + (<usize>at << 3), hash);
  }
}

/** Of equal values that follow each other, one stays; returns how many are left. */
function dropNeighbours(values: usize, count: u32): u32 {
  let left: u32 = 1;
  for (let i: u32 = 1; i < count; i++) {
    const value = load<u64>(values + (<usize>i << 3));
    const isNew = value != load<u64>(values + (<usize>(left - 1) << 3));
    store<u64>(values + (<usize>left << 3), value);
    left += <u32>isNew;
  }
  return left;
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
