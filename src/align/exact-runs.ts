import { HASH_MULTIPLIER, shingleHashes } from './shingle-hashes.js';

/** Numbers of a run, as {@link exactRuns} gives them. */
export const EXACT_RUN = { aStart: 0, bStart: 1, tokens: 2, length: 3 } as const;

/**
 * A shingle that occurs more often than this in a text starts no run: it is from a refrain or a
 * table.
 */
const MOST_PLACES = 16;

/**
 * The most comparisons for each token of the texts, so that texts made of few distinct words are
 * finished in time, too.
 */
const MOST_WORK = 64;

/**
 * The runs of at least `least` equal tokens that occur in both texts, each as long as possible;
 * {@link EXACT_RUN.length} numbers each. The common start and the common end are always included, even if
 * they repeat. Cost: linear in the texts.
 */
export function exactRuns(a: Uint32Array, b: Uint32Array, least: number): Uint32Array {
  if (Math.min(a.length, b.length) < least) return new Uint32Array(0);
  const runs: number[] = [];
  const places = new ShinglePlaces(a, least);
  const hashes = shingleHashes(b, least);
  // The end, in b, of the last run on each diagonal, so that each run is followed once.
  const ends = new Uint32Array(a.length + b.length);
  const follow = (i: number, j: number): number => {
    const diagonal = i - j + b.length;
    if (j < ends[diagonal]!) return 0;
    let back = 0;
    while (back < i && back < j && a[i - back - 1] === b[j - back - 1]) back++;
    let ahead = 0;
    while (i + ahead < a.length && j + ahead < b.length && a[i + ahead] === b[j + ahead]) ahead++;
    ends[diagonal] = j + ahead;
    if (back + ahead >= least) runs.push(i - back, j - back, back + ahead);
    return back + ahead;
  };
  follow(0, 0);
  let work = MOST_WORK * (a.length + b.length);
  for (let j = 0; j < hashes.length && work > 0; j++) {
    const count = places.find(hashes[j]!);
    for (let n = 0; n < count; n++) work -= 1 + follow(places.found[n]!, j);
  }
  // The common end comes last: earlier, the runs found before it on this diagonal would be skipped.
  if (a.at(-1) === b.at(-1)) follow(a.length - 1, b.length - 1);
  return Uint32Array.from(runs);
}

/** Where the shingles of a text are: chains of places in one table, by hash. */
class ShinglePlaces {
  /** The places found last, ascending; may include others with the same hash. */
  readonly found = new Uint32Array(MOST_PLACES);
  readonly #shift: number;
  /**
   * Place + 1 of the first shingle of each slot, and of the next in its chain; 0 if there is none.
   */
  readonly #heads: Uint32Array;
  readonly #next: Uint32Array;
  readonly #hashes: Uint32Array;

  constructor(text: Uint32Array, tokens: number) {
    this.#hashes = shingleHashes(text, tokens);
    const count = this.#hashes.length;
    const bits = Math.max(4, 33 - Math.clz32(count));
    this.#shift = 32 - bits;
    this.#heads = new Uint32Array(2 ** bits);
    this.#next = new Uint32Array(count);
    for (let i = count - 1; i >= 0; i--) {
      const slot = Math.imul(this.#hashes[i]!, HASH_MULTIPLIER) >>> this.#shift;
      this.#next[i] = this.#heads[slot]!;
      this.#heads[slot] = i + 1;
    }
  }

  /** Finds the places of a shingle by its hash, and returns their number; 0 if there are too many. */
  find(hash: number): number {
    let count = 0;
    let steps = 0;
    let at = this.#heads[Math.imul(hash, HASH_MULTIPLIER) >>> this.#shift]!;
    for (; at !== 0; at = this.#next[at - 1]!) {
      if (++steps > 4 * MOST_PLACES) return 0;
      if (this.#hashes[at - 1] !== hash) continue;
      if (count === MOST_PLACES) return 0;
      this.found[count++] = at - 1;
    }
    return count;
  }
}
