import type { Chain } from '../align/chain.js';
import { countEdits, type EditCount } from '../align/count-edits.js';
import type { PassageKind } from '../align/passage-kind.js';
import { meet, type TokenSpan, withoutRepeats } from '../align/token-span.js';
import type { Engine } from '../kernel/engine.js';
import type { DeepText } from './deep-text.js';
import { EvidenceFinder } from './evidence.js';
import { isEnough, type Rewritten, rewrittenPassages } from './rewritten.js';
import { sentenceSeeds } from './sentence-seeds.js';
import { sentenceVectors, swapped } from './sentence-vectors.js';
import { settlePassages } from './settle.js';
import { type SimilarTexts, summariesOf } from './summaries.js';
import { nominatingRuns, verbatimPassages } from './verbatim.js';

/** A passage of two texts; places count tokens. */
export interface DeepPassage extends TokenSpan, EditCount {
  kind: PassageKind;
}

/**
 * The cosine and the Dice coefficient from which pairs of sentences are examined. The prototype had
 * 0.33 for both. Weaker pairs may still nominate, because ends are fitted and evidence is checked
 * later.
 */
const LEAST_COSINE = 0.2;
const LEAST_DICE = 0.15;

/**
 * An exact run of this many tokens (three sentences) proves copying. Such a pair is not searched
 * for summaries, and sentences that are only similar come from the subject.
 */
const COPIED_RUN = 40;

/** If two verbatim passages overlap by more than half, the one with more matches is kept. */
const MOST_REPEATED = 0.5;

/**
 * Aligns two texts in depth, without an index: exact runs joined over edits; similar sentences with
 * other words; summaries. Each passage once, in the order of the first text. Cost: linear in the
 * texts, except for the edits of passages (see {@link countEdits}).
 */
export function alignDeeply(
  engine: Engine,
  a: DeepText,
  b: DeepText,
  minPassage: number,
): DeepPassage[] {
  const runs = nominatingRuns(engine, a.tokens, b.tokens);
  const chains = withoutRepeats(
    verbatimPassages(engine, a.tokens, b.tokens, runs, minPassage).sort(byMatches),
    a.tokens.length,
    b.tokens.length,
    MOST_REPEATED,
  );
  const isCopied = chains.some((chain) => chain.longestRun >= COPIED_RUN);
  const editsOf = (span: TokenSpan) => countEdits(a.tokens, b.tokens, span, runs);
  const vectors = sentenceVectors(a, b);
  const seeds = sentenceSeeds(vectors, LEAST_COSINE, LEAST_DICE);
  const rewritten = seeds.count === 0 ? [] : rewrittenPassages(a, b, vectors, seeds, minPassage);
  const mayHaveSummaries = seeds.count > 0 && !isCopied;
  const alike = mayHaveSummaries
    ? withSummaries({ a, b, vectors, seeds }, rewritten, minPassage)
    : rewritten;
  const evidence = new EvidenceFinder(vectors);
  const isReportable = (span: TokenSpan) => {
    const { distinct, aShare, bShare } = evidence.of(span);
    return isEnough(distinct, (aShare + bShare) / 2, minPassage);
  };
  const facts = { minPassage, isCopied, editsOf, isReportable };
  const passages = settlePassages(chains, alike, facts).map(({ isSummary, ...span }) => {
    const count = editsOf(span);
    const kind: PassageKind = isSummary ? 'summary' : count.edits === 0 ? 'verbatim' : 'edited';
    return { ...span, ...count, kind };
  });
  return passages.sort((x, y) => x.aStart - y.aStart || x.bStart - y.bStart);
}

function byMatches(x: Chain, y: Chain): number {
  return y.matches - x.matches || x.aStart - y.aStart || x.bStart - y.bStart;
}

/** Summaries, and the passages that are not inside one. */
function withSummaries(
  pair: SimilarTexts,
  rewritten: Rewritten[],
  minPassage: number,
): Rewritten[] {
  let passages = rewritten;
  for (const find of [summariesIn, summariesFrom]) {
    const summaries = find(pair, passages, minPassage);
    const others = passages.filter((passage) => !summaries.some((found) => meet(passage, found)));
    passages = [...summaries, ...others];
  }
  return passages;
}

/** Passages in which the first text sums up the second. */
const summariesIn = summariesOf;

/**
 * Passages in which the second text sums up the first: {@link summariesOf} with the texts
 * exchanged.
 */
function summariesFrom(
  { a, b, vectors, seeds }: SimilarTexts,
  passages: readonly Rewritten[],
  minPassage: number,
): Rewritten[] {
  const exchanged = {
    a: b,
    b: a,
    vectors: swapped(vectors),
    seeds: { ...seeds, a: seeds.b, b: seeds.a },
  };
  return summariesOf(exchanged, passages.map(turn), minPassage).map(turn);
}

function turn<Span extends TokenSpan>(span: Span): Span {
  const { aStart, aEnd, bStart, bEnd } = span;
  return { ...span, aStart: bStart, aEnd: bEnd, bStart: aStart, bEnd: aEnd };
}
