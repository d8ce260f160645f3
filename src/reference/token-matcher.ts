import { UNMATCHED } from '../align/unmatched.js';

/** Cells of the largest table that is filled: 128 tokens by 128, some 20 microseconds. */
const MOST_CELLS = 16_384;

/** A range of each of the two texts that is still to be matched. */
interface Range {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
}

/**
 * Matches two texts token by token, in order, as a line diff matches lines: first their common
 * start and end, then tokens that occur once in each and in the same order (patience diff, Cohen),
 * and between those the longest common subsequence if the range is small. Keeps its table between
 * calls.
 */
export class TokenMatcher {
  readonly #table = new Uint16Array(MOST_CELLS);
  readonly #lone = new LoneTokens();

  /**
   * For each token of the first text the place of its match in the second, ascending, or {@link
   * UNMATCHED}. Cost: linear, except for one sort by table lookups; some 20 microseconds for two
   * briefs that differ throughout.
   */
  match(a: Uint32Array, b: Uint32Array): Int32Array {
    const matches = new Int32Array(a.length).fill(UNMATCHED);
    const open: Range[] = [{ aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length }];
    for (let range = open.pop(); range; range = open.pop()) {
      matchEnds(a, b, range, matches);
      const width = range.bEnd - range.bStart;
      const height = range.aEnd - range.aStart;
      if (width === 0 || height === 0) continue;
      if ((width + 1) * (height + 1) <= MOST_CELLS) this.#matchSmall(a, b, range, matches);
      else {
        const anchors = this.#lone.anchorsOf(a, b, range);
        for (const part of partsBetween(range, anchors, matches)) open.push(part);
      }
    }
    return matches;
  }

  /**
   * The longest common subsequence (Wagner and Fischer, J. ACM 21, 1974), read off from the front.
   */
  #matchSmall(a: Uint32Array, b: Uint32Array, range: Range, matches: Int32Array): void {
    const { aStart, bStart } = range;
    const height = range.aEnd - aStart;
    const width = range.bEnd - bStart;
    const row = width + 1;
    const table = this.#table;
    table.fill(0, height * row, (height + 1) * row);
    for (let i = height - 1; i >= 0; i--) {
      table[i * row + width] = 0;
      const token = a[aStart + i]!;
      for (let j = width - 1; j >= 0; j--) {
        const at = i * row + j;
        table[at] =
          token === b[bStart + j]
            ? table[at + row + 1]! + 1
            : Math.max(table[at + row]!, table[at + 1]!);
      }
    }
    for (let i = 0, j = 0; i < height && j < width; ) {
      if (a[aStart + i] === b[bStart + j]) matches[aStart + i++] = bStart + j++;
      else if (table[(i + 1) * row + j]! >= table[i * row + j + 1]!) i++;
      else j++;
    }
  }
}

/** Matches the common start and end, and takes them off the range. */
function matchEnds(a: Uint32Array, b: Uint32Array, range: Range, matches: Int32Array): void {
  let { aStart, aEnd, bStart, bEnd } = range;
  while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) matches[aStart++] = bStart++;
  while (aStart < aEnd && bStart < bEnd && a[aEnd - 1] === b[bEnd - 1]) matches[--aEnd] = --bEnd;
  range.aStart = aStart;
  range.aEnd = aEnd;
  range.bStart = bStart;
  range.bEnd = bEnd;
}

/**
 * Matches the anchors, and returns the ranges between them that have tokens of both texts; none if
 * there are no anchors.
 */
function partsBetween(range: Range, { inA, inB, row }: Anchors, matches: Int32Array): Range[] {
  const parts: Range[] = [];
  if (row.length === 0) return parts;
  let { aStart, bStart } = range;
  for (let n = 0; n < row.length; n++) {
    const at = row[n]!;
    const i = inA[at]!;
    const j = inB[at]!;
    // Most anchors directly follow each other.
    if (i > aStart && j > bStart) parts.push({ aStart, aEnd: i, bStart, bEnd: j });
    matches[i] = j;
    aStart = i + 1;
    bStart = j + 1;
  }
  const { aEnd, bEnd } = range;
  if (aEnd > aStart && bEnd > bStart) parts.push({ aStart, aEnd, bStart, bEnd });
  return parts;
}

/** Tokens that occur once in each text: their places, and those that are in order in both. */
interface Anchors {
  inA: Uint32Array;
  inB: Uint32Array;
  /** Indices of the anchors, ascending in both texts. Valid until the next call. */
  row: Uint32Array;
}

/** The multiplier of a hash: odd, with mixed bits (Knuth's multiplicative hashing). */
const MULTIPLIER = 0x9e3779b1;

/** Values in place of a place: none was found yet, or there are several. */
const NO_PLACE = -1;
const SEVERAL = -2;

/** Finds tokens that occur once, in a table with open addressing that is kept between calls. */
class LoneTokens {
  #slots = 0;
  #shift = 0;
  #tokens = new Uint32Array(0);
  /** The call that filled each slot last; slots of earlier calls count as empty. */
  #calls = new Uint32Array(0);
  #inA = new Int32Array(0);
  #inB = new Int32Array(0);
  #call = 0;
  /** The slot, place and match of each token of the first text that the second has, too. */
  #slotsOfA = new Uint32Array(0);
  #foundInA = new Uint32Array(0);
  #foundInB = new Uint32Array(0);

  /** The most tokens that occur once on either side and come in the same order. */
  anchorsOf(a: Uint32Array, b: Uint32Array, { aStart, aEnd, bStart, bEnd }: Range): Anchors {
    this.#clear(aEnd - aStart, bEnd - bStart);
    const [ofA, ofB, calls, call] = [this.#inA, this.#inB, this.#calls, this.#call];
    for (let j = bStart; j < bEnd; j++) {
      const slot = this.#slotOf(b[j]!);
      if (calls[slot] === call) ofB[slot] = SEVERAL;
      else this.#fill(slot, b[j]!, j);
    }
    const [inA, inB, slots] = [this.#foundInA, this.#foundInB, this.#slotsOfA];
    let common = 0;
    for (let i = aStart; i < aEnd; i++) {
      const slot = this.#slotOf(a[i]!);
      if (calls[slot] !== call) continue;
      ofA[slot] = ofA[slot] === NO_PLACE ? i : SEVERAL;
      slots[common] = slot;
      inA[common++] = i;
    }
    let count = 0;
    for (let n = 0; n < common; n++) {
      const slot = slots[n]!;
      const i = inA[n]!;
      if (ofA[slot] !== i || ofB[slot]! < 0) continue;
      inA[count] = i;
      inB[count++] = ofB[slot]!;
    }
    return { inA, inB, row: longestAscending(inB, count) };
  }

  #clear(tokensOfA: number, tokensOfB: number): void {
    if (tokensOfA > this.#slotsOfA.length) {
      this.#slotsOfA = new Uint32Array(2 * tokensOfA);
      this.#foundInA = new Uint32Array(2 * tokensOfA);
      this.#foundInB = new Uint32Array(2 * tokensOfA);
    }
    if (2 * tokensOfB > this.#slots) {
      const bits = 33 - Math.clz32(tokensOfB);
      this.#slots = 2 ** bits;
      this.#shift = 32 - bits;
      this.#tokens = new Uint32Array(this.#slots);
      this.#calls = new Uint32Array(this.#slots);
      this.#inA = new Int32Array(this.#slots);
      this.#inB = new Int32Array(this.#slots);
      this.#call = 0;
    }
    this.#call++;
  }

  /** The slot that holds a token, or the empty one in which it belongs. */
  #slotOf(token: number): number {
    const [calls, call, tokens, last] = [this.#calls, this.#call, this.#tokens, this.#slots - 1];
    let slot = Math.imul(token, MULTIPLIER) >>> this.#shift;
    while (calls[slot] === call && tokens[slot] !== token) slot = (slot + 1) & last;
    return slot;
  }

  #fill(slot: number, token: number, place: number): void {
    this.#calls[slot] = this.#call;
    this.#tokens[slot] = token;
    this.#inA[slot] = NO_PLACE;
    this.#inB[slot] = place;
  }
}

/**
 * The places of the longest ascending subsequence of the first `count` numbers (Fredman, Discrete
 * Math. 11, 1975).
 */
function longestAscending(numbers: Uint32Array, count: number): Uint32Array {
  /** For each length, the place at the end of the subsequence that ends lowest. */
  const ends = new Int32Array(count);
  const before = new Int32Array(count);
  let length = 0;
  for (let at = 0; at < count; at++) {
    const number = numbers[at]!;
    let low = 0;
    let high = length;
    // Most numbers continue the longest subsequence.
    if (length > 0 && numbers[ends[length - 1]!]! < number) low = length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (numbers[ends[middle]!]! < number) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? NO_PLACE : ends[low - 1]!;
    ends[low] = at;
    length = Math.max(length, low + 1);
  }
  const row = new Uint32Array(length);
  let at = length === 0 ? NO_PLACE : ends[length - 1]!;
  for (let n = length - 1; n >= 0; n--) {
    row[n] = at;
    at = before[at]!;
  }
  return row;
}
