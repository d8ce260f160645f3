/** Tables of benchmark figures, as text for a terminal. */
import { alignColumns } from '../align-columns.js';
import type { Scores } from '../quality/score.js';
import type { Timing } from './measure.js';

/** The input of a run, for rates. */
export interface Load {
  articles: number;
  sizeBytes: number;
}

/** Speed and memory; the last column compares medians with the row named `wc -w`, if there is one. */
export function renderTimings(timings: readonly Timing[], load: Load): string {
  const words = timings.find(({ name }) => name === 'wc -w');
  const rows = timings.map((timing) => [
    timing.name,
    timing.minSeconds.toFixed(3),
    timing.medianSeconds.toFixed(3),
    timing.maxSeconds.toFixed(3),
    String(Math.round(load.articles / timing.medianSeconds)),
    (load.sizeBytes / 1e6 / timing.medianSeconds).toFixed(1),
    timing.peakBytes === null ? 'n/a' : (timing.peakBytes / 1e6).toFixed(0),
    words === undefined ? 'n/a' : (timing.medianSeconds / words.medianSeconds).toFixed(2),
  ]);
  const head = ['', 'min s', 'median s', 'max s', 'articles/s', 'MB/s', 'peak MB', 'time / wc -w'];
  return alignColumns([head, ...rows]);
}

/** Quality, one kind of finding a row. */
export function renderScores({ clusters, passages, repeats }: Scores): string {
  const cells = (...values: (number | undefined)[]): string[] =>
    values.map((value) => (value === undefined ? '' : value.toFixed(4)));
  const rows = [
    ['', 'recall', 'precision', 'granularity', 'plagdet'],
    ['clusters, pairs', ...cells(clusters.recall, clusters.precision)],
  ];
  for (const [kind, recall] of Object.entries(clusters.recallByKind)) {
    rows.push([`  copy to base: ${kind}`, ...cells(recall)]);
  }
  for (const kind of ['all', 'exact', 'edited'] as const) {
    const { recall, precision, granularity, plagdet } = passages[kind];
    const name = kind === 'all' ? 'passages, characters' : `  ${kind}`;
    rows.push([name, ...cells(recall, precision, granularity, plagdet)]);
  }
  rows.push(['repeats', ...cells(repeats.recall, repeats.precision)]);
  for (const [kind, recall] of Object.entries(repeats.recallByKind)) {
    rows.push([`  ${kind}`, ...cells(recall)]);
  }
  return alignColumns(rows);
}
