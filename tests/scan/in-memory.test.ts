import { describe, expect, test } from 'vitest';
import {
  type Article,
  type ArticleInput,
  comparePairs,
  explain,
  RunError,
  type ScanHooks,
  type ScanInput,
  type ScanOptions,
  scan,
  UsageError,
} from '../../src/index.js';
import { articlesOf, nameOf, Prose } from '../fixtures/articles.js';

describe('a scan of articles in memory', () => {
  const prose = new Prose(1);
  const text = prose.article(2);

  test('without articles finds nothing', async () => {
    const { articles, clusters, passages, repeats, skipped, summary } = await scan([]);
    expect([articles, clusters, passages, repeats, skipped]).toEqual([[], [], [], [], []]);
    expect(summary).toMatchObject({ articles: 0, words: 0, bytes: 0, clusters: 0, skipped: 0 });
    expect(summary.digest).toMatch(/^[0-9a-f]{16}$/);
  });

  test('skips other values by name, and reports the rest', async () => {
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
    ]);
    expect(result.summary.skipped).toBe(4);
    expect(result.articles.map(({ id }) => id)).toEqual(['7', 'a:0', 'a:6', 'd']);
    expect(result.textOf('a:0')).toBe(text);
    expect(result.textOf('a:6')).not.toBe(text);
    expect(result.clusters).toHaveLength(1);
    expect(result.notices).toMatchObject([{ cause: 'shared-id', count: 2, article: 'a:0' }]);
  });

  test('takes ids as in JSON, and refuses those that have lost digits, by index', async () => {
    const ids = [7, -3, 1.5, 12n, 9007199254740993n, 2 ** 53, Number.NaN, true, ['a']];
    const given = ids.map((id) => ({ id, text }));
    const result = await scan(given as ArticleInput[]);
    expect(result.articles.map(({ id }) => id).sort()).toEqual(
      ['7', '-3', '1.5', '12', '9007199254740993'].sort(),
    );
    expect(result.skipped.map(({ path }) => path)).toEqual(['#5', '#6', '#7', '#8']);
    expect(result.skipped[0]?.message).toMatch(/index 5.*9007199254740992.*lost digits.*BigInt/);
  });

  test('a text that is a number is refused as such', async () => {
    const given = [{ id: 'a', text: 5 }] as unknown as ArticleInput[];
    const { skipped } = await scan(given);
    expect(skipped[0]?.message).toBe('the article at index 0 takes a string as its text, got 5');
  });

  test('takes dates that are numbers or dates, and names invalid fields by index', async () => {
    const day = new Date('2024-05-01T06:00:00Z');
    const given: ArticleInput[] = [
      { id: 'a', text, date: day },
      { id: 'b', text, date: day.getTime() },
      { id: 'c', text, date: day.getTime() / 1000 },
      { id: 'd', text, date: new Date('never') },
      { id: 'e', text, title: [] as unknown as string, url: {} as unknown as string },
    ];
    const { articles, skipped, clusters } = await scan(given, { keep: ['latest'] });
    expect(articles.map(({ date }) => date)).toEqual([
      '2024-05-01T06:00:00.000Z',
      '1714543200000',
      '1714543200',
      undefined,
      undefined,
    ]);
    expect(skipped.map(({ path, reason }) => [path, reason])).toEqual([
      ['d', 'bad-field'],
      ['e', 'bad-field'],
      ['e', 'bad-field'],
    ]);
    expect(skipped[0]?.message).toMatch(/index 3 takes .* as its date, got an invalid Date/);
    expect(skipped[1]?.message).toMatch(/index 4 takes a string as its title, got an array/);
    expect(clusters).toHaveLength(1);
  });

  test('is the same for a list, a generator, a set and a stream', async () => {
    const given = new Prose(3).corpus();
    const stream = async function* () {
      for (const article of given) yield await Promise.resolve(article);
    };
    const { summary } = await scan(given);
    for (const input of [new Set(given), given.values(), stream()]) {
      expect((await scan(input)).summary.digest).toBe(summary.digest);
    }
  });

  test('distinguishes articles that share an id, and compares them by their names', async () => {
    const other = prose.article(2);
    const given = [
      { id: 'x', text },
      { id: 'y', text: other },
      { id: 'x', text: other },
    ];
    const found = await scan(given);
    expect(found.articles.map(({ id }) => id)).toEqual(['x:0', 'x:2', 'y']);
    expect(given.map((_, i) => found.textOf(['x:0', 'y', 'x:2'][i] ?? ''))).toEqual(
      given.map((article) => article.text),
    );
    const pairs = [
      ['x:2', 'y'],
      ['x', 'y'],
    ] as const;
    const compared = await comparePairs(given, pairs);
    expect(compared.summary.pairs).toBe(1);
    expect(compared.passages[0]?.words).toBe(found.articles[2]?.words);
    expect(compared.skipped).toMatchObject([
      { reason: 'unknown-id', message: expect.stringMatching(/2 articles have the id "x".*"x:0"/) },
    ]);
    expect((await explain(given, 'x:2', 'y')).isSameText).toBe(true);
    await expect(explain(given, 'x', 'y')).rejects.toThrow(/2 articles have the id "x".*"x:2"/);
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

  test('keeps the metadata of each article', async () => {
    const fields = { title: 'T', date: '2024-05-01', source: 'S', url: 'https://s.example/' };
    const { articles } = await scan([
      { id: 'a', text, ...fields },
      { id: 'b', text },
    ]);
    expect(articles[0]).toMatchObject(fields);
    for (const field of Object.keys(fields)) expect(articles[1]).not.toHaveProperty(field);
  });

  test('treats metadata that is null, as in JSON, as missing', async () => {
    const given = [{ id: 'a', text, title: null, date: null, source: null, url: null }];
    const { articles } = await scan(given as unknown as Article[]);
    for (const field of ['title', 'date', 'source', 'url']) {
      expect(articles[0]).not.toHaveProperty(field);
    }
  });

  test('gives back the texts, and names an unknown id', async () => {
    const given = articlesOf([text, '', '\ud83d lone']);
    const result = await scan(given);
    for (const article of given) expect(result.textOf(article.id)).toBe(article.text);
    expect(() => result.textOf('nobody')).toThrow(RangeError);
    expect(() => result.textOf('nobody')).toThrow(/"nobody"/);
  });

  test('leaves its input unchanged', async () => {
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

  test('keeps simultaneous scans apart', async () => {
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

describe('impossible arguments are refused', () => {
  const text = 'some words';
  test.each<[unknown, RegExp]>([
    ['news/', /got a string: pass \['news\/'\]/],
    ['-', /pass \['-'\]/],
    [undefined, /list of paths, or articles, got undefined/],
    [null, /got null/],
    [{ id: 'a', text }, /got an object of type Object/],
    [42, /got 42/],
  ])('input that is %j, in each function', async (input, message) => {
    for (const promise of [
      scan(input as ScanInput),
      explain(input as ScanInput, 'a', 'b'),
      comparePairs(input as ScanInput, [['a', 'b']]),
    ]) {
      await expect(promise).rejects.toThrow(message);
      await expect(promise).rejects.toBeInstanceOf(UsageError);
    }
  });

  test.each<[unknown, RegExp]>([
    [[{ id: 'a', text }], /^pairs takes a path, or a list of pairs of ids as strings.*index 0$/],
    [[['a', 'b'], ['a']], /index 1$/],
    [[['a', 7]], /index 0$/],
    [{ a: 'a', b: 'b' }, /^pairs takes a path, or a list of pairs/],
    [null, /^pairs takes a path, or a list of pairs/],
  ])('pairs that are %j', async (pairs, message) => {
    const promise = comparePairs([{ id: 'a', text }], pairs as [string, string][]);
    await expect(promise).rejects.toThrow(message);
    await expect(promise).rejects.toBeInstanceOf(UsageError);
  });

  test.each<[unknown, RegExp]>([
    [{ threshold: 0.5 }, /threshold is an option, not a hook/],
    [{ onprogress: () => {} }, /no hook 'onprogress'; there are onProgress, onSpill, signal/],
    [{ onProgress: 'yes' }, /onProgress takes a function, got 'yes'/],
    [{ signal: {} }, /signal takes an AbortSignal/],
    [new AbortController().signal, /hooks takes an object.*pass \{ signal \}/],
    [null, /hooks takes an object, got null/],
  ])('hooks that are %j', async (hooks, message) => {
    const given = [{ id: 'a', text }];
    for (const promise of [
      scan(given, {}, hooks as ScanHooks),
      explain(given, 'a', 'a', {}, hooks as ScanHooks),
      comparePairs(given, [], {}, hooks as ScanHooks),
    ]) {
      await expect(promise).rejects.toThrow(message);
      await expect(promise).rejects.toBeInstanceOf(UsageError);
    }
  });

  test('hooks in the place of options', async () => {
    const hooks = { onProgress: () => {} } as Partial<ScanOptions>;
    await expect(scan([], hooks)).rejects.toThrow(/onProgress is a hook, not an option/);
  });
});
