// Radix sorts, least significant digit first (LSD), stable. Digits have eleven bits, and only bits
// in which the words differ are sorted: keys of one partition begin alike, and texts and places are
// small numbers.

/**
 * Sorts `count` (u32 key, u32 value) pairs by key, in place and stable. `otherKeys` and
 * `otherValues` are scratch of the same size.
 */
export function sortPairs(
  keys: usize,
  values: usize,
  count: u32,
  otherKeys: usize,
  otherValues: usize,
): void {
  const bytes = <usize>count << 2;
  let from = keys;
  let fromValues = values;
  let to = otherKeys;
  let toValues = otherValues;
  for (let bits = varyingBits(keys, bytes, 4); bits != 0; ) {
    const shift = ctz(bits);
    bits &= ~(DIGIT << shift);
    countDigit(from, bytes, 4, shift);
    for (let i: usize = 0; i < bytes; i += 4) {
      const key = load<u32>(from + i);
      const at = <usize>nextPlace(key, shift) << 2;
      store<u32>(to + at, key);
      store<u32>(toValues + at, load<u32>(fromValues + i));
    }
    let swap = from;
    from = to;
    to = swap;
    swap = fromValues;
    fromValues = toValues;
    toValues = swap;
  }
  if (from == keys) return;
  memory.copy(keys, from, bytes);
  memory.copy(values, fromValues, bytes);
}

/**
 * Sorts `count` rows of `width` u32 in the lexicographic order of their first `by` words, in place
 * and stable. `other` is scratch of the same size.
 */
export function sortRows(rows: usize, count: u32, width: u32, by: u32, other: usize): void {
  const stride = <usize>width << 2;
  const bytes = <usize>count * stride;
  let from = rows;
  let to = other;
  for (let word = <usize>by << 2; word > 0; ) {
    word -= 4;
    for (let bits = varyingBits(from + word, bytes, stride); bits != 0; ) {
      const shift = ctz(bits);
      bits &= ~(DIGIT << shift);
      countDigit(from + word, bytes, stride, shift);
      for (let row: usize = 0; row < bytes; row += stride) {
        const place = nextPlace(load<u32>(from + row + word), shift);
        copyRow(from + row, to + <usize>place * stride, stride);
      }
      const swap = from;
      from = to;
      to = swap;
    }
  }
  if (from != rows) memory.copy(rows, from, bytes);
}

/** The highest value of a digit. */
export const DIGIT: u32 = 2047;
/** For each value of a digit, the place of the next word that has it. */
const PLACES: usize = memory.data(8192, 4);

/** The bits in which words `stride` bytes apart are not all alike. */
function varyingBits(words: usize, bytes: usize, stride: usize): u32 {
  let varying: u32 = 0;
  const end = words + bytes;
  if (words < end) {
    const first = load<u32>(words);
    for (; words < end; words += stride) varying |= load<u32>(words) ^ first;
  }
  return varying;
}

/**
 * Counts the values of a digit, `shift` bits up in each of the words that are `stride` bytes apart
 * in `bytes` bytes, and so finds where the words of each value begin: see {@link nextPlace}.
 */
export function countDigit(words: usize, bytes: usize, stride: usize, shift: u32): void {
  memory.fill(PLACES, 0, 8192);
  const end = words + bytes;
  for (; words < end; words += stride) {
    const place = placeOf(load<u32>(words), shift);
    store<u32>(place, load<u32>(place) + 1);
  }
  let total: u32 = 0;
  for (let place = PLACES; place < PLACES + 8192; place += 4) {
    const size = load<u32>(place);
    store<u32>(place, total);
    total += size;
  }
}

/** The place of the next word in the order of the digit that was counted last. */
@inline
export function nextPlace(word: u32, shift: u32): u32 {
  const place = placeOf(word, shift);
  const at = load<u32>(place);
  store<u32>(place, at + 1);
  return at;
}

/** Where the words of a value end, after each was given its place. */
export function endOfDigit(value: u32): u32 {
  return load<u32>(PLACES + (<usize>value << 2));
}

@inline
function placeOf(word: u32, shift: u32): usize {
  return PLACES + (<usize>((word >> shift) & DIGIT) << 2);
}

@inline
function copyRow(from: usize, to: usize, bytes: usize): void {
  let at: usize = 0;
  for (; at + 8 <= bytes; at += 8) store<u64>(to + at, load<u64>(from + at));
  if (at < bytes) store<u32>(to + at, load<u32>(from + at));
}
