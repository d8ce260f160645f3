import type { Chain } from '../align/chain.js';
import { countEdits, type EditCount } from '../align/count-edits.js';
import type { PassageKind } from '../align/passage-kind.js';
import { meet, type TokenSpan, withoutRepeats } from '../align/token-span.js';
import type { Engine } from '../kernel/engine.js';
import type { DeepText } from './deep-text.js';
import { EvidenceFinder } from './evidence.js';
import { isEnough, type Rewritten, rewrittenPassages } from './rewritten.js';
import { type SentenceSeeds, sentenceSeeds } from './sentence-seeds.js';
import { type PairVectors, sentenceVectors, swapped } from './sentence-vectors.js';
import { settlePassages } from './settle.js';
import { summariesOf } from './summaries.js';
import { nominatingRuns, verbatimPassages } from './verbatim.js';

/** A passage of two texts; places count tokens. */
export interface DeepPassage extends TokenSpan, EditCount {
  kind: PassageKind;
}

/**
 * Cosine and Dice coefficient that pairs of sentences are looked at from. The prototype had 0.33 for
 * both; what is weaker still nominates, since ends are fitted and evidence is asked for afterwards.
 */
const LEAST_COSINE = 0.2;
const LEAST_DICE = 0.15;

/**
 * An exact run of so many tokens (three sentences) shows that somebody copied: in such a pair no
 * summary is looked for, and sentences that are merely alike elsewhere come from the subject.
 */
const COPIED_RUN = 40;

/** Of two verbatim passages that overlap by more than half, the one with more matches stands. */
const MOST_REPEATED = 0.5;

/**
 * Aligns two texts in depth, without an index: exact runs joined over edits; sentences that are
 * alike though reworded; summaries. Each passage once, in the order of the first text.
 * Cost: linear in the texts, but for the edits of passages (see {@link countEdits}).
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
  const alike = alikePassages(a, b, vectors, minPassage, isCopied);
  const evidence = new EvidenceFinder(vectors);
  const isTold = (span: TokenSpan) => {
    const { distinct, aShare, bShare } = evidence.of(span);
    return isEnough(distinct, (aShare + bShare) / 2, minPassage);
  };
  const facts = { minPassage, isCopied, editsOf, isTold };
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

/** Passages found by sentences; what belongs to a summary is not told a second time. */
function alikePassages(
  a: DeepText,
  b: DeepText,
  vectors: PairVectors,
  minPassage: number,
  isCopied: boolean,
): Rewritten[] {
  const seeds = sentenceSeeds(vectors, LEAST_COSINE, LEAST_DICE);
  if (seeds.count === 0) return [];
  let passages = rewrittenPassages(a, b, vectors, seeds, minPassage);
  if (isCopied) return passages;
  for (const find of [summariesIn, summariesFrom]) {
    const summaries = find(a, b, vectors, seeds, passages, minPassage);
    const others = passages.filter((passage) => !summaries.some((found) => meet(passage, found)));
    passages = [...summaries, ...others];
  }
  return passages;
}

/** The first text sums up the second. */
const summariesIn = summariesOf;

/** The second text sums up the first: the same with the texts in each other's place. */
function summariesFrom(
  a: DeepText,
  b: DeepText,
  vectors: PairVectors,
  seeds: SentenceSeeds,
  passages: readonly Rewritten[],
  minPassage: number,
): Rewritten[] {
  const seen = { ...seeds, a: seeds.b, b: seeds.a };
  const found = summariesOf(b, a, swapped(vectors), seen, passages.map(turn), minPassage);
  return found.map(turn);
}

function turn<Span extends TokenSpan>(span: Span): Span {
  const { aStart, aEnd, bStart, bEnd } = span;
  return { ...span, aStart: bStart, aEnd: bEnd, bStart: aStart, bEnd: aEnd };
}
