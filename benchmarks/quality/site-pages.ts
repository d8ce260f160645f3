/**
 * Pages of real sites around synthetic articles: a scan of the folder must find the same as a scan of
 * the articles alone, and must not report the chrome of the sites.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PassageRecord, renderNdjson, type Scan, scan as scanUnchecked } from 'wirecopy';
import type { SyntheticArticle } from '../corpora/generator.js';
import { writePages } from '../corpora/site-pages/write-pages.js';
import { scan } from './checked-scan.js';
import { type FoundCluster, scoreClusters } from './score.js';
import type { Row } from './table.js';
import { checkRecords } from './valid-records.js';

const CORPUS = 'article-extraction';

/** The share of the kind corpus's articles that get a page: a page has fifty times the bytes. */
const SHARE = 0.2;

/** Scores a folder of pages made by a seed, in proportion to the articles of the kind corpus. */
export async function measureSitePages(
  data: string,
  articles: number,
  seed: number,
  say: (line: string) => void,
): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wirecopy-site-pages-'));
  try {
    const options = { articles: Math.ceil(articles * SHARE), seed, boilerplate: false };
    const { bare, sizeBytes } = writePages(folder, data, options, say);
    const kilobytes = Math.round(sizeBytes / bare.length / 1000);
    const begin = performance.now();
    const found = await scanUnchecked([folder], { workers: 2 });
    const seconds = (performance.now() - begin) / 1000;
    checkRecords(renderNdjson(found));
    const what = `pages of ${kilobytes} KB a second, two workers`;
    return [
      ...rowsOf(found, bare, await scan(bare)),
      {
        corpus: CORPUS,
        what,
        figure: bare.length / seconds,
        target: { least: 500 },
        isTimed: true,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowsOf(found: Scan, bare: readonly SyntheticArticle[], wanted: Scan): Row[] {
  const truth = wanted.clusters.map(({ canonical, members }) => ({
    base: canonical,
    copies: members.map(({ article }) => ({ article, kind: 'copy' })),
  }));
  const clusters = found.clusters.map(
    ({ canonical, members }): FoundCluster => ({
      canonical: articleOf(canonical),
      members: members.map(({ article }) => ({ article: articleOf(article) })),
    }),
  );
  const { recall, precision } = scoreClusters(clusters, truth);
  const chrome = passagesOfChrome(found, bare);
  const row = { corpus: CORPUS };
  return [
    { ...row, what: 'site pages: recall of pairs', figure: recall, target: { least: 0.99 } },
    { ...row, what: 'site pages: precision of pairs', figure: precision, target: { least: 0.99 } },
    {
      ...row,
      what: 'site pages: passages with chrome',
      figure: chrome.length,
      target: { most: 0 },
      misses: chrome,
    },
    {
      ...row,
      what: 'site pages: skipped',
      figure: found.skipped.length,
      target: { most: 0 },
      misses: found.skipped.map(({ path, reason }) => `${path} ${reason}`),
    },
  ];
}

/** The id of the article of a page. */
function articleOf(page: string): string {
  return page.slice(page.lastIndexOf('/') + 1, -'.html'.length);
}

/** Passages of which a paragraph is not in the article of its page. */
function passagesOfChrome(found: Scan, bare: readonly SyntheticArticle[]): string[] {
  const words = new Map(bare.map(({ id, text }) => [id, wordsOf(text)]));
  const chromeIn = ({ article, start, end }: PassageRecord['occurrences'][number]) =>
    found
      .textOf(article)
      .slice(start, end)
      .split('\n\n')
      .find((paragraph) => !words.get(articleOf(article))!.includes(wordsOf(paragraph)));
  return found.passages.flatMap(({ occurrences }) => {
    for (const occurrence of occurrences) {
      const chrome = chromeIn(occurrence);
      if (chrome !== undefined) return [`${occurrence.article} ${chrome}`];
    }
    return [];
  });
}

/** The words of a text with a blank on either side. */
function wordsOf(text: string): string {
  return ` ${(text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}
