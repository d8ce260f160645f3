import type { Evaluation } from '../evaluate/evaluate.js';
import type { PlagdetScore } from '../evaluate/plagdet.js';
import { count, thousands } from '../records/figures.js';

/** An evaluation as a table for people, with five digits as the organisers of PAN print them. */
export function* renderEvaluation(evaluation: Evaluation): Generator<string> {
  if (evaluation.truth === 'pairs') {
    const { positive, negative, joined, tied } = evaluation;
    const others =
      negative === 0
        ? 'all other pairs count as non-copies'
        : `${thousands(negative)} as non-copies`;
    yield `${count(positive, 'pair')} labelled as copies, ${others}\n\n`;
    yield row('', ['precision', 'recall', 'F1']);
    yield row('in one cluster', [joined.precision, joined.recall, joined.f1]);
    yield row('or with a passage', [tied.precision, tied.recall, tied.f1]);
  } else if (evaluation.truth === 'clusters') {
    const { articles, clusters, found, precision, recall, f1, adjustedRandIndex } = evaluation;
    yield `${count(articles, 'article')}, ${count(clusters, 'cluster')} in truth, `;
    yield `${thousands(found)} found\n\n`;
    yield row('', ['precision', 'recall', 'F1', 'ARI']);
    yield row('pairs of articles', [precision, recall, f1, adjustedRandIndex]);
  } else {
    const { cases, detections, categories } = evaluation;
    yield `${count(cases, 'case')}, ${count(detections, 'detection')}\n\n`;
    yield row('', ['plagdet', 'recall', 'precision', 'granularity', 'cases']);
    for (const [name, score] of Object.entries(categories)) yield row(name, spanCells(score));
    yield row('all', spanCells(evaluation));
  }
  yield* renderUnknown(evaluation.unknown);
}

/** The number of unknown ids that are shown. */
const NAMED = 5;

function* renderUnknown(unknown: readonly string[]): Generator<string> {
  if (unknown.length === 0) return;
  const named = unknown.slice(0, NAMED).map((id) => JSON.stringify(id));
  const rest = unknown.length > NAMED ? `, and ${thousands(unknown.length - NAMED)} more` : '';
  const ids = count(unknown.length, 'id');
  yield `\n${ids} of the truth not in the results: ${named.join(', ')}${rest}\n`;
}

function spanCells({ plagdet, recall, precision, granularity, cases }: PlagdetScore) {
  return [plagdet, recall, precision, granularity, thousands(cases)];
}

function row(name: string, cells: readonly (string | number | null)[]): string {
  const shown = cells.map((cell) => {
    const text = typeof cell === 'number' ? cell.toFixed(5) : (cell ?? '-');
    return text.padStart(12);
  });
  return `${name.padEnd(20)}${shown.join('')}\n`;
}
