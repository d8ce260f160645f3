import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scan } from '../../src/index.js';
import { articlesOf, cases, cutTo, nameOf, Prose, tokensOf } from '../fixtures/articles.js';
import { articleOf } from '../fixtures/results.js';
import { sharedRuns } from '../oracles/shared-runs.js';

describe('coverage', () => {
  test('is 1 for identical articles and 0 for single ones', async () => {
    const prose = new Prose(1);
    const text = prose.article();
    const result = await scan(
      articlesOf([text, text, 'Four words, no more.', prose.article(), '']),
    );
    expect(result.articles.map((article) => article.coverage)).toEqual([1, 1, 0, 0, 0]);
  });

  test('is the share of words that also occur in other articles', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const prose = new Prose(seed);
        const shared = prose.paragraphs(4, 40);
        const texts = Array.from({ length: 6 }, () => {
          const own = prose.paragraphs(1 + prose.below(4), 70);
          return prose
            .shuffled([...own, ...prose.shuffled(shared).slice(prose.below(5))])
            .join('\n\n');
        });
        const { articles } = await scan(articlesOf(texts));
        const tokens = texts.map(tokensOf);
        for (const [i, own] of tokens.entries()) {
          const marked = new Uint8Array(own.length);
          for (const [j, other] of tokens.entries()) {
            const runs = i === j ? [] : sharedRuns(own, other, 12);
            for (const run of runs) marked.fill(1, run.a, run.a + run.length);
          }
          const share = marked.reduce((sum, mark) => sum + mark, 0) / own.length;
          const coverage = articles[i]?.coverage ?? -1;
          // Words at the edges may match by chance, a few for each passage.
          expect(coverage).toBeGreaterThanOrEqual(share - 0.0001);
          expect(coverage).toBeLessThanOrEqual(share + 0.06);
        }
      }),
      cases(25),
    );
  });

  test('does not count an original paragraph between two copied ones', async () => {
    const prose = new Prose(5);
    const [one, two, own] = prose.paragraphs(3, 40);
    const frame = () => prose.article(3, 60);
    const first = [frame(), one, two, frame()].join('\n\n');
    const second = [frame(), one, own, two, frame()].join('\n\n');
    const result = await scan(articlesOf([first, second]));
    expect(articleOf(result, nameOf(0)).coverage).toBeCloseTo(80 / 440, 1);
    expect(articleOf(result, nameOf(1)).coverage).toBeLessThan(86 / 480);
  });

  test('of a copy is nearly 1, and of its canonical the share that was copied', async () => {
    const text = new Prose(2).article(5, 50);
    const result = await scan(articlesOf([text, cutTo(text, 0.6)]));
    expect(articleOf(result, nameOf(1)).coverage).toBe(1);
    expect(articleOf(result, nameOf(0)).coverage).toBeCloseTo(0.6, 2);
  });

  test('counts both places of a paragraph that one article repeats', async () => {
    const prose = new Prose(3);
    const [shared = '', ...own] = prose.paragraphs(9, 40);
    const doubled = [own[0], shared, own[1], own[2], shared, own[3]].join('\n\n');
    const once = [own[4], own[5], shared, own[6], own[7]].join('\n\n');
    for (const texts of [
      [doubled, once],
      [once, doubled],
    ]) {
      const { articles } = await scan(articlesOf(texts));
      const [coverage] = articles.filter((article) => article.words === 240);
      expect(coverage?.coverage).toBeCloseTo(80 / 240, 2);
    }
  });

  test('is the same with and without comparing documents', async () => {
    const articles = new Prose(4).corpus();
    const all = await scan(articles);
    const passages = await scan(articles, { only: 'passages' });
    const coverages = (result: typeof all) => result.articles.map((article) => article.coverage);
    expect(coverages(passages)).toEqual(coverages(all));
  });
});
