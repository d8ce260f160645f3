import type { Engine } from '../kernel/engine.js';

/** Numbers of a seed match in {@link Seeds}. */
const SEED = { first: 0, second: 1, firstAt: 2, secondAt: 3, length: 4 } as const;

/** Told of a pair of texts and its seeds: pairs of token positions, in the order of the first. */
export type SeedVisitor = (first: number, second: number, seeds: Uint32Array) => void;

/** Places at which two texts share a fingerprint. */
export class Seeds {
  #words = new Uint32Array(1024 * SEED.length);
  #length = 0;

  /** Adds one: two texts, the smaller number first, and the token at which the shingle begins. */
  add(first: number, second: number, firstAt: number, secondAt: number): void {
    if (this.#length === this.#words.length) {
      const words = new Uint32Array(this.#words.length * 2);
      words.set(this.#words);
      this.#words = words;
    }
    const at = this.#length;
    this.#words[at] = first;
    this.#words[at + 1] = second;
    this.#words[at + 2] = firstAt;
    this.#words[at + 3] = secondAt;
    this.#length = at + SEED.length;
  }

  get count(): number {
    return this.#length / SEED.length;
  }

  /**
   * The seeds of all pairs whose first text is one of a range, {@link SEED.length} numbers each, as
   * they were added; the caller's. Cost: a look at every seed.
   */
  ofTexts(from: number, to: number): Uint32Array {
    const words = this.#view();
    const own = new Uint32Array(words.length);
    let filled = 0;
    for (let at = 0; at < words.length; at += SEED.length) {
      const first = words[at + SEED.first]!;
      if (first < from || first >= to) continue;
      for (let field = 0; field < SEED.length; field++) own[filled++] = words[at + field]!;
    }
    return own.subarray(0, filled);
  }

  /** {@link visitPairs} of all seeds. */
  forEachPair(engine: Engine, visit: SeedVisitor): void {
    visitPairs(engine, this.#view().slice(), visit);
  }

  /** The seeds of one pair of texts, the smaller number first, as they were added. */
  of(first: number, second: number): Uint32Array {
    const words = this.#view();
    const places: number[] = [];
    for (let at = 0; at < words.length; at += SEED.length) {
      if (words[at + SEED.first] !== first || words[at + SEED.second] !== second) continue;
      places.push(words[at + SEED.firstAt] ?? 0, words[at + SEED.secondAt] ?? 0);
    }
    return Uint32Array.from(places);
  }

  #view(): Uint32Array {
    return this.#words.subarray(0, this.#length);
  }
}

/**
 * Calls `visit` for each pair of texts, in order, with its seeds, each once. Sorts them in place, and
 * then leaves nothing of them. A pair's seeds must come in one call: it is whole texts, by the first
 * of the pair, that several threads may share out.
 */
export function visitPairs(engine: Engine, seeds: Uint32Array, visit: SeedVisitor): void {
  engine.sortRows(seeds, SEED.length, SEED.length);
  for (let from = 0, to = 0; from < seeds.length; from = to) {
    const first = seeds[from + SEED.first]!;
    const second = seeds[from + SEED.second]!;
    // Places take half of what their seeds took: they are written over those.
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
