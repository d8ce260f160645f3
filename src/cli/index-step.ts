/** `--against` and `--index-out`: the articles of a scan and an index of `wirecopy dedup`. */
import {
  type Answer,
  type Article,
  type ArticleIndex,
  type OpenScan,
  openIndex,
  type SeenRecord,
} from '../index.js';
import type { ScanIndexOptions } from '../options/dedup-tables.js';
import type { ScanOptions } from '../options/scan-options.js';
import { count, thousands } from '../records/figures.js';
import { printable } from '../records/quote.js';
import { RELATION_LINKS } from '../records/tie.js';
import type { ScanStep } from './scan-step.js';

/** Articles that the summary lists; `--json` gives all. */
const LISTED = 20;

/**
 * The step that compares the articles of a scan with an index, and adds them to one.
 * @throws {RunError} if an index cannot be opened.
 */
export async function openIndexStep(
  { against, indexOut }: ScanIndexOptions,
  { threshold, minPassage, shingle, offsets }: ScanOptions,
): Promise<ScanStep> {
  const options = { threshold, minPassage, shingle, offsets };
  const asked =
    against === null
      ? null
      : await openIndex(against, { ...options, readOnly: true, within: false });
  const filled = indexOut === null ? null : await openIndex(indexOut, options);
  return {
    needsTexts: true,
    needsLineage: false,
    discard() {
      asked?.close();
      filled?.close();
    },
    async run(result) {
      const records: SeenRecord[] = [];
      const articles = askedArticles(result, asked, records);
      const added = filled === null ? '' : await addTo(filled, articles, indexOut ?? '');
      // Without an index to add to, nobody has taken them yet.
      for (const _ of articles);
      const text = asked === null ? '' : describeSeen(records);
      return { text: text + added, isIncomplete: false, records };
    },
  };
}

/** The articles of a scan with their texts. */
function* articlesOf(result: OpenScan) {
  for (const { id, title, date, source, url } of result.articles) {
    const metadata = Object.entries({ title, date, source, url }).filter(([, value]) => value);
    yield { id, text: result.textOf(id), ...Object.fromEntries(metadata) };
  }
}

/** The articles of a scan, each once; those that an index has seen become records on the way. */
function* askedArticles(result: OpenScan, index: ArticleIndex | null, records: SeenRecord[]) {
  for (const article of articlesOf(result)) {
    const answer = index?.query(article);
    if (answer && (answer.verdict !== 'new' || answer.replayed)) {
      records.push({ type: 'seen', article: article.id, ...answer });
    }
    yield article;
  }
}

function describeSeen(records: readonly SeenRecord[]): string {
  const lines = records.slice(0, LISTED).map(({ article, verdict, of, replayed }) => {
    if (replayed) return `  ${printable(article)}  is in the index`;
    return `  ${printable(article)}  ${verdict} ${LINKS[verdict] ?? 'of'} ${printable(of ?? '')}`;
  });
  const more = records.length - lines.length;
  if (more > 0) lines.push(`  … and ${thousands(more)} more; --json lists all`);
  return `\nSeen before  ${thousands(records.length)}\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** The word between a verdict and the article that it is about, if it is not `of`. */
const LINKS: Partial<Record<Answer['verdict'], string>> = { ...RELATION_LINKS, partly: 'from' };

async function addTo(
  index: ArticleIndex,
  articles: Iterable<Article>,
  folder: string,
): Promise<string> {
  let added = 0;
  for await (const { answer } of index.addAll(articles)) {
    if (answer.replayed !== true) added++;
  }
  await index.settled();
  return `\nIndex  ${count(added, 'article')} added to ${printable(folder)}\n`;
}
