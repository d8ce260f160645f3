import { describe, expect, test } from 'vitest';
import { type Article, RunError, type ScanOptions, scan, UsageError } from '../../src/index.js';
import { articlesOf, nameOf, Prose } from '../fixtures/articles.js';

describe('a scan of articles in memory', () => {
  const prose = new Prose(1);
  const text = prose.article(2);

  test('of none finds nothing', async () => {
    const { articles, clusters, passages, repeats, skipped, summary } = await scan([]);
    expect([articles, clusters, passages, repeats, skipped]).toEqual([[], [], [], [], []]);
    expect(summary).toMatchObject({ articles: 0, words: 0, bytes: 0, clusters: 0, skipped: 0 });
    expect(summary.digest).toMatch(/^[0-9a-f]{16}$/);
  });

  test('skips what is no article, by name, and reports the rest', async () => {
    const given: unknown[] = [
      { id: 'a', text },
      { id: 'b', text: 5 },
      { id: 'c' },
      { text },
      { id: '', text },
      { id: 7, text },
      { id: 'a', text: prose.article(1) },
      { id: 'd', text: `${text} And more.` },
    ];
    const result = await scan(given as Article[]);
    expect(result.skipped.map(({ path, reason }) => [path, reason])).toEqual([
      ['b', 'no-text'],
      ['c', 'no-text'],
      ['#3', 'no-id'],
      ['#4', 'no-id'],
      ['#5', 'no-id'],
      ['a', 'duplicate-id'],
    ]);
    expect(result.summary.skipped).toBe(6);
    expect(result.articles.map(({ id }) => id)).toEqual(['a', 'd']);
    expect(result.textOf('a')).toBe(text);
    expect(result.clusters).toHaveLength(1);
  });

  test.each([
    ['null', null],
    ['undefined', undefined],
    ['a number', 5],
    ['a string', 'text'],
  ])('skips an entry that is %s, and reports the rest', async (_, entry) => {
    const given = [{ id: 'a', text }, entry, { id: 'b', text }] as Article[];
    const result = await scan(given);
    expect(result.skipped.map(({ path, reason }) => [path, reason])).toEqual([['#1', 'no-id']]);
    expect(result.articles).toHaveLength(2);
  });

  test('takes the metadata of each article over, where it has any', async () => {
    const fields = { title: 'T', date: '2024-05-01', source: 'S', url: 'https://s.example/' };
    const { articles } = await scan([
      { id: 'a', text, ...fields },
      { id: 'b', text },
    ]);
    expect(articles[0]).toMatchObject(fields);
    for (const field of Object.keys(fields)) expect(articles[1]).not.toHaveProperty(field);
  });

  test('takes metadata that is null, as JSON may have it, for none', async () => {
    const given = [{ id: 'a', text, title: null, date: null, source: null, url: null }];
    const { articles } = await scan(given as unknown as Article[]);
    for (const field of ['title', 'date', 'source', 'url']) {
      expect(articles[0]).not.toHaveProperty(field);
    }
  });

  test('gives back the texts, and says which id it does not know', async () => {
    const given = articlesOf([text, '', '\ud83d lone']);
    const result = await scan(given);
    for (const article of given) expect(result.textOf(article.id)).toBe(article.text);
    expect(() => result.textOf('nobody')).toThrow(RangeError);
    expect(() => result.textOf('nobody')).toThrow(/"nobody"/);
  });

  test('leaves its input as it was', async () => {
    const given = articlesOf([text, prose.article(1)]).reverse();
    const before = structuredClone(given);
    await scan(given);
    expect(given).toEqual(before);
  });

  test('numbers more articles than one block holds in the order of ids', async () => {
    const count = 20_000;
    const given = articlesOf(Array.from({ length: count }, (_, i) => `number ${i} of a long list`));
    const { articles, clusters } = await scan(
      prose.shuffled(given.slice(0, 500)).concat(given.slice(500)),
    );
    expect(articles).toHaveLength(count);
    expect(articles.every(({ id }, i) => id === nameOf(i))).toBe(true);
    expect(clusters).toEqual([]);
  });

  test('keeps scans apart that run at once', async () => {
    const corpora = [1, 2, 3, 4].map((seed) => new Prose(seed).corpus());
    const alone: string[] = [];
    for (const corpus of corpora) alone.push((await scan(corpus)).summary.digest);
    const together = await Promise.all(corpora.map((corpus) => scan(corpus)));
    expect(together.map(({ summary }) => summary.digest)).toEqual(alone);
  });
});

describe('the options of a scan', () => {
  test.each<[Record<string, unknown>, RegExp]>([
    [{ threshold: 2 }, /--threshold/],
    [{ minPassage: 1.5 }, /--min-passage/],
    [{ minPassage: 4 }, /--min-passage.*--shingle/],
    [{ perm: Number.NaN, shingle: 0 }, /--shingle.*\n?.*--perm/],
    [{ keep: ['oldest'] }, /--keep/],
    [{ engine: 'fast' }, /--engine/],
    [{ treshold: 0.5 }, /treshold/],
  ])('%j are refused by name', async (options, message) => {
    const promise = scan([], options as Partial<ScanOptions>);
    await expect(promise).rejects.toBeInstanceOf(UsageError);
    await expect(promise).rejects.toThrow(message);
  });

  test('are errors of two kinds, with their exit status', () => {
    expect(new UsageError('x').exitStatus).toBe(2);
    expect(new RunError('x').exitStatus).toBe(3);
  });
});
