import { describe, expect, test } from 'vitest';
import { type ArticleIndex, openIndex } from '../../src/index.js';
import { articlesOf, Prose } from '../fixtures/articles.js';

/** An index of articles in memory. */
async function indexOf(articles: Iterable<{ id: string; text: string }>): Promise<ArticleIndex> {
  const index = await openIndex(null);
  for await (const _ of index.answers(articles)) {
    // Each is added.
  }
  return index;
}

describe('a merge of two indexes', () => {
  test.each([1, 2, 3, 4])(
    'answers what one index of all articles answers, seed %i',
    async (seed) => {
      const prose = new Prose(seed);
      const articles = prose.corpus();
      const half = articles.length >> 1;
      const merged = await indexOf(articles.slice(0, half));
      const other = await indexOf(articles.slice(half));
      expect(await merged.merge(other)).toBe(articles.length - half);
      const one = await indexOf(articles);
      for (const { id, text } of articles) {
        expect(merged.get(id)).toEqual(one.get(id));
        expect(merged.cluster(id)).toEqual(one.cluster(id));
        const query = { id: `query of ${id}`, text: prose.edited(text, 0.05) };
        expect(merged.query(query)).toEqual(one.query(query));
      }
      expect(await merged.merge(other)).toBe(0);
    },
  );

  test('counts an article that both have once', async () => {
    const prose = new Prose(9);
    const articles = articlesOf([prose.article(), prose.article(), prose.article()]);
    const merged = await indexOf(articles.slice(0, 2));
    expect(await merged.merge(await indexOf(articles.slice(1)))).toBe(1);
    expect(merged.stats().articles).toBe(3);
  });
});
