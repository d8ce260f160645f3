/** The tables of `npm run bench:peers`: what each contender costs, and what it finds. */
import { alignColumns } from '../align-columns.js';
import type { Timing } from '../pipeline/measure.js';
import type { ClusterScore } from '../quality/score.js';
import type { Absentee } from './contenders.js';

/** A contender that ran. */
export interface Result {
  name: string;
  /** The similarity asked of candidates, and bands x rows. */
  setting: string;
  cost: Timing;
  score: ClusterScore;
}

/**
 * Cost and quality, a contender a row. The last column is its time over that of the first row: what
 * is below 1 is faster.
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

/** Of the copies of each kind, those that were put in one cluster with their base. */
export function renderKinds(results: readonly Result[]): string {
  const kinds = Object.keys(results[0]?.score.recallByKind ?? {});
  const rows = results.map(({ name, setting, score }) => [
    name,
    setting,
    ...kinds.map((kind) => (score.recallByKind as Record<string, number>)[kind]!.toFixed(4)),
  ]);
  return alignColumns([['', 'threshold, bands', ...kinds], ...rows]);
}

/** Who is not in the tables, and why. */
export function renderAbsentees(absentees: readonly Absentee[]): string {
  return absentees.map(({ name, reason }) => `${name}: ${reason}\n`).join('');
}
