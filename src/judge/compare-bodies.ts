import { alignedShare, isPassageAt, nextChain } from '../align/chain-rows.js';
import { relationOf } from '../group/copy-rules.js';
import type { Engine, Overlap } from '../kernel/engine.js';
import { differInNumbers } from '../match/forms.js';
import { NumberTokens } from '../match/number-words.js';
import { areBesideLinks, arePagesOfOneSite } from '../match/own-stories.js';
import { compareForms, isSameForm } from '../match/same-form.js';
import { MOST_PLACES } from '../match/shared-seeds.js';
import { containment, jaccard, reversed } from '../match/verify.js';
import type { Relation } from '../options/kinds.js';
import type { Plan } from '../options/plan.js';
import type { ComparedBody } from './compared-body.js';
import type { Similarity } from './verdict.js';

/**
 * The share of the shorter text that has to be aligned before shingles are compared. Copies by any rule
 * have more.
 */
const WORTH_COMPARING = 0.35;

/** The share from which two texts that are not copies may be one form, which has long blanks. */
const HALF_ALIGNED = 0.5;

/** A text this many times as long as one that it contains is a roundup, no version of it. */
const ROUNDUP = 5;

/** The passages and the relation of an article to a seen one. */
export interface ComparedBodies {
  /** Chains, as an engine gives them, of the article's body and the other's. */
  rows: Uint32Array;
  similarity: Similarity;
  /** How the article is a copy of the other, or a form like it; null if it is neither. */
  relation: Relation | null;
  /** Whether the article contains the other, and more. */
  isLonger: boolean;
}

/** Facts about two texts that are the same both ways. */
interface PairFacts {
  aligned: number;
  areOfOneSource: boolean;
  haveOtherNumbers: boolean;
}

/** Compares bodies by the rules of a scan. */
export class BodyComparer {
  readonly #engine: Engine;
  readonly #plan: Plan;
  readonly #numbers: NumberTokens;

  constructor(engine: Engine, plan: Plan) {
    this.#engine = engine;
    this.#plan = plan;
    this.#numbers = new NumberTokens(engine);
  }

  /** Seeds of the passages that two bodies share, in the order of the first. */
  seeds(own: ComparedBody, other: ComparedBody): Uint32Array {
    return this.#engine.sharedSeeds(own.fingerprints, other.fingerprints, MOST_PLACES).slice();
  }

  /**
   * Compares two bodies.
   * @param areOfOneSource whether their source is known, and the same.
   */
  compare(
    own: ComparedBody,
    other: ComparedBody,
    seeds: Uint32Array,
    areOfOneSource: boolean,
  ): ComparedBodies {
    const { minPassage } = this.#plan;
    const [a, b] = [own.tokens, other.tokens];
    const rows = this.#engine.alignAndChain(a, b, seeds).slice();
    const aligned = alignedShare(rows, a.length, b.length, minPassage);
    const isWorth = aligned >= WORTH_COMPARING;
    const overlap = isWorth ? this.#engine.overlap(a, b) : { shared: 0, first: 1, second: 1 };
    const haveOtherNumbers = isWorth && differInNumbers(this.#numbers.of(a), this.#numbers.of(b));
    const facts = { aligned, areOfOneSource, haveOtherNumbers };
    const similarity = {
      jaccard: jaccard(overlap),
      containment: containment(overlap),
      contains: containment(reversed(overlap)),
      aligned,
    };
    const forward = this.#relation(a, b, overlap, facts);
    const backward = this.#relation(b, a, reversed(overlap), facts);
    const isLonger = forward === null && backward !== null && a.length < ROUNDUP * b.length;
    return { rows, similarity, relation: forward, isLonger };
  }

  #relation(
    a: Uint32Array,
    b: Uint32Array,
    overlap: Overlap,
    { aligned, areOfOneSource, haveOtherNumbers }: PairFacts,
  ): Relation | null {
    const relation = relationOf(overlap, () => aligned, this.#plan.threshold);
    const mayBeForm = haveOtherNumbers && (relation !== null || aligned >= HALF_ALIGNED);
    if (mayBeForm && this.#areOneForm(a, b)) return 'same-form';
    if (relation === null) return null;
    const { shingle } = this.#plan.shape;
    if (areOfOneSource && arePagesOfOneSite(a, b, overlap, shingle)) return null;
    return relation === 'edited' && areBesideLinks(a, b, overlap) ? null : relation;
  }

  #areOneForm(a: Uint32Array, b: Uint32Array): boolean {
    return isSameForm(compareForms(a, b, this.#engine.matchTokens(a, b), this.#numbers));
  }
}

/** Places of the passages among chains. */
export function* passagesIn(rows: Uint32Array, minPassage: number): Generator<number> {
  for (let at = 0; at < rows.length; at = nextChain(rows, at)) {
    if (isPassageAt(rows, at, minPassage)) yield at;
  }
}
