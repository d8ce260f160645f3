import { shorterSide, type TokenSpan, withoutRepeats } from '../align/token-span.js';
import type { DeepText } from './deep-text.js';
import { EvidenceFinder } from './evidence.js';
import { fitCluster } from './fit-cluster.js';
import { clusterSeeds, type SentenceCluster } from './seed-clusters.js';
import { type SentenceSeeds, seedsOver } from './sentence-seeds.js';
import type { PairVectors } from './sentence-vectors.js';

/** A passage found by its sentences, in tokens. */
export interface Rewritten extends TokenSpan {
  /** Pairs of similar sentences. */
  seeds: number;
  /** Whether one side sums up sentences that are spread over the other. */
  isSummary: boolean;
}

/** Cosine from which two sentences are similar; 0.22 to 0.28 differ by 0.003 on PAN 2013. */
const SEED_COSINE = 0.25;

/**
 * The distances of Sanchez-Perez, Gelbukh and Sidorov (PAN 2014). 5 is no better on PAN over all
 * and, with weaker seeds (cosine 0.22), joined two whole reports of one event.
 */
const GAPS = { a: 4, b: 4 };

/** The cosine that a whole passage needs; 0.25 to 0.34 differ little once its ends are fitted. */
const PASSAGE_COSINE = 0.3;

/**
 * Distinct tokens that both sides share, times the share of their weight that is shared, over
 * --min-passage. Two texts on one subject have sentences with as many tokens in common as a copy,
 * or with as large a share of them, but not both. In PAN 2013, some passages pass in 0.5 % of the
 * pairs without reuse, and most of those do share a sentence; 0.65 loses half a sentence that was
 * translated back (`seeds/` 001 and 003).
 */
const LEAST_EVIDENCE = 0.6;

/** If two passages overlap by more than half, the longer one is kept. */
const MOST_REPEATED = 0.5;

/** Passages with similar sentences, whose words may come in any order. */
export function rewrittenPassages(
  a: DeepText,
  b: DeepText,
  vectors: PairVectors,
  seeds: SentenceSeeds,
  minPassage: number,
): Rewritten[] {
  const alike = seedsOver(seeds, SEED_COSINE);
  const evidence = new EvidenceFinder(vectors);
  const passages: Rewritten[] = [];
  for (const cluster of clusterSeeds(alike, vectors, GAPS, PASSAGE_COSINE)) {
    const fitted = fitCluster(cluster, vectors);
    if (!fitted) continue;
    const passage = toTokens(fitted, a, b);
    if (shorterSide(passage) < minPassage) continue;
    const { distinct, aShare, bShare } = evidence.of(passage);
    if (isEnough(distinct, (aShare + bShare) / 2, minPassage)) passages.push(passage);
  }
  passages.sort((x, y) => shorterSide(y) - shorterSide(x) || x.aStart - y.aStart);
  return withoutRepeats(passages, a.tokens.length, b.tokens.length, MOST_REPEATED);
}

/**
 * Whether the number of distinct tokens and their share are evidence of more than a common subject.
 */
export function isEnough(distinct: number, share: number, minPassage: number): boolean {
  return distinct * share >= LEAST_EVIDENCE * minPassage;
}

/** A cluster of sentences as a passage of tokens. */
export function toTokens(cluster: SentenceCluster, a: DeepText, b: DeepText): Rewritten {
  return {
    aStart: a.sentences[cluster.aStart]!,
    aEnd: a.sentences[cluster.aEnd]!,
    bStart: b.sentences[cluster.bStart]!,
    bEnd: b.sentences[cluster.bEnd]!,
    seeds: cluster.seeds,
    isSummary: false,
  };
}
