/**
 * `compare` on the short answers of Clough and Stevenson (2011): which of them were written from
 * the original of their task, judged by the share of their words that passages cover.
 */
import { join } from 'node:path';
import { compare } from 'wirecopy';
import { readRows, readTexts } from './corpus-files.js';
import type { Row } from './table.js';

/** From the most copied to not copied. */
const LABELS = ['cut', 'light', 'heavy', 'non'];

/**
 * Scores the answers; a miss is a reused answer that covers no more than the best of the others.
 */
export async function measureCloughStevenson(folder: string): Promise<Row[]> {
  const texts = readTexts(join(folder, 'docs.jsonl'));
  const answers = readRows(join(folder, 'labels.csv')).map(
    ({ id = '', original = '', label = '' }) => {
      const { coverage } = compare(texts.get(id) ?? '', texts.get(original) ?? '');
      return { id, label, coverage };
    },
  );
  const of = (label: string) => answers.filter((answer) => answer.label === label);
  const reused = answers.filter(({ label }) => label !== 'non');
  const most = Math.max(...of('non').map(({ coverage }) => coverage));
  const missed = reused.filter(({ coverage }) => coverage <= most);
  const scores = (list: typeof answers) => list.map(({ coverage }) => coverage);
  const means = LABELS.map((label) => {
    const own = scores(of(label));
    return own.reduce((sum, score) => sum + score, 0) / own.length;
  });
  const falls = means.every((mean, i) => i === 0 || mean < (means[i - 1] ?? 0));
  const corpus = 'clough-stevenson';
  return [
    {
      corpus,
      what: 'reused or not: AUC',
      figure: areaUnderCurve(scores(reused), scores(of('non'))),
      target: { least: 0.99 },
    },
    {
      corpus,
      what: 'recall at no false positive',
      figure: 1 - missed.length / reused.length,
      target: { least: 0.95 },
      misses: missed.map(({ id, label, coverage }) => `${id} (${label}): ${coverage.toFixed(3)}`),
    },
    ...LABELS.map((label, i) => ({
      corpus,
      what: `mean coverage: ${label}`,
      figure: means[i] ?? 0,
    })),
    { corpus, what: 'coverage falls in that order', figure: Number(falls), target: { least: 1 } },
  ];
}

/** The probability that a reused answer scores higher than another one; ties count half. */
function areaUnderCurve(positive: readonly number[], negative: readonly number[]): number {
  let wins = 0;
  for (const x of positive) {
    for (const y of negative) wins += x > y ? 1 : x === y ? 0.5 : 0;
  }
  return wins / (positive.length * negative.length);
}
