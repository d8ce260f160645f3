import { longerSide, meet, shorterSide, withoutRepeats } from '../align/token-span.js';
import type { DeepText } from './deep-text.js';
import { EvidenceFinder } from './evidence.js';
import { type Rewritten, toTokens } from './rewritten.js';
import { clusterSeeds, type SentenceCluster } from './seed-clusters.js';
import type { SentenceSeeds } from './sentence-seeds.js';
import type { PairVectors } from './sentence-vectors.js';

/**
 * The constants of this file were tuned on half of PAN 2013, whose summaries of 100 words are
 * inside unrelated texts. The limit for similar text around a summary was chosen with both halves
 * and the articles of `seeds/` in view. The other half scores 0.01 lower.
 */

/** A summary is one piece, sentence by sentence; its sources may be far apart. */
const GAPS = { a: 1, b: 60 };

const SUMMARY_COSINE = 0.3;

/** Fewer pairs of sentences are only some similar ones, not a summary. */
const LEAST_SEEDS = 3;

/**
 * The summarised part is this many times as long as the summary, and at least this share of its
 * text.
 */
const LEAST_RATIO = 3;
const LEAST_OF_TEXT = 0.5;

/** The least share of the summary's sentences that have a source. */
const LEAST_SOURCED = 0.6;

/**
 * A summary differs from the text around it: there, at most this share of sentences has a source.
 * If more have one, the two texts are on one subject.
 */
const MOST_AROUND = 0.15;

/** A text has few summaries, and each check scans everything similar in the texts. */
const MOST_LOOKED_AT = 64;

/** As for passages (see `rewritten.ts`), but for several sentences. */
const LEAST_EVIDENCE = 1.8;

/** Sources this close to each other are one place, and no place gives more than this share. */
const SAME_PLACE = 4;
const MOST_OF_ONE_PLACE = 0.85;

/**
 * A passage of about equal length on both sides is rewritten text. A candidate is not a summary if
 * it holds one such passage of {@link ONE_PASSAGE} tokens (six sentences), two of {@link
 * TWO_PASSAGES} tokens (four sentences each), or one that is nearly all of it.
 */
const EQUAL_RATIO = 2;
const ONE_PASSAGE = 75;
const TWO_PASSAGES = 45;
const MOST_OF_SUMMARY = 0.85;

/** Two texts, the vectors of their sentences, and the pairs of similar sentences. */
export interface SimilarTexts {
  a: DeepText;
  b: DeepText;
  vectors: PairVectors;
  seeds: SentenceSeeds;
}

/**
 * Finds pieces of the first text that sum up most of the second: their sentences have sources all
 * over the second text, which ordinary passages would show as fragments.
 * @param passages the ordinary passages between the same texts.
 */
export function summariesOf(
  { a, b, vectors, seeds }: SimilarTexts,
  passages: readonly Rewritten[],
  minPassage: number,
): Rewritten[] {
  const evidence = new EvidenceFinder(vectors);
  const found: Rewritten[] = [];
  let looked = 0;
  for (const cluster of clusterSeeds(seeds, vectors, GAPS, SUMMARY_COSINE)) {
    if (cluster.seeds < LEAST_SEEDS) continue;
    const summary = toTokens(cluster, a, b);
    const length = summary.aEnd - summary.aStart;
    const source = summary.bEnd - summary.bStart;
    const isShaped =
      length >= minPassage &&
      source >= LEAST_RATIO * length &&
      source >= LEAST_OF_TEXT * b.tokens.length;
    if (!isShaped) continue;
    if (looked++ === MOST_LOOKED_AT) break;
    if (!isSpread(cluster, seeds)) continue;
    if (!isDistinct(cluster, seeds, vectors.a.count)) continue;
    if (isMadeOfPassages(summary, passages)) continue;
    const { distinct, aShare } = evidence.of(summary);
    if (distinct * aShare >= LEAST_EVIDENCE * minPassage)
      found.push({ ...summary, isSummary: true });
  }
  found.sort((x, y) => y.seeds - x.seeds || x.aStart - y.aStart);
  return withoutRepeats(found, a.tokens.length, b.tokens.length, 0);
}

/** Whether most sentences have a source, and the best sources are in several places. */
function isSpread(cluster: SentenceCluster, { count, a, b, cosines }: SentenceSeeds): boolean {
  const best = new Map<number, number>();
  for (let n = 0; n < count; n++) {
    const isInside =
      a[n]! >= cluster.aStart &&
      a[n]! < cluster.aEnd &&
      b[n]! >= cluster.bStart &&
      b[n]! < cluster.bEnd;
    if (!isInside) continue;
    const known = best.get(a[n]!);
    if (known === undefined || cosines[n]! > cosines[known]!) best.set(a[n]!, n);
  }
  if (best.size < LEAST_SOURCED * (cluster.aEnd - cluster.aStart)) return false;
  const sources = [...best.values()].sort((x, y) => b[x]! - b[y]! || x - y);
  let all = 0;
  let place = 0;
  let largest = 0;
  let last = -1;
  for (const n of sources) {
    // Squared, so that a few good matches count for more than many poor ones.
    const worth = cosines[n]! ** 2;
    place = last >= 0 && b[n]! - last <= SAME_PLACE ? place + worth : worth;
    all += worth;
    last = b[n]!;
    largest = Math.max(largest, place);
  }
  return largest <= MOST_OF_ONE_PLACE * all;
}

function isDistinct(
  { aStart, aEnd }: SentenceCluster,
  { a }: SentenceSeeds,
  sentences: number,
): boolean {
  const around = new Set(a.filter((sentence) => sentence < aStart || sentence >= aEnd));
  return around.size <= MOST_AROUND * (sentences - (aEnd - aStart));
}

function isMadeOfPassages(summary: Rewritten, passages: readonly Rewritten[]): boolean {
  const equal = passages.filter(
    (passage) =>
      meet(passage, summary) && longerSide(passage) <= EQUAL_RATIO * shorterSide(passage),
  );
  const sizes = equal.map(shorterSide).sort((x, y) => y - x);
  if ((sizes[0] ?? 0) >= ONE_PASSAGE || (sizes[1] ?? 0) >= TWO_PASSAGES) return true;
  return equal.some(({ aStart, aEnd }) => {
    const common = Math.min(aEnd, summary.aEnd) - Math.max(aStart, summary.aStart);
    return common > MOST_OF_SUMMARY * (summary.aEnd - summary.aStart);
  });
}
