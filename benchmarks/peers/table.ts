/** The tables of `npm run bench:peers`: the cost and the findings of each contender. */
import { alignColumns } from '../align-columns.js';
import type { Timing } from '../pipeline/measure.js';
import type { ClusterScore } from '../quality/score.js';
import type { Absentee } from './contenders.js';

/** A contender that ran. */
export interface Result {
  name: string;
  /** The least similarity of candidates, and bands x rows. */
  setting: string;
  cost: Timing;
  score: ClusterScore;
}

/**
 * Cost and quality, one contender a row. The last column is its time over the time of the first
 * row: below 1 is faster.
 */
export function renderResults(results: readonly Result[], articles: number): string {
  const head = ['', 'threshold, bands', 's', 'CPU s', 'articles/s', 'peak MB'];
  const rows = results.map(({ name, setting, cost, score }) => [
    name,
    setting,
    cost.medianSeconds.toFixed(2),
    cost.cpuSeconds?.toFixed(2) ?? 'n/a',
    String(Math.round(articles / cost.medianSeconds)),
    cost.peakBytes === null ? 'n/a' : (cost.peakBytes / 1e6).toFixed(0),
    score.recall.toFixed(4),
    score.precision.toFixed(4),
    (cost.medianSeconds / results[0]!.cost.medianSeconds).toFixed(2),
  ]);
  return alignColumns([[...head, 'recall', 'precision', 'time / first'], ...rows]);
}

/** For the copies of each kind, the share that was put in one cluster with their base. */
export function renderKinds(results: readonly Result[]): string {
  const kinds = Object.keys(results[0]?.score.recallByKind ?? {});
  const rows = results.map(({ name, setting, score }) => [
    name,
    setting,
    ...kinds.map((kind) => (score.recallByKind as Record<string, number>)[kind]!.toFixed(4)),
  ]);
  return alignColumns([['', 'threshold, bands', ...kinds], ...rows]);
}

/** The contenders that are missing from the tables, with the reason. */
export function renderAbsentees(absentees: readonly Absentee[]): string {
  return absentees.map(({ name, reason }) => `${name}: ${reason}\n`).join('');
}
