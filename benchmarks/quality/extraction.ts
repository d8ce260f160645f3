/** News pages as extractors give them: each variant is a copy of the body that people marked. */
import { scan } from './checked-scan.js';
import { type CorpusArticle, readArticles, readTable } from './read.js';
import type { Row } from './table.js';
import { Ties } from './ties.js';

/** The extractors and the share of their variants that must be joined with the body. */
const TOOLS: [tool: string, what: string, least: number | null][] = [
  ['trafilatura', 'trafilatura joined with its body', 0.99],
  ['readability_js', 'readability_js joined with its body', 0.99],
  ['justext', 'justext joined with its body', null],
  ['beautifulsoup', 'whole page joined with its body', 0.97],
];

/**
 * Scans the bodies with the variants of one tool at a time. Two are joined if a scan calls them
 * near-duplicate, contained, or the same. Bodies must never be joined with each other.
 */
export async function measureExtraction(folder: string): Promise<Row[]> {
  const corpus = 'article-extraction';
  const bodies = readArticles(folder, 'gold.jsonl');
  const variants = new Map(readArticles(folder, 'variants.jsonl').map((a) => [a.id, a]));
  const pairs = readTable(folder, 'pairs.csv');
  let joins = await countJoins(bodies, bodies);
  const rows: Row[] = [];
  for (const [tool, what, least] of TOOLS) {
    const own = pairs.filter((pair) => pair[2] === tool);
    const articles = [...bodies, ...own.map(([, id = '']) => variants.get(id)!)];
    const ties = new Ties(await scan(articles), articles);
    const lost = own.filter(([body = '', id = '']) => !ties.areJoinedExactly(body, id));
    joins += joinsAmong(bodies, ties);
    const misses = lost.map(([body = '', id = '']) => {
      const coverage = `coverage ${ties.coverage(body, id).toFixed(3)}`;
      return `${id} ${ties.areTogether(body, id) ? 'joined as edited' : coverage}`;
    });
    const row = { corpus, what, figure: 1 - lost.length / own.length, misses };
    rows.push(least === null ? { ...row, better: 'higher' } : { ...row, target: { least } });
  }
  const what = 'joins among the 80 bodies';
  return [...rows, { corpus, what, figure: joins, target: { most: 0 } }];
}

async function countJoins(articles: CorpusArticle[], among: CorpusArticle[]): Promise<number> {
  return joinsAmong(among, new Ties(await scan(articles), articles));
}

function joinsAmong(bodies: readonly CorpusArticle[], ties: Ties): number {
  let joins = 0;
  for (const [i, { id: one }] of bodies.entries()) {
    for (const { id: other } of bodies.slice(0, i)) if (ties.areTogether(one, other)) joins++;
  }
  return joins;
}
