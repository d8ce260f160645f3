import type { ArticleRecord } from './records.js';

/** Share of the words of all articles that occur in no other article; 1 if there are no words. */
export function novelty(articles: Iterable<ArticleRecord>): number {
  let total = 0;
  let fresh = 0;
  for (const { words, coverage } of articles) {
    total += words;
    fresh += words * (1 - coverage);
  }
  return total === 0 ? 1 : fresh / total;
}
