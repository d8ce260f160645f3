import { addCovered, alignedShare } from '../align/chain-rows.js';
import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../options/plan.js';
import { Float64List, Uint32List } from '../sketch/lists.js';
import { type AlignedRange, EDITED } from './align-range.js';
import type { ComparedTexts } from './compared-texts.js';
import { PairIndex } from './pair-index.js';
import { sharedSeeds } from './shared-seeds.js';

/**
 * The share of the shorter of two texts that is aligned with the other. Links lead a place of a
 * fingerprint to at most two others, so the passages that links of a pair seed may be only a part
 * of what the two share. They nominate the pair; the share itself is aligned once, from all
 * fingerprints.
 */
export class AlignedShares {
  readonly #engine: Engine;
  readonly #bodies: ComparedTexts;
  readonly #plan: Plan;
  readonly #pairs = new PairIndex();
  readonly #shares = new Float64List();
  readonly #covered = new Uint32List();
  /**
   * Pairs that were aligned before they were queried, their shares, and the ends of their covered
   * spans.
   */
  readonly #early = new PairIndex();
  readonly #earlyShares = new Float64List();
  readonly #earlyEnds = new Uint32List();
  readonly #earlyCovered = new Uint32List();

  constructor(engine: Engine, bodies: ComparedTexts, plan: Plan) {
    this.#engine = engine;
    this.#bodies = bodies;
    this.#plan = plan;
  }

  /** The covered spans of the pairs that were queried: text, first token, end. */
  get covered(): Uint32Array {
    return this.#covered.view();
  }

  /**
   * Stores shares that workers computed, each pair once. A share counts only after it is queried,
   * so results do not depend on the pairs that were aligned early. Pairs that links left undecided
   * are queried here.
   */
  take({ nominated, linked, full, recheckedCovered, recheckedSpanCounts }: AlignedRange): void {
    for (let n = 0, at = 0; n < full.length; n++) {
      const end = at + 3 * recheckedSpanCounts[n]!;
      if (Number.isNaN(full[n]!)) continue;
      const [first, second] = [nominated[2 * n]!, nominated[2 * n + 1]!];
      this.#early.add(first, second);
      this.#earlyCovered.append(recheckedCovered, at, end);
      at = end;
      this.#earlyShares.push(full[n]!);
      this.#earlyEnds.push(this.#earlyCovered.length);
      if (linked[n]! < EDITED) this.of(first, second);
    }
  }

  /** The highest share of a pair below a limit; 0 if there is no such pair. */
  nearestBelow(limit: number): number {
    const shares = this.#shares.view();
    return shares.reduce((best, share) => (share < limit ? Math.max(best, share) : best), 0);
  }

  /** The share of a pair, which is aligned now if it was not before. */
  of(one: number, other: number): number {
    const first = Math.min(one, other);
    const second = Math.max(one, other);
    const known = this.#pairs.find(first, second);
    if (known >= 0) return this.#shares.at(known);
    const early = this.#early.find(first, second);
    const share = early < 0 ? this.#align(first, second) : this.#takeEarly(early);
    this.#pairs.add(first, second);
    this.#shares.push(share);
    return share;
  }

  #takeEarly(early: number): number {
    const start = early === 0 ? 0 : this.#earlyEnds.at(early - 1);
    this.#covered.append(this.#earlyCovered.view(), start, this.#earlyEnds.at(early));
    return this.#earlyShares.at(early);
  }

  #align(first: number, second: number): number {
    const [engine, bodies, { minPassage }] = [this.#engine, this.#bodies, this.#plan];
    const seeds = sharedSeeds(engine, bodies, first, second);
    const rows = engine.alignAndChain(bodies.tokens(first), bodies.tokens(second), seeds);
    addCovered(rows, first, second, minPassage, this.#covered);
    return alignedShare(rows, bodies.count(first), bodies.count(second), minPassage);
  }
}
