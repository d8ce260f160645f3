/**
 * The truth about pairs by brute force, independent of the kernel: tokens by a regular expression,
 * exact sets of shingles as text, every pair of articles that share one.
 */
import type { CorpusArticle } from './read.js';

/** Two articles and the similarity of their sets of shingles. */
export interface AlikePair {
  one: string;
  other: string;
  jaccard: number;
  /** Shared shingles over the shingles of the article that has fewer. */
  containment: number;
}

const SHINGLE = 5;

/**
 * All pairs that share a shingle. Takes O(n * shared postings), so use it for at most some thousand
 * articles.
 */
export function* alikePairs(articles: readonly CorpusArticle[]): Generator<AlikePair> {
  const postings = new Map<string, number[]>();
  const sizes: number[] = [];
  for (const [i, { id, text }] of articles.entries()) {
    const set = shinglesOf(text);
    sizes.push(set.size);
    const shared = new Map<number, number>();
    for (const shingle of set) {
      const list = postings.get(shingle);
      if (list === undefined) {
        postings.set(shingle, [i]);
        continue;
      }
      for (const j of list) shared.set(j, (shared.get(j) ?? 0) + 1);
      list.push(i);
    }
    for (const [j, count] of shared) {
      const smaller = Math.min(set.size, sizes[j]!);
      const union = set.size + sizes[j]! - count;
      const pair = { one: articles[j]!.id, other: id };
      yield { ...pair, jaccard: count / union, containment: count / smaller };
    }
  }
}

/** The shingles of a text; a text of fewer tokens has one with all its tokens. */
export function shinglesOf(text: string): Set<string> {
  const tokens =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const shingles = new Set<string>();
  if (tokens.length === 0) return shingles;
  for (let at = 0; at === 0 || at + SHINGLE <= tokens.length; at++) {
    shingles.add(tokens.slice(at, at + SHINGLE).join(' '));
  }
  return shingles;
}
