import type { LazyResult } from '../../records/records.js';

/**
 * The ids of the articles whose texts a page has: all in which something was found, copies of one text
 * next to each other, so that they compress well. House text and boilerplate take one article as an
 * example.
 */
export function textedArticles(result: Omit<LazyResult, 'articles'>): string[] {
  const { clusters, forms, passages, repeats } = result;
  const ids = new Set<string>();
  for (const { canonical, members } of clusters) {
    ids.add(canonical);
    for (const { article } of members) ids.add(article);
  }
  for (const { article, members } of forms) {
    ids.add(article);
    for (const member of members) ids.add(member.article);
  }
  for (const { boilerplate, house, occurrences } of passages) {
    const shown = boilerplate || house ? occurrences.slice(0, 1) : occurrences;
    for (const { article } of shown) ids.add(article);
  }
  for (const { article } of repeats) ids.add(article);
  return [...ids];
}
