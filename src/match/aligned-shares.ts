import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../plan.js';
import type { Bodies } from './bodies.js';
import type { Chain } from './chain.js';
import { PairIndex } from './pair-index.js';
import { alignedShare, alignPair } from './passages.js';

/**
 * How much of the shorter of two texts is aligned with the other. Links lead a place of a fingerprint
 * to two others at most, so the passages of a pair that its links seed may be a part of what the two
 * share: they nominate, and the share itself is of all fingerprints, aligned once a pair.
 */
export class AlignedShares {
  readonly #engine: Engine;
  readonly #bodies: Bodies;
  readonly #plan: Plan;
  readonly #onPair: (first: number, second: number, passages: readonly Chain[]) => void;
  readonly #pairs = new PairIndex();
  readonly #shares: number[] = [];

  /** @param onPair told of the passages of each pair, of some by links and again by all. */
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

  /** What passages seeded by links, the smaller number first, cover; the true share may be more. */
  linked(first: number, second: number, passages: readonly Chain[]): number {
    this.#onPair(first, second, passages);
    return alignedShare(passages, this.#bodies.count(first), this.#bodies.count(second));
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
    const share = this.linked(first, second, passages);
    this.#shares[this.#pairs.add(first, second)] = share;
    return share;
  }
}
