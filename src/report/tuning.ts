import type { Tuning } from '../options/tune.js';
import { count, formatBytes, thousands } from '../records/figures.js';

/** Columns of the bars of the S-curve. */
const CHART_WIDTH = 40;

/** A tuning for people: the effect of the options, in figures and as a curve. */
export function* renderTuning(tuning: Tuning): Generator<string> {
  const { threshold, recall, perm, bands, rows, reached, isReached, curve } = tuning;
  yield `Threshold ${threshold}, recall ${recall}, ${count(perm, 'slot')}: `;
  yield `${count(bands, 'band')} of ${count(rows, 'row')}\n`;
  yield `  A pair of similarity ${threshold} becomes a candidate with probability ${exact(reached, threshold)}`;
  yield isReached
    ? '.\n'
    : `, not ${recall}:\n  more slots (--perm) or a higher threshold would.\n`;
  yield '  Each candidate is compared exactly before anything is reported.\n';
  yield '\nSimilarity  becomes a candidate\n';
  for (const { similarity, probability } of curve) {
    const bar = '#'.repeat(Math.round(probability * CHART_WIDTH));
    const line = `       ${similarity.toFixed(1)}  ${exact(probability, similarity).padStart(8)}  ${bar}`;
    yield `${line.trimEnd()}\n`;
  }
  yield* renderCost(tuning);
}

function* renderCost(tuning: Tuning): Generator<string> {
  const { articles, words, memory, resultBytes, pairs, candidates, background } = tuning;
  yield `\nA scan of ${count(articles, 'article')} of ${count(words, 'word')} takes\n`;
  const { total, ...parts } = memory;
  yield line('memory', formatBytes(total));
  for (const [part, bytes] of Object.entries(parts)) yield line(`  ${part}`, formatBytes(bytes));
  yield line('results on disk', formatBytes(resultBytes));
  yield line('pairs of articles', thousands(pairs));
  yield line('compared in vain', thousands(Math.round(candidates)));
  yield `  Assumed: unrelated articles have a similarity of ${background} (--background).\n`;
}

function line(name: string, figure: string): string {
  return `  ${name.padEnd(20)}${figure.padStart(20)}\n`;
}

/** A probability with four digits; rounding never makes 1 of anything less. */
function exact(probability: number, similarity: number): string {
  if (probability === 0 || similarity === 1) return String(probability);
  if (probability < 0.0001) return '<0.0001';
  return probability > 0.9999 ? '>0.9999' : probability.toFixed(4);
}
