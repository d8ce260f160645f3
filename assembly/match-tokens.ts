// Matches two texts token by token, in order, as a line diff matches lines: first their common start
// and end, then tokens that occur once in each and in the same order (patience diff, Cohen), and
// between those the longest common subsequence if the range is small.

/** Cells of the largest table that is filled: 128 tokens by 128, some 20 microseconds. */
const MOST_CELLS: i32 = 16384;

/** A table of u16, with a row of cells for each token of the first text. */
const TABLE: usize = memory.data(32768, 8);

/** Bytes of an open range: start and end in the first text, then those in the second. */
const RANGE: usize = 16;

/** Bytes of a slot: a token, then its places plus one in both texts. */
const SLOT: usize = 16;

/** Values in a slot in place of a place plus one: none was found yet, or there are several. */
const EMPTY: i32 = 0;
const SEVERAL: i32 = -1;

/** No match, and no place before. */
const NONE: i32 = -1;

/** The multiplier of a hash: odd, with mixed bits (Knuth's multiplicative hashing). */
const MULTIPLIER: u32 = 0x9e3779b1;

let a: usize = 0;
let b: usize = 0;
let matches: usize = 0;
let open: usize = 0;
let slots: usize = 0;
/** Three rows of one i32 for each token of the first text. */
let inA: usize = 0;
let inB: usize = 0;
let slotsOfA: usize = 0;
/** Two more, for the longest ascending row of anchors. */
let ends: usize = 0;
let before: usize = 0;

/**
 * Writes to `out`, for each of the `aCount` tokens of the first text, the place of its match in the
 * second, ascending, or -1. `scratch` takes 36 bytes per token of the first text, 64 per token of the
 * second, and 64 more.
 */
export function matchTokens(
  first: usize,
  aCount: i32,
  second: usize,
  bCount: i32,
  out: usize,
  scratch: usize,
): void {
  a = first;
  b = second;
  matches = out;
  const row = <usize>aCount << 2;
  inA = scratch;
  inB = inA + row;
  slotsOfA = inB + row;
  ends = slotsOfA + row;
  before = ends + row;
  // One open range for each token of the first text, and one more.
  open = (before + row + 7) & ~7;
  slots = open + (<usize>aCount + 1) * RANGE;
  memory.fill(matches, 0xff, row);
  let top = push(open, 0, aCount, 0, bCount);
  while (top > open) {
    top -= RANGE;
    top = matchRange(top);
  }
}

function push(top: usize, aStart: i32, aEnd: i32, bStart: i32, bEnd: i32): usize {
  store<i32>(top, aStart);
  store<i32>(top, aEnd, 4);
  store<i32>(top, bStart, 8);
  store<i32>(top, bEnd, 12);
  return top + RANGE;
}

// Typed access by index.
@inline
function at(column: usize, index: i32): i32 {
  return load<i32>(column + (<usize>index << 2));
}

@inline
function put(column: usize, index: i32, value: i32): void {
  store<i32>(column + (<usize>index << 2), value);
}

/** Matches the range at `top`, and puts in its place the ranges that it leaves; returns the new top. */
function matchRange(top: usize): usize {
  let aStart = load<i32>(top);
  let aEnd = load<i32>(top, 4);
  let bStart = load<i32>(top, 8);
  let bEnd = load<i32>(top, 12);
  while (aStart < aEnd && bStart < bEnd && at(a, aStart) == at(b, bStart)) {
    put(matches, aStart++, bStart++);
  }
  while (aStart < aEnd && bStart < bEnd && at(a, aEnd - 1) == at(b, bEnd - 1)) {
    put(matches, --aEnd, --bEnd);
  }
  const height = aEnd - aStart;
  const width = bEnd - bStart;
  if (width == 0 || height == 0) return top;
  if (<i64>(width + 1) * <i64>(height + 1) <= MOST_CELLS) {
    matchSmall(aStart, height, bStart, width);
    return top;
  }
  const anchors = findAnchors(aStart, aEnd, bStart, bEnd);
  if (anchors == 0) return top;
  for (let n = 0; n < anchors; n++) {
    const anchor = at(ends, n);
    const i = at(inA, anchor);
    const j = at(inB, anchor);
    // Most anchors directly follow each other.
    if (i > aStart && j > bStart) top = push(top, aStart, i, bStart, j);
    put(matches, i, j);
    aStart = i + 1;
    bStart = j + 1;
  }
  return aEnd > aStart && bEnd > bStart ? push(top, aStart, aEnd, bStart, bEnd) : top;
}

/** The longest common subsequence (Wagner and Fischer, J. ACM 21, 1974), read off from the front. */
function matchSmall(aStart: i32, height: i32, bStart: i32, width: i32): void {
  const row = <usize>(width + 1) << 1;
  memory.fill(TABLE + <usize>height * row, 0, row);
  for (let i = height - 1; i >= 0; i--) {
    let cell = TABLE + <usize>i * row + (<usize>width << 1);
    store<u16>(cell, 0);
    const token = at(a, aStart + i);
    for (let j = width - 1; j >= 0; j--) {
      cell -= 2;
      const below = <u32>load<u16>(cell + row);
      const right = <u32>load<u16>(cell, 2);
      const best =
        token == at(b, bStart + j) ? <u32>load<u16>(cell + row, 2) + 1 : max(below, right);
      store<u16>(cell, <u16>best);
    }
  }
  let i = 0;
  let j = 0;
  while (i < height && j < width) {
    const cell = TABLE + <usize>i * row + (<usize>j << 1);
    if (at(a, aStart + i) == at(b, bStart + j)) put(matches, aStart + i++, bStart + j++);
    else if (load<u16>(cell + row) >= load<u16>(cell, 2)) i++;
    else j++;
  }
}

/**
 * The most tokens that occur once on either side and come in the same order: their places in `inA` and
 * `inB`, at the indices in `ends`. Returns their number.
 */
function findAnchors(aStart: i32, aEnd: i32, bStart: i32, bEnd: i32): i32 {
  const bits = 33 - <u32>clz(bEnd - bStart);
  const shift = 32 - bits;
  const last = (1 << bits) - 1;
  memory.fill(slots, 0, SLOT << bits);
  for (let j = bStart; j < bEnd; j++) {
    const slot = slotOf(at(b, j), shift, last);
    store<i32>(slot, at(b, j));
    store<i32>(slot, load<i32>(slot, 8) == EMPTY ? j + 1 : SEVERAL, 8);
  }
  let common = 0;
  for (let i = aStart; i < aEnd; i++) {
    const slot = slotOf(at(a, i), shift, last);
    if (load<i32>(slot, 8) == EMPTY) continue;
    store<i32>(slot, load<i32>(slot, 4) == EMPTY ? i + 1 : SEVERAL, 4);
    put(slotsOfA, common, <i32>slot);
    put(inA, common++, i);
  }
  let count = 0;
  for (let n = 0; n < common; n++) {
    const slot = <usize>(<u32>at(slotsOfA, n));
    const i = at(inA, n);
    const j = load<i32>(slot, 8) - 1;
    if (load<i32>(slot, 4) != i + 1 || j < 0) continue;
    put(inA, count, i);
    put(inB, count++, j);
  }
  return longestAscending(count);
}

/** The slot that holds a token of the second text, or the empty one in which it belongs. */
@inline
function slotOf(token: i32, shift: u32, last: u32): usize {
  let number = (<u32>token * MULTIPLIER) >>> shift;
  let slot = slots + <usize>number * SLOT;
  while (load<i32>(slot, 8) != EMPTY && load<i32>(slot) != token) {
    number = (number + 1) & last;
    slot = slots + <usize>number * SLOT;
  }
  return slot;
}

/**
 * The indices of the longest ascending subsequence of the first `count` numbers of `inB` (Fredman,
 * Discrete Math. 11, 1975), written to `ends`; returns its length.
 */
function longestAscending(count: i32): i32 {
  // For each length, the index at the end of the subsequence that ends lowest.
  let length = 0;
  for (let index = 0; index < count; index++) {
    const number = at(inB, index);
    let low = 0;
    let high = length;
    // Most numbers continue the longest subsequence.
    if (length > 0 && at(inB, at(ends, length - 1)) < number) low = length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (at(inB, at(ends, middle)) < number) low = middle + 1;
      else high = middle;
    }
    put(before, index, low == 0 ? NONE : at(ends, low - 1));
    put(ends, low, index);
    if (low == length) length++;
  }
  let index = length == 0 ? NONE : at(ends, length - 1);
  for (let n = length - 1; n >= 0; n--) {
    put(ends, n, index);
    index = at(before, index);
  }
  return length;
}
