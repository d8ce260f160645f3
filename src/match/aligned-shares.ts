import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../plan.js';
import { GrownWords } from '../sketch/grown.js';
import type { Bodies } from './bodies.js';
import { addCovered, alignedShare } from './chain-rows.js';
import { PairIndex } from './pair-index.js';
import { sharedSeeds } from './shared-seeds.js';

/** Share of the shorter text that must be aligned for one to be an edited copy of the other. */
export const EDITED = 0.7;

/**
 * How much of the shorter of two texts is aligned with the other. Links lead a place of a fingerprint
 * to two others at most, so the passages of a pair that its links seed may be a part of what the two
 * share: they nominate, and the share itself is of all fingerprints, aligned once a pair.
 */
export class AlignedShares {
  readonly #engine: Engine;
  readonly #bodies: Bodies;
  readonly #plan: Plan;
  readonly #pairs = new PairIndex();
  readonly #shares: number[] = [];
  readonly #covered = new GrownWords();

  constructor(engine: Engine, bodies: Bodies, plan: Plan) {
    this.#engine = engine;
    this.#bodies = bodies;
    this.#plan = plan;
  }

  /** What the passages of pairs that were aligned here cover: text, first token, token behind. */
  get covered(): Uint32Array {
    return this.#covered.view();
  }

  /** Takes the share of a pair, the smaller number first, that was aligned elsewhere. */
  take(first: number, second: number, share: number): void {
    this.#shares[this.#pairs.add(first, second)] = share;
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
    const share = this.#align(first, second);
    this.take(first, second, share);
    return share;
  }

  #align(first: number, second: number): number {
    const [engine, bodies, { minPassage }] = [this.#engine, this.#bodies, this.#plan];
    const seeds = sharedSeeds(engine, bodies, first, second);
    const rows = engine.alignAndChain(bodies.tokens(first), bodies.tokens(second), seeds);
    addCovered(rows, first, second, minPassage, this.#covered);
    return alignedShare(rows, bodies.count(first), bodies.count(second), minPassage);
  }
}
