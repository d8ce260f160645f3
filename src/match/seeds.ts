import type { Engine } from '../kernel/engine.js';
import { allocateShared } from '../sketch/lists.js';
import { type Column, loadColumn, sliceColumn } from '../store/stored-columns.js';

/** Numbers of a seed match in {@link Seeds}. */
const SEED = { first: 0, second: 1, firstAt: 2, secondAt: 3, length: 4 } as const;

/**
 * Called with a pair of texts and its seeds: pairs of token positions, in the order of the first.
 */
export type SeedVisitor = (first: number, second: number, seeds: Uint32Array) => void;

/**
 * Ranges of first texts, with equal numbers of texts: earlier ones lead more pairs than later ones.
 */
export const RANGES = 1024;

/** Seeds by {@link RANGES} of first texts, in a form that threads hand over. */
export interface SeedRanges {
  /** {@link SEED.length} numbers per seed. */
  words: Column;
  /** Where each range ends in them. */
  ends: Uint32Array;
}

/** The seeds of the ranges `[from, to)`, in each part. */
export function piecesOfRanges(parts: readonly SeedRanges[], from: number, to: number): Column[] {
  return parts.map(({ words, ends }) => sliceColumn(words, ends[from - 1] ?? 0, ends[to - 1] ?? 0));
}

/**
 * Divides ranges into pieces of at most `most` bytes of seeds, except that a single range may have
 * more. Returns where each piece of ranges ends.
 */
export function divideRanges(parts: readonly SeedRanges[], most: number): number[] {
  const pieces: number[] = [];
  let bytes = 0;
  for (let range = 0; range < RANGES; range++) {
    let own = 0;
    for (const { ends } of parts) own += 4 * (ends[range]! - (ends[range - 1] ?? 0));
    if (bytes > 0 && bytes + own > most) {
      pieces.push(range);
      bytes = 0;
    }
    bytes += own;
  }
  return [...pieces, RANGES];
}

/** The places of one pair of texts, the smaller number first, as they were linked. */
export function placesOfPair(
  parts: readonly SeedRanges[],
  first: number,
  second: number,
): Uint32Array {
  const places: number[] = [];
  for (const part of parts) {
    const words = loadColumn(part.words);
    for (let at = 0; at < words.length; at += SEED.length) {
      if (words[at + SEED.first] !== first || words[at + SEED.second] !== second) continue;
      places.push(words[at + SEED.firstAt]!, words[at + SEED.secondAt]!);
    }
  }
  return Uint32Array.from(places);
}

/**
 * Column of a piece of {@link Seeds}: growing by pieces copies no seeds, of which there are
 * millions.
 */
const PIECE = 2 ** 16;

/** Places at which two texts share a fingerprint. */
export class Seeds {
  /** The pieces that are full. */
  readonly #full: Uint32Array[] = [];
  #words = new Uint32Array(PIECE);
  #length = 0;

  /**
   * Adds a seed: two texts, the smaller number first, and the tokens at which the shingle begins.
   */
  add(first: number, second: number, firstAt: number, secondAt: number): void {
    if (this.#length === PIECE) {
      this.#full.push(this.#words);
      this.#words = new Uint32Array(PIECE);
      this.#length = 0;
    }
    const at = this.#length;
    this.#words[at] = first;
    this.#words[at + 1] = second;
    this.#words[at + 2] = firstAt;
    this.#words[at + 3] = secondAt;
    this.#length = at + SEED.length;
  }

  /**
   * All seeds, by ranges of the numbers of their first texts, in memory that threads share. Cost:
   * two looks at every seed.
   * @param texts the number of texts.
   */
  inRanges(texts: number): SeedRanges & { words: Uint32Array } {
    const pieces = [...this.#full, this.#words.subarray(0, this.#length)];
    const rangeOf = (first: number) => Math.floor((first * RANGES) / texts);
    const ends = new Uint32Array(RANGES);
    for (const words of pieces) {
      for (let at = 0; at < words.length; at += SEED.length) {
        ends[rangeOf(words[at + SEED.first]!)]! += SEED.length;
      }
    }
    for (let range = 1; range < RANGES; range++) ends[range]! += ends[range - 1]!;
    const sorted = allocateShared(ends[RANGES - 1]!);
    const next = new Uint32Array(RANGES);
    next.set(ends.subarray(0, RANGES - 1), 1);
    for (const words of pieces) {
      for (let at = 0; at < words.length; at += SEED.length) {
        const range = rangeOf(words[at + SEED.first]!);
        const to = next[range]!;
        next[range] = to + SEED.length;
        for (let field = 0; field < SEED.length; field++) sorted[to + field] = words[at + field]!;
      }
    }
    return { words: sorted, ends };
  }
}

/**
 * Calls `visit` for each pair of texts, in order, with each of its seeds once. Sorts the seeds in
 * place and overwrites them. All seeds of a pair must come in one call, so threads divide seeds by
 * whole first texts.
 */
export function visitPairs(engine: Engine, seeds: Uint32Array, visit: SeedVisitor): void {
  engine.sortRows(seeds, SEED.length, SEED.length);
  for (let from = 0, to = 0; from < seeds.length; from = to) {
    const first = seeds[from + SEED.first]!;
    const second = seeds[from + SEED.second]!;
    // Places take half the memory of their seeds, so they are written over them.
    let end = from;
    for (to = from; to < seeds.length; to += SEED.length) {
      if (seeds[to + SEED.first] !== first || seeds[to + SEED.second] !== second) break;
      const firstAt = seeds[to + SEED.firstAt]!;
      const secondAt = seeds[to + SEED.secondAt]!;
      if (end > from && seeds[end - 2] === firstAt && seeds[end - 1] === secondAt) continue;
      seeds[end++] = firstAt;
      seeds[end++] = secondAt;
    }
    visit(first, second, seeds.subarray(from, end));
  }
}
