import { describe, expect, test } from 'vitest';
import { exitStatus } from '../../src/cli/scan.js';
import { type Article, scan } from '../../src/index.js';
import type { ScanOptions } from '../../src/options/scan-options.js';
import { Prose } from '../fixtures/articles.js';

const prose = new Prose(41);

const article = (id: string, source: string, ...parts: string[]): Article => ({
  id,
  source,
  text: [prose.article(2), ...parts, prose.article(2)].join('\n\n'),
});

/** Stories of two sources that share nothing. */
const others = Array.from({ length: 6 }, (_, i) => article(`o${i}`, i % 2 ? 'North' : 'South'));

async function passagesOf(articles: Article[], options: Partial<ScanOptions> = {}) {
  const { passages, articles: records } = await scan([...articles, ...others], options);
  return {
    house: passages.map((passage) => passage.house),
    ids: passages.map(({ occurrences }) => occurrences.map((place) => place.article)),
    coverage: Object.fromEntries(records.map(({ id, coverage }) => [id, coverage])),
  };
}

describe('a passage within one source', () => {
  const paragraph = prose.paragraph(40);
  const own = [article('a', 'North', paragraph), article('b', 'North', paragraph)];

  test.each(['kernel', 'reference'] as const)(
    'is of the house, and covers nothing (%s)',
    async (engine) => {
      const { house, coverage } = await passagesOf(own, { engine });
      expect(house).toEqual([true]);
      expect(coverage).toMatchObject({ a: 0, b: 0 });
    },
  );

  test('is not of the house if one article of another source has it', async () => {
    const { house, coverage, ids } = await passagesOf([...own, article('c', 'South', paragraph)]);
    expect(house).toEqual([false]);
    expect(ids).toEqual([['a', 'b', 'c']]);
    for (const id of ['a', 'b', 'c']) expect(coverage[id]).toBeGreaterThan(0.1);
  });

  test('is not of the house if a copy of one of its articles has another source', async () => {
    const { house } = await passagesOf([...own, { ...own[1]!, id: 'copy', source: 'South' }]);
    expect(house).toEqual([false]);
  });

  test('is not of the house if all articles have one source, or no source', async () => {
    for (const source of ['North', '']) {
      const articles = [...own, ...others].map((one) => ({ ...one, source }));
      const { passages } = await scan(articles);
      expect(passages.map((passage) => passage.house)).toEqual([false]);
    }
  });

  test('is ignored by --fail-on', async () => {
    const cli = { failOn: ['passages' as const], allowEmpty: false, strict: false };
    const found = async (articles: Article[]) => exitStatus(await scan(articles), cli, []);
    expect(await found([...own, ...others])).toBe(0);
    expect(await found([...own, ...others, article('c', 'South', paragraph)])).toBe(1);
  });

  test('is listed after those that travelled', async () => {
    const travelled = prose.paragraph(40);
    const { house, ids } = await passagesOf([
      ...own,
      article('x', 'North', travelled),
      article('y', 'South', travelled),
    ]);
    expect(house).toEqual([false, true]);
    expect(ids).toEqual([
      ['x', 'y'],
      ['a', 'b'],
    ]);
  });
});

describe('a headline', () => {
  const headline = prose.words(14).join(' ');
  const headed = { ...article('a', 'North'), text: `${headline}\n\n${prose.article(4)}` };

  test('that is a link in another article is of the house', async () => {
    const { house, coverage } = await passagesOf([
      headed,
      article('b', 'South', `Read: ${headline}`),
    ]);
    expect(house).toEqual([true]);
    expect(coverage).toMatchObject({ a: 0, b: 0 });
  });

  test('has travelled if two articles have it as their headline', async () => {
    const other = { ...article('b', 'South'), text: `${headline}\r\n${prose.article(4)}` };
    expect((await passagesOf([headed, other])).house).toEqual([false]);
  });

  test('has travelled if more text was taken with it', async () => {
    const lead = prose.words(30).join(' ');
    const text = `${headline}\n\n${lead}\n\n${prose.article(4)}`;
    const { house } = await passagesOf([
      { ...headed, text },
      article('b', 'South', `${headline}\n\n${lead}`),
    ]);
    expect(house).toEqual([false]);
  });
});

describe('boilerplate that is shorter than a passage', () => {
  const footer = prose.words(10).join(' ');
  const footed = (i: number, after: string) => ({
    id: `f${String(i).padStart(2, '0')}`,
    source: i % 2 ? 'North' : 'South',
    text: `${prose.article(3)}\n\n${footer} ${after}`,
  });
  const chance = prose.words(2).join(' ');

  test('makes no passage with a chance word or two', async () => {
    const articles = Array.from({ length: 22 }, (_, i) =>
      footed(i, `${i < 20 ? '' : chance} ${prose.words(6).join(' ')}`),
    );
    const { passages } = await scan(articles);
    expect(passages).toEqual([]);
  });

  test('is part of a passage that has more words of its own', async () => {
    const said = prose.words(8).join(' ');
    const articles = Array.from({ length: 22 }, (_, i) =>
      footed(i, i < 20 ? prose.words(6).join(' ') : said),
    );
    const { passages } = await scan(articles);
    expect(passages).toHaveLength(1);
    expect(passages[0]!.occurrences.map((place) => place.article)).toEqual(['f20', 'f21']);
  });
});
