import { ArticleKeys, OWN_KEYS } from './article-keys.js';
import { FactColumns } from './fact-columns.js';
import { readJournal } from './journal.js';
import type { KnownArticle } from './known.js';
import type { JournalFile } from './manifest.js';
import type { Hash32 } from './postings.js';
import type { RecentArticles } from './recent-contents.js';

/**
 * The articles of a closed journal with their keys: all that a segment needs, so nothing is copied from
 * the thread that judges.
 * @param file its path and its bytes.
 * @throws {DamageError} if it is damaged. @throws the error of the system if it cannot be read.
 */
export function journalArticles({ name, bytes }: JournalFile, hash: Hash32): RecentArticles {
  const list: KnownArticle[] = [];
  for (const change of readJournal(name, bytes, hash).changes) {
    if (change.kind === 'article') list.push(change.article);
  }
  const facts = new FactColumns();
  const most = list.reduce((sum, { fingerprints }) => sum + fingerprints.length + OWN_KEYS, 0);
  const [keys, articles] = [new Uint32Array(most), new Uint32Array(most)];
  const articleKeys = new ArticleKeys();
  let count = 0;
  for (const [index, article] of list.entries()) {
    facts.push(article);
    const own = articleKeys.of(article);
    keys.set(own, count);
    articles.fill(index, count, count + own.length);
    count += own.length;
  }
  return {
    facts,
    texts: list,
    records: list.map(({ record }) => record),
    keys: keys.subarray(0, count),
    articles: articles.subarray(0, count),
  };
}
