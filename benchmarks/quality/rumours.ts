/** Rewritten and syndicated web news: all pairs that are similar by brute force must be found. */

import { type AlikePair, alikePairs } from './brute-force.js';
import { scan } from './checked-scan.js';
import { readArticles } from './read.js';
import type { Row } from './table.js';
import { Ties } from './ties.js';

/** The limits of a pair of the truth. */
const JACCARD = 0.5;
const CONTAINMENT = 0.7;

/** From this containment on, a pair is a copy by the rules of a scan. */
const CONTAINED = 0.8;

/**
 * The share of one of the two articles that passages to the other must cover, if they are not in
 * one cluster. Articles of equal length at a Jaccard of 0.5 share two thirds.
 */
const COVERED = 0.6;

/**
 * A pair counts as found if both articles are in one cluster, or if passages cover enough of one of
 * them: a cluster has one centre, and a copy may be closer to another one.
 */
export async function measureRumours(folder: string): Promise<Row[]> {
  const corpus = 'rumours';
  const articles = readArticles(folder, 'docs.jsonl');
  const ties = new Ties(await scan(articles), articles);
  const all = new Map<string, AlikePair>();
  for (const pair of alikePairs(articles)) {
    all.set([pair.one, pair.other].sort().join('\n'), pair);
  }
  const alike = [...all.values()].filter(
    ({ jaccard, containment }) => jaccard >= JACCARD || containment >= CONTAINMENT,
  );
  const together = alike.filter(({ one, other }) => ties.areTogether(one, other));
  const copies = alike.filter(
    ({ jaccard, containment }) => jaccard >= JACCARD || containment >= CONTAINED,
  );
  const parted = copies.filter(({ one, other }) => !ties.areTogether(one, other));
  const found = alike.filter(
    ({ one, other }) => ties.areTogether(one, other) || ties.coverage(one, other) >= COVERED,
  );
  const misses = alike.filter((pair) => !found.includes(pair)).map(describePair(ties));
  return [
    { corpus, what: 'alike pairs by brute force', figure: alike.length },
    {
      corpus,
      what: 'of these in one cluster',
      figure: together.length / alike.length,
      better: 'higher',
    },
    {
      corpus,
      what: 'copies by brute force in one cluster',
      figure: 1 - parted.length / copies.length,
      target: { least: 0.99 },
      misses: parted.map(describePair(ties)),
    },
    {
      corpus,
      what: 'of these in one cluster or tied by passages',
      figure: found.length / alike.length,
      target: { least: 0.99 },
      misses,
    },
    {
      corpus,
      what: 'joins that brute force confirms',
      figure: confirmedShare(ties, all),
      target: { least: 1 },
    },
  ];
}

/** The share of the joins by unedited copies that brute force confirms. */
function confirmedShare(ties: Ties, all: ReadonlyMap<string, AlikePair>): number {
  const exact = [...ties.edges()].filter(([, , relation]) => relation !== 'edited');
  const confirmed = exact.filter(([one, other, relation]) => {
    const pair = all.get([one, other].sort().join('\n'));
    if (pair === undefined) return false;
    return relation === 'contained' ? pair.containment >= 0.79 : pair.jaccard >= 0.49;
  });
  return confirmed.length / exact.length;
}

function describePair(ties: Ties) {
  return ({ one, other, jaccard, containment }: AlikePair): string => {
    const figures = { jaccard, containment, coverage: ties.coverage(one, other) };
    const shown = Object.entries(figures).map(([name, figure]) => `${name} ${figure.toFixed(3)}`);
    return `${one} ${other} ${shown.join(' ')}`;
  };
}
