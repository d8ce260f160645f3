import { type Figures, figuresOf, pairsOf } from './figures.js';
import type { Place } from './plagdet.js';
import type { Results } from './results.js';
import type { LabelledPair } from './truth.js';

/** The score of labelled pairs, by two definitions of found. */
export interface PairScore {
  /** Pairs labelled as copies, and as not copies. */
  positive: number;
  negative: number;
  /** A pair is found if it is in one cluster. */
  joined: Figures;
  /** A pair is found if it is in one cluster or shares a passage. */
  tied: Figures;
}

/**
 * The most pairs of articles with a common passage that are listed to remove duplicates. A phrase
 * of 10,000 articles has 50 million pairs; above this number, and without negative labels,
 * precision is not counted.
 */
const MOST_PAIRS = 2 ** 22;

/**
 * Scores labelled pairs. If some are labelled as not copies, precision counts labelled pairs only;
 * if all are copies, the truth is taken as complete and every other found pair is wrong.
 */
export function scorePairs(pairs: readonly LabelledPair[], results: Results): PairScore {
  const { clusters, passages } = results;
  const clusterOf = new Map<string, number>();
  for (const [number, ids] of clusters.entries()) for (const id of ids) clusterOf.set(id, number);
  const passagesOf = passagesByArticle(passages, pairs);
  const isJoined = ({ a, b }: LabelledPair): boolean =>
    clusterOf.has(a) && clusterOf.get(a) === clusterOf.get(b);
  const isTied = (pair: LabelledPair): boolean =>
    isJoined(pair) || meet(passagesOf.get(pair.a), passagesOf.get(pair.b));
  const positive = pairs.filter(({ isCopy }) => isCopy);
  const negative = pairs.filter(({ isCopy }) => !isCopy);
  const score = (isFound: (pair: LabelledPair) => boolean, foundPairs: () => number | null) => {
    const right = positive.filter(isFound).length;
    const judged = right + negative.filter(isFound).length;
    return figuresOf(right, negative.length > 0 ? judged : foundPairs(), positive.length);
  };
  const joinedPairs = clusters.reduce((sum, ids) => sum + pairsOf(ids.length), 0);
  return {
    positive: positive.length,
    negative: negative.length,
    joined: score(isJoined, () => joinedPairs),
    tied: score(isTied, () => {
      const others = countOtherPairs(passages, clusterOf);
      return others === null ? null : joinedPairs + others;
    }),
  };
}

/** Numbers of the passages that each article of the pairs has. */
function passagesByArticle(
  passages: readonly (readonly Place[])[],
  pairs: readonly LabelledPair[],
): Map<string, Set<number>> {
  const numbers = new Map(pairs.flatMap(({ a, b }) => [a, b]).map((id) => [id, new Set<number>()]));
  for (const [number, places] of passages.entries()) {
    for (const { article } of places) numbers.get(article)?.add(number);
  }
  return numbers;
}

function meet(one: Set<number> = new Set(), other: Set<number> = new Set()): boolean {
  const [fewer, more] = one.size < other.size ? [one, other] : [other, one];
  for (const number of fewer) if (more.has(number)) return true;
  return false;
}

/**
 * The number of pairs of articles that share a passage but no cluster; null if there are too many.
 */
function countOtherPairs(
  passages: readonly (readonly Place[])[],
  clusterOf: ReadonlyMap<string, number>,
): number | null {
  const seen = new Set<string>();
  let listed = 0;
  for (const places of passages) {
    const articles = [...new Set(places.map(({ article }) => article))].sort();
    listed += pairsOf(articles.length);
    if (listed > MOST_PAIRS) return null;
    for (const [i, a] of articles.entries()) {
      for (const b of articles.slice(i + 1)) {
        const isJoined = clusterOf.has(a) && clusterOf.get(a) === clusterOf.get(b);
        if (!isJoined) seen.add(`${a}\n${b}`);
      }
    }
  }
  return seen.size;
}
