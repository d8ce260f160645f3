import { type Figures, figuresOf, pairsOf } from './figures.js';

/** Found clusters against true ones. */
export interface ClusterScore extends Figures {
  /** Adjusted Rand index: 1 for the same clusters, about 0 for clusters made by chance. */
  adjustedRandIndex: number;
}

/** Pairs of articles that are in one cluster: by both sides, as found, in truth. */
export interface PairCounts {
  both: number;
  found: number;
  truth: number;
}

/**
 * Scores clusters by pairs of articles. An article that no cluster names stands alone. Takes time
 * and memory linear in the ids: pairs are counted from sizes, never listed.
 * @param articles how many articles there are, those that stand alone included.
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

/** Counts pairs by the sizes of clusters and of what two clusters have in common. */
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
 * Classification 1985, equation 5): with all pairs N, (both - found truth / N) over
 * ((found + truth) / 2 - found truth / N).
 * @param articles how many articles there are, those that stand alone included.
 */
export function adjustedRandIndex({ both, found, truth }: PairCounts, articles: number): number {
  const all = pairsOf(articles);
  const expected = all === 0 ? 0 : (found / all) * truth;
  const most = (found + truth) / 2;
  // Both put all articles together, or each alone: nothing could be otherwise.
  return most === expected ? 1 : (both - expected) / (most - expected);
}
