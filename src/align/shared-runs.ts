import { HASH_MULTIPLIER, rolled, shingleHashes, topOf } from './shingle-hashes.js';

/**
 * Counts the tokens of `text` in runs of at least `least` tokens that also occur in `other`. It
 * does not matter how often they occur in either. Shingles are found by a rolling hash (Karp and
 * Rabin, IBM J. Res. Dev. 31, 1987) and compared token by token. Cost: linear in the texts; `least`
 * times that if a text repeats itself endlessly.
 * @param least tokens of the shortest run, 1 and more.
 */
export function countInSharedRuns(text: Uint32Array, other: Uint32Array, least: number): number {
  if (Math.min(text.length, other.length) < least) return 0;
  const shingles = new DistinctShingles(other, least);
  const hashes = shingleHashes(text, least);
  let count = 0;
  // The tokens before `end` are in runs that were followed to their ends.
  let end = 0;
  for (let at = 0; at < hashes.length; at++) {
    if (at + least <= end) continue;
    const place = shingles.find(text, at, hashes[at]!);
    if (place === -1) continue;
    const runEnd = at + equalTokens(text, at, other, place);
    count += runEnd - Math.max(at, end);
    end = runEnd;
  }
  return count;
}

/**
 * Tokens of the longest run of `text` that shares no shingle with `other`; all of `text` if one of
 * them is shorter than a shingle. Cost: as {@link countInSharedRuns}.
 */
export function longestOwnRun(text: Uint32Array, other: Uint32Array, shingle: number): number {
  if (Math.min(text.length, other.length) < shingle) return text.length;
  const shingles = new DistinctShingles(other, shingle);
  const hashes = shingleHashes(text, shingle);
  let longest = 0;
  // Where the last shared shingle ended.
  let from = 0;
  for (let at = 0; at < hashes.length; at++) {
    if (shingles.find(text, at, hashes[at]!) === -1) continue;
    longest = Math.max(longest, at - from);
    from = at + shingle;
  }
  return Math.max(longest, text.length - from);
}

/**
 * Looks in other texts for runs that one text does not have; puts the shingles of that text into a
 * table once.
 */
export class OwnRuns {
  readonly #text: Uint32Array;
  readonly #shingle: number;
  readonly #shingles: DistinctShingles | null;
  readonly #top: number;

  /** Cost: linear in the text. */
  constructor(text: Uint32Array, shingle: number) {
    this.#text = text;
    this.#shingle = shingle;
    this.#shingles = text.length < shingle ? null : new DistinctShingles(text, shingle);
    this.#top = topOf(shingle);
  }

  /** Whether these are the tokens of the text. */
  isOf(text: Uint32Array): boolean {
    const own = this.#text;
    return text.buffer === own.buffer && text.byteOffset === own.byteOffset;
  }

  /**
   * Whether another text has `least` shingles in a row that do not occur in this one. A text
   * shorter than a shingle counts as such a run. Cost: linear in the other text up to the end of
   * the first such run.
   */
  areIn(other: Uint32Array, least: number): boolean {
    const [shingles, size] = [this.#shingles, this.#shingle];
    if (shingles === null || other.length < size) return true;
    let hash = 0;
    let run = 0;
    for (let end = 0; end < other.length; end++) {
      hash = rolled(hash, other[end]!, end < size ? 0 : other[end - size]!, this.#top);
      const at = end + 1 - size;
      if (at < 0) continue;
      run = shingles.find(other, at, hash >>> 0) === -1 ? run + 1 : 0;
      if (run >= least) return true;
    }
    return false;
  }
}

/** Where each shingle of a text first occurs: a table with open addressing. */
class DistinctShingles {
  readonly #text: Uint32Array;
  readonly #tokens: number;
  /** Place + 1 of the shingle in each slot, 0 in an empty one. */
  readonly #slots: Uint32Array;
  readonly #shift: number;

  constructor(text: Uint32Array, tokens: number) {
    this.#text = text;
    this.#tokens = tokens;
    const hashes = shingleHashes(text, tokens);
    const bits = Math.max(4, 33 - Math.clz32(hashes.length));
    this.#shift = 32 - bits;
    this.#slots = new Uint32Array(2 ** bits);
    for (let at = 0; at < hashes.length; at++) {
      const slot = this.#slotOf(text, at, hashes[at]!);
      if (this.#slots[slot] === 0) this.#slots[slot] = at + 1;
    }
  }

  /** The first place of the shingle of `text` at `at`, or -1. */
  find(text: Uint32Array, at: number, hash: number): number {
    return this.#slots[this.#slotOf(text, at, hash)]! - 1;
  }

  /** The slot that holds a shingle, or the empty one in which it belongs. */
  #slotOf(text: Uint32Array, at: number, hash: number): number {
    const last = this.#slots.length - 1;
    let slot = Math.imul(hash, HASH_MULTIPLIER) >>> this.#shift;
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & last) {
      const place = this.#slots[slot]! - 1;
      if (equalTokens(text, at, this.#text, place, this.#tokens) === this.#tokens) break;
    }
    return slot;
  }
}

/** The number of equal tokens from two places on, at most `most`. */
function equalTokens(
  a: Uint32Array,
  aStart: number,
  b: Uint32Array,
  bStart: number,
  most = Math.min(a.length - aStart, b.length - bStart),
): number {
  let tokens = 0;
  while (tokens < most && a[aStart + tokens] === b[bStart + tokens]) tokens++;
  return tokens;
}
