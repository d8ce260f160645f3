import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Article, type PassageRecord, scan } from '../../src/index.js';
import { articlesOf, cases, nameOf, Prose, tokensOf } from '../fixtures/articles.js';
import { articleOf, cut } from '../fixtures/results.js';
import { sharedRuns } from '../oracles/shared-runs.js';

/** An article of its own around a passage. */
const around = (prose: Prose, passage: string) =>
  `${prose.article(2)}\n\n${passage}\n\n${prose.article(2)}`;

/** Tokens of each occurrence, cut from the articles. */
function occurrenceTokens({ occurrences }: PassageRecord, articles: readonly Article[]) {
  const texts = new Map(articles.map(({ id, text }) => [id, text]));
  return occurrences.map((place) => tokensOf(cut(texts.get(place.article) ?? '', place)));
}

describe('a passage', () => {
  test.each([2, 3, 7, 40, 200])('in %i articles is one record with all of them', async (n) => {
    const prose = new Prose(n);
    const passage = prose.paragraph(40);
    const articles = articlesOf([
      ...Array.from({ length: n }, () => around(prose, passage)),
      prose.article(),
    ]);
    const { passages, clusters } = await scan(articles);
    expect(clusters).toEqual([]);
    expect(passages).toHaveLength(1);
    expect(passages[0]?.occurrences.map(({ article }) => article)).toEqual(
      Array.from({ length: n }, (_, i) => nameOf(i)),
    );
    for (const tokens of occurrenceTokens(passages[0] as PassageRecord, articles)) {
      expect(tokens.join(' ')).toContain(tokensOf(passage).join(' '));
      expect(tokens.length).toBeLessThanOrEqual(46);
    }
  });

  test('that each article edits is still one record', async () => {
    const prose = new Prose(5);
    const passage = prose.paragraph(60);
    const articles = articlesOf(
      Array.from({ length: 12 }, () => around(prose, prose.edited(passage, 0.04))),
    );
    const { passages } = await scan(articles);
    expect(passages).toHaveLength(1);
    expect(passages[0]?.occurrences).toHaveLength(12);
  });

  test('of exactly minPassage words is found anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 5, max: 20 }), async (seed, minPassage) => {
        const prose = new Prose(seed);
        const passage = Array.from({ length: minPassage }, (_, i) => `planted${i}`);
        const set = () => {
          const words = prose.words(60 + prose.below(60));
          words.splice(prose.below(words.length + 1), 0, ...passage);
          return words.join(' ');
        };
        const articles = articlesOf([set(), set(), prose.article()]);
        const { passages } = await scan(articles, { minPassage });
        expect(passages).toHaveLength(1);
        for (const tokens of occurrenceTokens(passages[0] as PassageRecord, articles)) {
          expect(tokens.join(' ')).toContain(passage.join(' '));
        }
      }),
      cases(40),
    );
  });

  test('is found although an earlier article holds its fingerprint in another run', async () => {
    const missed: number[] = [];
    for (let seed = 0; seed < 60; seed++) {
      const prose = new Prose(seed);
      const [left, middle, right] = [prose.words(12), prose.words(5), prose.words(7)];
      const articles = articlesOf([
        `${prose.article(1)} ${[...left, ...middle].join(' ')}. ${prose.article(1)}`,
        `${prose.article(1)} ${[...left, ...middle, ...right].join(' ')}. ${prose.article(1)}`,
        `${prose.article(1)} ${[...middle, ...right].join(' ')}. ${prose.article(1)}`,
      ]);
      const { passages } = await scan(articles);
      const wanted = [...middle, ...right].join(' ');
      const isFound = passages.some(
        (passage) =>
          occurrenceTokens(passage, articles).filter((own) => own.join(' ').includes(wanted))
            .length > 1,
      );
      if (!isFound) missed.push(seed);
    }
    expect(missed).toEqual([]);
  });

  test('of any kind covers every run of 12 words that two articles share', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const articles = new Prose(seed).corpus();
        const found = await scan(articles, { only: 'passages' });
        const tokens = articles.map(({ text }) => tokensOf(text));
        for (const [i, own] of tokens.entries()) {
          const marked = new Uint8Array(own.length);
          for (const [j, other] of tokens.entries()) {
            if (i === j || own.join(' ') === other.join(' ')) continue;
            for (const run of sharedRuns(own, other, 12)) marked.fill(1, run.a, run.a + run.length);
          }
          const share = marked.reduce((sum, mark) => sum + mark, 0) / own.length;
          const { coverage } = articleOf(found, nameOf(i));
          expect(coverage).toBeGreaterThanOrEqual(share - 0.0001);
        }
      }),
      cases(8),
    );
  });
});

describe('the origin of a passage', () => {
  const prose = new Prose(9);
  const passage = prose.paragraph(40);
  const article = (id: string, fields: Partial<Article> = {}, end = ''): Article => ({
    id,
    text: around(prose, passage) + end,
    ...fields,
  });
  const originOf = async (articles: Article[]) => (await scan(articles)).passages[0]?.origin;

  test('is unknown if neither a credit nor a date shows it', async () => {
    expect(await originOf([article('a'), article('b')])).toBeNull();
  });

  test('is the earliest dated article', async () => {
    const dated = [
      article('a', { date: '2024-03-02' }),
      article('b', { date: '2024-03-01' }),
      article('c'),
    ];
    expect(await originOf(dated)).toBe('b');
    const [first] = (await scan(dated)).passages;
    expect(first?.occurrences.map((place) => place.article)).toEqual(['b', 'a', 'c']);
  });

  test('is the one article that credits an agency, for any dates of others', async () => {
    const credited = article('b', { date: '2024-03-05' }, '\n\n(Reuters)\n');
    expect(await originOf([article('a', { date: '2024-03-01' }), credited])).toBe('b');
    expect(await originOf([article('a'), article('b', {}, '\n\n— Reuters\n')])).toBe('b');
  });

  test('is the earliest of several that credit an agency, and unknown without dates', async () => {
    const credits = (fields: Partial<Article>[]) =>
      ['a', 'b', 'c'].map((id, i) => article(id, fields[i], i > 0 ? '\n\n(AP, dpa)\n' : ''));
    const dates = ['2024-01-01', '2024-03-02', '2024-02-02'];
    expect(await originOf(credits(dates.map((date) => ({ date }))))).toBe('c');
    expect(await originOf(credits([]))).toBeNull();
  });
});
