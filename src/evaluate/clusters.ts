import { type Figures, figuresOf, pairsOf } from './figures.js';

/** Found clusters compared with true ones. */
export interface ClusterScore extends Figures {
  /** Adjusted Rand index: 1 for the same clusters, about 0 for clusters made by chance. */
  adjustedRandIndex: number;
}

/** Pairs of articles that share a cluster: in both, as found, in truth. */
export interface PairCounts {
  both: number;
  found: number;
  truth: number;
}

/**
 * Scores clusters by pairs of articles. An article that no cluster names is alone. Takes time and
 * memory linear in the ids: pairs are counted from sizes, never listed.
 * @param articles the number of all articles, including those that are alone.
 */
export function scoreClusters(
  found: readonly (readonly string[])[],
  truth: readonly (readonly string[])[],
  articles: number,
): ClusterScore {
  const counts = countPairs(found, truth);
  return {
    ...figuresOf(counts.both, counts.found, counts.truth),
    adjustedRandIndex: adjustedRandIndex(counts, articles),
  };
}

/** Counts pairs from the sizes of clusters and of the overlaps of two clusters. */
export function countPairs(
  found: readonly (readonly string[])[],
  truth: readonly (readonly string[])[],
): PairCounts {
  const clusterOf = new Map<string, number>();
  const counts = { both: 0, found: 0, truth: 0 };
  for (const [number, ids] of found.entries()) {
    for (const id of ids) clusterOf.set(id, number);
    counts.found += pairsOf(ids.length);
  }
  for (const ids of truth) {
    const common = new Map<number, number>();
    for (const id of ids) {
      const cluster = clusterOf.get(id);
      if (cluster !== undefined) common.set(cluster, (common.get(cluster) ?? 0) + 1);
    }
    for (const size of common.values()) counts.both += pairsOf(size);
    counts.truth += pairsOf(ids.length);
  }
  return counts;
}

/**
 * The Rand index corrected for chance (Hubert and Arabie, Comparing Partitions, Journal of
 * Classification 1985, equation 5): (both - found truth / N) over ((found + truth) / 2 - found
 * truth / N), with N for all pairs.
 * @param articles the number of all articles, including those that are alone.
 */
export function adjustedRandIndex({ both, found, truth }: PairCounts, articles: number): number {
  const all = pairsOf(articles);
  const expected = all === 0 ? 0 : (found / all) * truth;
  const most = (found + truth) / 2;
  // Both put all articles together or each alone, so no other result is possible.
  return most === expected ? 1 : (both - expected) / (most - expected);
}
