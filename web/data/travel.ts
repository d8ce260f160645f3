/** Copies between sources, from clusters and passages. */
import { NONE } from '../../src/report/page/data.js';
import type { Results } from './results.js';

/** Copies from one source in another. */
export interface Travel {
  from: number;
  to: number;
  copies: number;
}

/** Travels with a known origin, and the numbers of texts that pairs of sources share in any direction. */
export interface Travels {
  directed: Travel[];
  /** By `from * sources + to`, in both directions. */
  shared: Map<number, number>;
}

/** Counts each cluster and each travelled passage once for each pair of sources. Linear in the pairs. */
export function travelsOf({ index }: Results): Travels {
  const { clusters, passages, articles, sourceNames: sources } = index;
  const directed = new Map<number, number>();
  const shared = new Map<number, number>();
  const count = (list: readonly number[], origin: number) => {
    const found = [...new Set(list.map((article) => articles.source[article]!))].filter(
      (one) => one !== NONE,
    );
    const from = articles.source[origin] ?? NONE;
    for (const one of found) {
      for (const other of found) if (one !== other) raise(shared, one * sources.length + other);
      if (from !== NONE && from !== one) raise(directed, from * sources.length + one);
    }
  };
  for (const [cluster, list] of clusters.articles.entries()) count(list, clusters.origin[cluster]!);
  for (const [passage, list] of passages.articles.entries()) {
    if (passages.kind[passage] === 0) count(list, passages.origin[passage]!);
  }
  const travels = [...directed].map(([key, copies]) => ({
    from: Math.floor(key / sources.length),
    to: key % sources.length,
    copies,
  }));
  return { directed: travels.sort((a, b) => b.copies - a.copies), shared };
}

function raise(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
