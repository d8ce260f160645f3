import type { Engine } from '../kernel/engine.js';
import { GrownWords } from '../sketch/grown.js';

/** Numbers of a seed match in {@link Seeds}. */
const SEED = { first: 0, second: 1, firstAt: 2, secondAt: 3, length: 4 } as const;

/** Places at which two texts share a fingerprint. */
export class Seeds {
  readonly #words = new GrownWords();

  /** Adds one: two texts, the smaller number first, and the token at which the shingle begins. */
  add(first: number, second: number, firstAt: number, secondAt: number): void {
    this.#words.push(first);
    this.#words.push(second);
    this.#words.push(firstAt);
    this.#words.push(secondAt);
  }

  get count(): number {
    return this.#words.length / SEED.length;
  }

  /**
   * Calls `visit` for each pair of texts, in order, with its seeds: pairs of token positions, in
   * the order of the first text, each once. The array is good until the next call.
   */
  forEachPair(
    engine: Engine,
    visit: (first: number, second: number, seeds: Uint32Array) => void,
  ): void {
    const words = this.#words.view();
    const order = this.#sorted(engine);
    const number = (seed: number, field: number) => words[seed * SEED.length + field] ?? 0;
    let places = new Uint32Array(64);
    for (let from = 0, to = 0; from < order.length; from = to) {
      const first = number(order[from] ?? 0, SEED.first);
      const second = number(order[from] ?? 0, SEED.second);
      let filled = 0;
      for (to = from; to < order.length; to++) {
        const seed = order[to] ?? 0;
        if (number(seed, SEED.first) !== first || number(seed, SEED.second) !== second) break;
        const firstAt = number(seed, SEED.firstAt);
        const secondAt = number(seed, SEED.secondAt);
        if (filled > 0 && places[filled - 2] === firstAt && places[filled - 1] === secondAt) {
          continue;
        }
        if (filled === places.length) places = grown(places);
        places[filled++] = firstAt;
        places[filled++] = secondAt;
      }
      visit(first, second, places.subarray(0, filled));
    }
  }

  /** The seeds of one pair of texts, the smaller number first, as they were added. */
  of(first: number, second: number): Uint32Array {
    const words = this.#words.view();
    const places: number[] = [];
    for (let at = 0; at < words.length; at += SEED.length) {
      if (words[at + SEED.first] !== first || words[at + SEED.second] !== second) continue;
      places.push(words[at + SEED.firstAt] ?? 0, words[at + SEED.secondAt] ?? 0);
    }
    return Uint32Array.from(places);
  }

  /** Numbers of the seeds in the order of pair and places: a stable sort by each, the last first. */
  #sorted(engine: Engine): Uint32Array {
    const words = this.#words.view();
    const { count } = this;
    const order = new Uint32Array(count);
    for (let seed = 0; seed < count; seed++) order[seed] = seed;
    const keys = new Uint32Array(count);
    for (const field of [SEED.secondAt, SEED.firstAt, SEED.second, SEED.first]) {
      for (let i = 0; i < count; i++) keys[i] = words[order[i]! * SEED.length + field]!;
      engine.sortPairs(keys, order);
    }
    return order;
  }
}

function grown(words: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(words.length * 2);
  larger.set(words);
  return larger;
}
