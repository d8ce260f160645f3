import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../plan.js';
import type { SketchSet } from '../sketch/sketch-set.js';
import type { Chain } from './chain.js';
import type { DistinctTexts } from './distinct-texts.js';
import { PairIndex } from './pair-index.js';
import { alignedShare, alignPair } from './passages.js';

/** How much of the shorter of two texts is aligned with the other; each pair is aligned once. */
export class AlignedShares {
  readonly #engine: Engine;
  readonly #set: SketchSet;
  readonly #texts: DistinctTexts;
  readonly #plan: Plan;
  readonly #onPair: (first: number, second: number, passages: readonly Chain[]) => void;
  readonly #pairs = new PairIndex();
  readonly #shares: number[] = [];

  /** @param onPair told of the passages of each pair once. */
  constructor(
    engine: Engine,
    set: SketchSet,
    texts: DistinctTexts,
    plan: Plan,
    onPair: (first: number, second: number, passages: readonly Chain[]) => void,
  ) {
    this.#engine = engine;
    this.#set = set;
    this.#texts = texts;
    this.#plan = plan;
    this.#onPair = onPair;
  }

  /** Keeps the passages of a pair, the smaller number first; returns its share. */
  keep(first: number, second: number, passages: readonly Chain[]): number {
    const share = alignedShare(passages, this.#tokens(first), this.#tokens(second));
    this.#shares[this.#pairs.add(first, second)] = share;
    this.#onPair(first, second, passages);
    return share;
  }

  /** The share of a pair, which is aligned now if it was not before. */
  of(one: number, other: number): number {
    const first = Math.min(one, other);
    const second = Math.max(one, other);
    const known = this.#pairs.find(first, second);
    if (known >= 0) return this.#shares[known] ?? 0;
    const { representative } = this.#texts;
    const [a = 0, b = 0] = [representative[first], representative[second]];
    return this.keep(first, second, alignPair(this.#engine, this.#set, a, b, this.#plan));
  }

  #tokens(text: number): number {
    return this.#set.tokenCount(this.#texts.representative[text] ?? 0);
  }
}
