/** Scanned books and law codes: long articles, four pairs of which share text. */
import { scan } from './checked-scan.js';
import { readArticles, readTable } from './read.js';
import type { Row } from './table.js';
import { Ties } from './ties.js';

/** Share of one of the two that passages must cover, the same as for an `edited` copy. */
const COVERED = 0.7;

/** The four pairs must be found, by cluster or by passages, and no others. */
export async function measureBooks(folder: string): Promise<Row[]> {
  const articles = readArticles(folder, 'docs.jsonl');
  const truth = new Set(readTable(folder, 'pairs.csv').map(([a, b]) => [a, b].sort().join('\n')));
  const ties = new Ties(await scan(articles), articles);
  let right = 0;
  const wrong: string[] = [];
  for (const [i, { id: one }] of articles.entries()) {
    for (const { id: other } of articles.slice(0, i)) {
      if (!ties.areTogether(one, other) && ties.coverage(one, other) < COVERED) continue;
      if (truth.has([one, other].sort().join('\n'))) right++;
      else wrong.push(`${one} ${other}`);
    }
  }
  return [
    { corpus: 'books', what: 'of the four pairs found', figure: right, target: { least: 4 } },
    {
      corpus: 'books',
      what: 'other pairs found',
      figure: wrong.length,
      target: { most: 0 },
      misses: wrong,
    },
  ];
}
