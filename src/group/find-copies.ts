import type { Engine, Overlap } from '../kernel/engine.js';
import { type AlignedRange, EDITED } from '../match/align-range.js';
import { AlignedShares } from '../match/aligned-shares.js';
import { mostJaccard } from '../match/body-bound.js';
import type { ComparedTexts } from '../match/compared-texts.js';
import { Forms } from '../match/forms.js';
import { OwnStories } from '../match/own-stories.js';
import { PairIndex } from '../match/pair-index.js';
import { jaccard, Verifier } from '../match/verify.js';
import type { Relation } from '../options/kinds.js';
import type { Plan } from '../options/plan.js';
import { type Pieces, STEPS_A_PIECE } from '../pool/abort.js';
import { concatColumns } from '../store/stored-columns.js';
import { clusterTexts } from './cluster.js';
import { CONTAINED } from './copy-rules.js';
import {
  coveredByCopies,
  type FormGroups,
  formOfTexts,
  groupForms,
  NO_FORM_GROUPS,
} from './form-groups.js';
import { TextClusters, type Ties } from './text-clusters.js';

/** The parameters for finding copies. */
export interface CopyInput {
  engine: Engine;
  plan: Plan;
  /** Whether several articles have this text. */
  isCopied: (text: number) => boolean;
  /** The relations that make a cluster. */
  relations: ReadonlySet<Relation>;
}

/** Texts, and the intermediate results of their comparison. */
export interface MatchedTexts {
  whole: ComparedTexts;
  bodies: ComparedTexts;
  verifier: Verifier;
  /** A number for the source of each text, 0 if it is not known. */
  sourceOf: Uint32Array;
  /** The number of pairs that signatures nominated; they were compared first. */
  candidates: number;
}

/**
 * Finds clusters of copies.
 * @param ranges of aligned pairs, each read once.
 * @returns clusters and groups of forms, the passages of all ranges and their covered spans,
 *   counts, and the evidence by which pairs were judged.
 */
export function* findCopies(
  input: CopyInput,
  matched: MatchedTexts,
  ranges: Iterable<AlignedRange>,
) {
  const { engine, plan } = input;
  const { bodies, verifier } = matched;
  const shares = new AlignedShares(engine, bodies, plan);
  const copies = new PairIndex();
  const exact = new Verifier(engine, bodies, verifier);
  const forms = new Forms(engine, bodies);
  const stories = new OwnStories(bodies, matched.sourceOf, plan.shape.shingle);
  const found: PairsFound = { copies, halfAligned: new PairIndex(), shares, exact, forms, stories };
  const { passages, covered, rejected } = yield* takeRanges(ranges, found);
  yield* addNear(copies, matched, exact, plan);
  const clusters = yield* findClusters(input, bodies.texts.count, found);
  // Aligns members that no shared fingerprint linked, so that coverage includes them.
  const alignedMembers = yield* sharesOf(clusters.members, shares);
  covered.push(shares.covered.slice());
  const formGroups = yield* findForms(input, found, bodies);
  const counts = { ...countFiltered(matched, shares, exact, plan), ...rejected };
  return {
    clusters,
    formGroups,
    alignedMembers,
    // Last, because spans that only links share do not count as covered.
    alignedLinks: yield* sharesOf(clusters.links, shares),
    passages,
    covered: withoutForms(covered, formGroups, clusters, bodies.texts.count),
    counts,
    judged: { exact, shares, copies, forms, stories } satisfies Judged,
  };
}

/** The evidence by which pairs were judged; each part knows the pairs that it was asked for. */
export interface Judged {
  /** Pairs that were nominated as copies. */
  copies: PairIndex;
  /** Shares that are aligned, and exact overlaps of bodies. */
  shares: AlignedShares;
  exact: Verifier;
  forms: Forms;
  stories: OwnStories;
}

interface PairsFound extends Judged {
  /** Pairs that are not copies, but half aligned. */
  halfAligned: PairIndex;
}

/** The spans covered by pairs that are copies, or that share a passage and no form. */
function withoutForms(
  covered: Uint32Array[],
  forms: FormGroups,
  clusters: TextClusters,
  texts: number,
): Uint32Array[] {
  if (forms.texts.length === 0) return covered;
  const [formOf, clusterOf] = [formOfTexts(forms, texts), clusters.ofTexts(texts)];
  return covered.map((spans) => coveredByCopies(spans, formOf, clusterOf));
}

/** Takes the evidence on copies from ranges, and joins their passages. */
function* takeRanges(ranges: Iterable<AlignedRange>, found: PairsFound) {
  const passages: Uint32Array[] = [];
  const covered: Uint32Array[] = [];
  const rejected = { rejectedSpans: 0, longestRun: 0 };
  for (const range of ranges) {
    yield;
    found.shares.take(range);
    addEdited(found, range);
    passages.push(range.passages);
    covered.push(range.covered);
    rejected.rejectedSpans += range.rejected;
    rejected.longestRun = Math.max(rejected.longestRun, range.longestRejected);
  }
  return { passages: concatColumns(passages), covered, rejected };
}

/**
 * Adds to the copies edited ones, and texts contained in another one although little is aligned;
 * adds the others to the half-aligned pairs.
 */
function addEdited(
  { copies, halfAligned, exact }: PairsFound,
  { nominated, linked, full }: AlignedRange,
): void {
  for (let pair = 0; pair < linked.length; pair++) {
    const [first, second] = [nominated[2 * pair]!, nominated[2 * pair + 1]!];
    const isCopy =
      linked[pair]! >= EDITED || full[pair]! >= EDITED || isContained(exact.overlap(first, second));
    (isCopy ? copies : halfAligned).add(first, second);
  }
}

/** Whether one of two texts is contained in the other. */
function isContained(overlap: Overlap): boolean {
  return overlap.shared >= CONTAINED * Math.min(overlap.first, overlap.second);
}

/**
 * Groups of texts that are one form, among the pairs nominated as copies and the half-aligned ones:
 * a form with long blanks is not more similar than that. There are no groups if such pairs count as
 * copies.
 */
function* findForms(
  { plan, relations }: CopyInput,
  { halfAligned, forms, exact }: PairsFound,
  bodies: ComparedTexts,
): Pieces<FormGroups> {
  if (!plan.find.documents || relations.has('same-form')) return NO_FORM_GROUPS;
  // Clustering has already asked for the pairs that were nominated as copies.
  for (let pair = 0; pair < halfAligned.count; pair++) {
    if (pair % STEPS_A_PIECE === 0) yield;
    forms.areSame(halfAligned.first(pair), halfAligned.second(pair));
  }
  return groupForms(bodies.texts.count, forms, exact, bodies);
}

function* sharesOf(ties: Ties, shares: AlignedShares): Pieces<Float64Array> {
  const found = new Float64Array(ties.count);
  for (let tie = 0; tie < found.length; tie++) {
    if (tie % STEPS_A_PIECE === 0) yield;
    found[tie] = shares.of(ties.text(tie), ties.other(tie));
  }
  return found;
}

/**
 * Adds near-duplicates and contained texts. Near-duplicates with parts set aside are also judged by
 * the rest.
 */
function* addNear(
  copies: PairIndex,
  matched: MatchedTexts,
  exact: Verifier,
  { threshold, shape }: Plan,
): Pieces<void> {
  const { verifier, candidates } = matched;
  for (let pair = 0; pair < candidates; pair++) {
    if (pair % STEPS_A_PIECE === 0) yield;
    const overlap = verifier.overlapOf(pair);
    const isNear =
      jaccard(overlap) >= threshold ||
      isContained(overlap) ||
      similarityOfBodies(pair, matched, exact, shape.shingle, threshold) >= threshold;
    if (isNear) copies.add(verifier.pairs.first(pair), verifier.pairs.second(pair));
  }
}

/**
 * The Jaccard similarity of the bodies of a pair that signatures nominated, or 0 if it cannot be
 * `least`: many pairs share a box, and an exact overlap costs 10 microseconds.
 */
function similarityOfBodies(
  pair: number,
  { verifier, bodies }: MatchedTexts,
  exact: Verifier,
  shingle: number,
  least: number,
): number {
  const [first, second] = [verifier.pairs.first(pair), verifier.pairs.second(pair)];
  const whole = verifier.overlapOf(pair);
  if (!bodies.isCut(first) && !bodies.isCut(second)) return jaccard(whole);
  const most = mostJaccard(whole, bodies.cut.aside(first), bodies.cut.aside(second), shingle);
  return most < least ? 0 : jaccard(exact.overlap(first, second));
}

/** The pairs of a list that are not one form; all pairs, if such pairs count as copies. */
function* withoutSameForm(
  pairs: PairIndex,
  forms: Forms,
  relations: ReadonlySet<Relation>,
): Pieces<PairIndex> {
  if (relations.has('same-form')) return pairs;
  const left = new PairIndex();
  for (let pair = 0; pair < pairs.count; pair++) {
    if (pair % STEPS_A_PIECE === 0) yield;
    const [first, second] = [pairs.first(pair), pairs.second(pair)];
    if (!forms.areSame(first, second)) left.add(first, second);
  }
  return forms.same.count === 0 ? pairs : left;
}

/** Clusters of the pairs that passages and signatures nominate. */
function* findClusters(
  input: CopyInput,
  count: number,
  { copies, shares, exact, forms, stories }: PairsFound,
): Pieces<TextClusters> {
  if (!input.plan.find.documents) return new TextClusters();
  const pairs = yield* withoutSameForm(copies, forms, input.relations);
  const mayBeForm = input.relations.has('same-form');
  return yield* clusterTexts({
    count,
    pairs,
    overlap: (first, second) => exact.overlap(first, second),
    aligned: (one, other) => shares.of(one, other),
    isCopied: input.isCopied,
    threshold: input.plan.threshold,
    // Most queried pairs are among those that were found not to be one form.
    isSameForm: (one, other) =>
      (mayBeForm || pairs.find(Math.min(one, other), Math.max(one, other)) < 0) &&
      forms.areSame(one, other),
    areOwnStories: (one, other, { relation, overlap }) =>
      stories.areOnOneSite(one, other, overlap) ||
      (relation === 'edited' && stories.areBesideLinks(one, other, overlap)),
    relations: input.relations,
  });
}

function countFiltered(
  matched: MatchedTexts,
  shares: AlignedShares,
  exact: Verifier,
  { threshold, shape }: Plan,
) {
  const { candidates, whole, bodies } = matched;
  let nearestJaccard = 0;
  for (let pair = 0; pair < candidates; pair++) {
    const similarity = similarityOfBodies(pair, matched, exact, shape.shingle, nearestJaccard);
    if (similarity < threshold) nearestJaccard = Math.max(nearestJaccard, similarity);
  }
  let setAside = 0;
  for (let text = 0; text < bodies.texts.count; text++) {
    setAside += whole.count(text) - bodies.count(text);
  }
  return {
    candidates,
    nearestJaccard,
    nearestAligned: shares.nearestBelow(EDITED),
    setAside,
  };
}
