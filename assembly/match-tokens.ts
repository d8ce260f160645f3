// Matches two texts token by token, in order, as a line diff matches lines: first their common start
// and end, then tokens that occur once in each and in the same order (patience diff, Cohen), and
// between those the longest common subsequence if the range is small.

import { equalMask } from './dispatch';

/** Cells of the largest table that is filled: 128 tokens by 128, some 5 microseconds. */
const MOST_CELLS: i32 = 16384;

/**
 * A table of bits, with a row of whole words for each token of the second text: at most 8,192 words, one
 * more than the most tokens of the second text.
 */
const TABLE: usize = memory.data(65536, 8);

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

/**
 * The longest common subsequence, read off from the front. A table has one bit for each pair of tokens: 1 if
 * the rest of the first text from its token on has no longer one with the rest of the second than it has
 * without that token. The last token of the first text is the lowest bit of a row, and 64 of them are done
 * at once (Hyyrö, Bit-parallel LCS-length computation revisited, 2004).
 */
function matchSmall(aStart: i32, height: i32, bStart: i32, width: i32): void {
  // The first text backwards, in the order of bits; `inA` is free until anchors are searched for.
  for (let i = 0; i < height; i++) put(inA, height - 1 - i, at(a, aStart + i));
  const row = <usize>((height + 63) >> 6) << 3;
  let cells = TABLE + <usize>width * row;
  memory.fill(cells, 0xff, row);
  for (let j = width - 1; j >= 0; j--, cells -= row) {
    fillRow(cells - row, cells, height, at(b, bStart + j));
  }
  let i = 0;
  let j = 0;
  while (i < height && j < width) {
    const bit = height - 1 - i;
    if (at(a, aStart + i) == at(b, bStart + j)) put(matches, aStart + i++, bStart + j++);
    else if ((load<u8>(TABLE + <usize>j * row + (bit >> 3)) >> (bit & 7)) & 1) i++;
    else j++;
  }
}

/** Fills the row of a token of the second text, given the row after it and `height` tokens in `inA`. */
@inline
function fillRow(cells: usize, after: usize, height: i32, token: i32): void {
  let carry: u64 = 0;
  for (let from = 0; from < height; from += 64, cells += 8, after += 8) {
    const equal = equalMask(inA + (<usize>from << 2), min(height - from, 64), token);
    const same = load<u64>(after);
    const gained = same & equal;
    const partial = same + gained;
    const sum = partial + carry;
    carry = u64(partial < same) | u64(sum < partial);
    store<u64>(cells, sum | (same & ~equal));
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
