import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../plan.js';
import type { Bodies } from './bodies.js';
import type { Chain } from './chain.js';
import { PairIndex } from './pair-index.js';
import { alignedShare, alignPair } from './passages.js';

/** How much of the shorter of two texts is aligned with the other; each pair is aligned once. */
export class AlignedShares {
  readonly #engine: Engine;
  readonly #bodies: Bodies;
  readonly #plan: Plan;
  readonly #onPair: (first: number, second: number, passages: readonly Chain[]) => void;
  readonly #pairs = new PairIndex();
  readonly #shares: number[] = [];

  /** @param onPair told of the passages of each pair once. */
  constructor(
    engine: Engine,
    bodies: Bodies,
    plan: Plan,
    onPair: (first: number, second: number, passages: readonly Chain[]) => void,
  ) {
    this.#engine = engine;
    this.#bodies = bodies;
    this.#plan = plan;
    this.#onPair = onPair;
  }

  /** Keeps the passages of a pair, the smaller number first; returns its share. */
  keep(first: number, second: number, passages: readonly Chain[]): number {
    const share = alignedShare(passages, this.#bodies.count(first), this.#bodies.count(second));
    this.#shares[this.#pairs.add(first, second)] = share;
    this.#onPair(first, second, passages);
    return share;
  }

  /** The highest share of a pair that is below a limit; 0 where there is none. */
  nearestBelow(limit: number): number {
    return this.#shares.reduce((best, share) => (share < limit ? Math.max(best, share) : best), 0);
  }

  /** The share of a pair, which is aligned now if it was not before. */
  of(one: number, other: number): number {
    const first = Math.min(one, other);
    const second = Math.max(one, other);
    const known = this.#pairs.find(first, second);
    if (known >= 0) return this.#shares[known] ?? 0;
    const passages = alignPair(this.#engine, this.#bodies, first, second, this.#plan);
    return this.keep(first, second, passages);
  }
}
