import { UsageError } from '../errors.js';
import type { OffsetUnit } from '../kernel/engine.js';
import { type ClusterScore, scoreClusters } from './clusters.js';
import { detect } from './detections.js';
import { type PairScore, scorePairs } from './pairs.js';
import { type PlagdetScore, plagdet } from './plagdet.js';
import { gatherResults, type Results } from './results.js';
import { readTruth, type TrueSpans, type Truth } from './truth.js';

/** The part that every evaluation has. */
interface Judged {
  type: 'evaluation';
  /**
   * Ids that the truth names and the results do not list: everything expected of them counts as
   * missed.
   */
  unknown: string[];
}

/** Results against labelled pairs. */
export interface PairEvaluation extends Judged, PairScore {
  truth: 'pairs';
}

/** Results against clusters. */
export interface ClusterEvaluation extends Judged, ClusterScore {
  truth: 'clusters';
  /** Articles that the results list or the truth names. */
  articles: number;
  /** Clusters of two articles and more: in truth, and as found. */
  clusters: number;
  found: number;
}

/** Results against spans; `categories` has a score for each category of the truth. */
export interface SpanEvaluation extends Judged, PlagdetScore {
  truth: 'spans';
  categories: Record<string, PlagdetScore>;
}

/** How good results are, by the kind of truth. */
export type Evaluation = PairEvaluation | ClusterEvaluation | SpanEvaluation;

/**
 * Scores results against a known truth.
 *
 * @param results lines of NDJSON of a scan, or passages of a comparison.
 * @param truth   text of the file: CSV with the columns a,b[,label] (pairs), id,cluster (clusters)
 *   or a,a_start,a_end,b,b_start,b_end[,category] (spans), or JSON arrays of ids (clusters).
 * @param offsets the unit of the truth's spans; by default the unit of the results.
 * @throws UsageError that names the line, the expected content and the actual content.
 */
export function evaluate(
  results: Iterable<string>,
  truth: string,
  { offsets = null }: { offsets?: OffsetUnit | null } = {},
): Evaluation {
  const known = readTruth(truth);
  const found = gatherResults(results);
  const judged = { type: 'evaluation' as const, unknown: unknownIds(known, found) };
  switch (known.kind) {
    case 'pairs':
      return { ...judged, truth: 'pairs', ...scorePairs(known.pairs, found) };
    case 'clusters':
      return { ...judged, truth: 'clusters', ...evaluateClusters(known.clusters, found) };
    case 'spans':
      checkUnit(offsets, found.unit);
      return { ...judged, truth: 'spans', ...evaluateSpans(known.cases, found) };
  }
}

function evaluateClusters(truth: string[][], { articles, clusters }: Results) {
  const ids = new Set([...(articles ?? []), ...clusters.flat(), ...truth.flat()]);
  const several = (list: readonly string[][]) => list.filter((cluster) => cluster.length > 1);
  return {
    articles: ids.size,
    clusters: several(truth).length,
    found: several(clusters).length,
    ...scoreClusters(clusters, truth, ids.size),
  };
}

function evaluateSpans(cases: readonly TrueSpans[], { passages }: Results) {
  const { pairs, strays } = detect(passages, cases);
  const categories: Record<string, PlagdetScore> = {};
  for (const name of [...new Set(cases.map(({ category }) => category))].sort()) {
    if (name === '') continue;
    // A detection outside the pairs of articles of the category says nothing about it.
    const own = cases.filter(({ category }) => category === name);
    categories[name] = plagdet(own, detect(passages, own).pairs);
  }
  return { ...plagdet(cases, pairs, strays), categories };
}

function checkUnit(offsets: OffsetUnit | null, unit: OffsetUnit | null): void {
  if (offsets === null || unit === null || offsets === unit) return;
  throw new UsageError(
    `--offsets takes the unit of the results, which is ${unit}, got ${offsets}; ` +
      `scan with --offsets ${offsets}`,
  );
}

function unknownIds(truth: Truth, { articles }: Results): string[] {
  if (articles === null) return [];
  const named = new Set(idsOf(truth));
  return [...named].filter((id) => !articles.has(id)).sort();
}

function idsOf(truth: Truth): string[] {
  if (truth.kind === 'pairs') return truth.pairs.flatMap(({ a, b }) => [a, b]);
  if (truth.kind === 'clusters') return truth.clusters.flat();
  return truth.cases.flatMap(({ a, b }) => [a.article, b.article]);
}
