/** Real news: pairs that people judged to be of one story, or of two on one subject. */
import { compare } from 'wirecopy';
import { scan } from './checked-scan.js';
import { readArticles, readTable } from './read.js';
import type { Row } from './table.js';
import { Ties } from './ties.js';

/** No pair labelled BAD may be joined, neither by a scan nor by comparing the two. */
export async function measureNewsPairs(folder: string): Promise<Row[]> {
  const corpus = 'news-pairs-en';
  const articles = readArticles(folder, 'docs.jsonl');
  const textOf = new Map(articles.map(({ id, text }) => [id, text]));
  const ties = new Ties(await scan(articles), articles);
  const isJoined = (one: string, other: string): boolean => {
    const { relation } = compare(textOf.get(one) ?? '', textOf.get(other) ?? '');
    return ties.areJoinedExactly(one, other) || (relation !== null && relation !== 'edited');
  };
  const joined = { OK: 0, BAD: 0 };
  const edited = { OK: 0, BAD: 0 };
  for (const [one = '', other = '', label] of readTable(folder, 'labels.csv')) {
    if (label !== 'OK' && label !== 'BAD') continue;
    if (isJoined(one, other)) joined[label]++;
    else if (ties.areTogether(one, other)) edited[label]++;
  }
  return [
    { corpus, what: 'pairs labelled BAD joined', figure: joined.BAD, target: { most: 0 } },
    {
      corpus,
      what: 'pairs labelled BAD in one cluster as edited',
      figure: edited.BAD,
      better: 'lower',
    },
    { corpus, what: 'pairs labelled OK joined', figure: joined.OK + edited.OK, better: 'higher' },
  ];
}
