/**
 * `compare` on the short answers of Clough and Stevenson (2011): which were written from the original
 * of their task, told by the share of their words that passages cover.
 *
 *     node build/benchmarks/quality/clough-stevenson.js [folder]
 */
import { join } from 'node:path';
import { compare } from 'wirecopy';
import { corpusFolder, readRows, readTexts, renderTable } from './corpus-files.js';

/** From the most copied to what was not copied. */
const LABELS = ['cut', 'light', 'heavy', 'non'];

function main(): void {
  const folder = corpusFolder('clough-stevenson', process.argv[2]);
  if (folder === null) {
    console.log('clough-stevenson: skipped, the corpus is not here');
    return;
  }
  const texts = readTexts(join(folder, 'docs.jsonl'));
  const answers = readRows(join(folder, 'labels.csv')).map(
    ({ id = '', original = '', label = '' }) => {
      const { coverage } = compare(texts.get(id) ?? '', texts.get(original) ?? '');
      return { label, coverage };
    },
  );
  const of = (label: string) => answers.filter((answer) => answer.label === label);
  const reused = answers.filter(({ label }) => label !== 'non').map(({ coverage }) => coverage);
  const own = of('non').map(({ coverage }) => coverage);
  const most = Math.max(...own);
  const recall = reused.filter((score) => score > most).length / reused.length;
  const mean = (scores: number[]) => scores.reduce((sum, score) => sum + score, 0) / scores.length;
  console.log(
    renderTable([
      ['Clough and Stevenson', 'measured', 'target'],
      ['AUC, reused or not', areaUnderCurve(reused, own).toFixed(4), '0.99'],
      ['recall at no false positive', recall.toFixed(4), '0.95'],
      ...LABELS.map((label) => [
        `mean coverage, ${label}`,
        mean(of(label).map(({ coverage }) => coverage)).toFixed(4),
        label === 'cut' ? 'falls from here' : '',
      ]),
    ]),
  );
}

/** The probability that a reused answer scores higher than one that is not; ties count half. */
function areaUnderCurve(positive: readonly number[], negative: readonly number[]): number {
  let wins = 0;
  for (const x of positive) {
    for (const y of negative) wins += x > y ? 1 : x === y ? 0.5 : 0;
  }
  return wins / (positive.length * negative.length);
}

main();
