import type { Overlap } from '../kernel/engine.js';
import { EDITED } from '../match/align-range.js';
import { containment, jaccard, reversed } from '../match/verify.js';
import type { Relation } from '../options/kinds.js';
import type { TieRelation } from './text-clusters.js';

/** The share of a text's shingles that must occur in another for it to be contained there. */
export const CONTAINED = 0.8;

/** The evidence by which pairs of texts are judged. */
export interface PairEvidence {
  /** Exact overlap of two texts, the smaller number first. */
  overlap: (first: number, second: number) => Overlap;
  /** Share of the shorter of any two texts that is aligned; the most expensive figure. */
  aligned: (one: number, other: number) => number;
  /** Jaccard similarity from which two texts are near-duplicates. */
  threshold: number;
  /** Whether two texts are one form that was filled in anew, independent of their figures. */
  isSameForm: (one: number, other: number) => boolean;
  /** Whether two texts are stories of their own, although their surroundings make them similar. */
  areOwnStories: (one: number, other: number, join: Join) => boolean;
  /** The relations that make one text a copy of another. */
  relations: ReadonlySet<Relation>;
}

/** The reason why a text is a copy of another. */
export interface Join {
  relation: TieRelation;
  /** As seen from the text. */
  overlap: Overlap;
}

/**
 * Whether a text and the centre of a cluster are one story, and by which relation. Only this
 * function decides it.
 * @returns null if they are not.
 */
export function joinOf(text: number, centre: number, evidence: PairEvidence): Join | null {
  return joinBy(overlapOf(text, centre, evidence), pairOf(text, centre, evidence));
}

/**
 * {@link joinOf} for two texts in both directions, with one look at their pair: [one to other,
 * other to one].
 * @param overlap as seen from the first one given.
 */
export function joinsOf(
  one: number,
  other: number,
  overlap: Overlap,
  evidence: PairEvidence,
): [Join | null, Join | null] {
  const pair = pairOf(one, other, evidence);
  return [joinBy(overlap, pair), joinBy(reversed(overlap), pair)];
}

/** The evidence on a pair in either direction; each is requested at most once. */
interface Pair {
  evidence: PairEvidence;
  aligned: () => number;
  isSameForm: () => boolean;
  areOwnStories: (join: Join) => boolean;
}

function pairOf(one: number, other: number, evidence: PairEvidence): Pair {
  let isForm: boolean | undefined;
  let judged: Relation | undefined;
  let areOwn = false;
  return {
    evidence,
    aligned: () => evidence.aligned(one, other),
    isSameForm: () => {
      isForm ??= evidence.isSameForm(one, other);
      return isForm;
    },
    areOwnStories: (join) => {
      if (join.relation !== judged) areOwn = evidence.areOwnStories(one, other, join);
      judged = join.relation;
      return areOwn;
    },
  };
}

function joinBy(overlap: Overlap, { evidence, aligned, isSameForm, areOwnStories }: Pair) {
  const alike = relationOf(overlap, aligned, evidence.threshold);
  if (alike === null) return null;
  const relation: TieRelation = isSameForm() ? 'same-form' : alike;
  const join = { relation, overlap };
  if (!evidence.relations.has(relation)) return null;
  return relation !== 'same-form' && areOwnStories(join) ? null : join;
}

/** The overlap of two texts, seen from the first one given. */
export function overlapOf(text: number, other: number, { overlap }: PairEvidence): Overlap {
  return text < other ? overlap(text, other) : reversed(overlap(other, text));
}

/** A rule by which a text is a copy of another, if its figure is at least `least`. */
interface Rule {
  relation: TieRelation;
  figure: (overlap: Overlap, aligned: () => number) => number;
  least: (threshold: number) => number;
}

/** The first rule that holds names the relation. The alignment is last, because it costs most. */
const RULES: readonly Rule[] = [
  {
    relation: 'near-duplicate',
    figure: (overlap) => jaccard(overlap),
    least: (threshold) => threshold,
  },
  { relation: 'contained', figure: (overlap) => containment(overlap), least: () => CONTAINED },
  { relation: 'edited', figure: (_, aligned) => aligned(), least: () => EDITED },
];

/**
 * The relation of a text to another, or null.
 * @param overlap as seen from the text.
 * @param aligned share of the shorter of the two that is aligned.
 */
export function relationOf(
  overlap: Overlap,
  aligned: () => number,
  threshold: number,
): TieRelation | null {
  for (const { relation, figure, least } of RULES) {
    if (figure(overlap, aligned) >= least(threshold)) return relation;
  }
  return null;
}

/** All rules with their figures for a pair, in the order of {@link relationOf}. */
export function copyRules(overlap: Overlap, aligned: () => number, threshold: number) {
  return RULES.map(({ relation, figure, least }) => ({
    relation,
    value: figure(overlap, aligned),
    least: least(threshold),
  }));
}
