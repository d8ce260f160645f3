import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { type ScanResult, scan } from '../../src/index.js';
import { Baseline } from '../../src/records/baseline.js';
import { renderNdjson } from '../../src/records/ndjson.js';

const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `word${(from + i) * 7919}`).join(' ');

const DOUBLED = words(7000, 7050);
const TWICE = words(4300, 4350);
const ARTICLES = [
  { id: 'a', text: words(0, 200) },
  { id: 'b', text: words(0, 200) },
  { id: 'c', text: `${words(0, 200)} ${words(300, 330)}` },
  { id: 'd', text: `${words(400, 600)}\n\n${words(2000, 2040)}` },
  { id: 'e', text: `${words(2000, 2040)}\n\n${words(700, 900)}` },
  { id: 'f', text: `${words(2000, 2040)}\n\n${words(3000, 3200)}` },
  {
    id: 'g',
    text: `${words(4000, 4100)}\n\n${DOUBLED}\n\n${words(4100, 4200)}\n\n${DOUBLED}\n\n${words(4400, 4450)}`,
  },
];

const linesOf = (result: ScanResult) => [...renderNdjson(result)];
const found = ({ clusters, forms, passages, repeats }: Omit<ScanResult, 'articles'>) => ({
  clusters: clusters.map(({ canonical, members }) => [canonical, ...members.map((m) => m.article)]),
  passages: passages.map(({ occurrences }) => occurrences.map(({ article }) => article)),
  forms: forms.length,
  repeats: repeats.map(({ article }) => article),
});
const NOTHING = { clusters: [], forms: 0, passages: [], repeats: [] };
const newSince = async (before: typeof ARTICLES, after: typeof ARTICLES) =>
  found(new Baseline(linesOf(await scan(before))).newIn(await scan(after)));

test('a scan has nothing new since itself, nor since a scan of more articles', async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray(ARTICLES), async (some) => {
      expect(await newSince(some, some)).toEqual(NOTHING);
      const { clusters, repeats } = await newSince(ARTICLES, some);
      expect(repeats).toEqual([]);
      // The centre of fewer articles may be another; then relations differ.
      for (const cluster of clusters) expect(cluster.length).toBeLessThan(3);
    }),
    { numRuns: 12 },
  );
});

test('since nothing, everything is new', async () => {
  expect(await newSince([], ARTICLES)).toEqual(found(await scan(ARTICLES)));
});

test('text that was inserted before does not make a finding new', async () => {
  const moved = ARTICLES.map((article, n) =>
    /[deg]/.test(article.id)
      ? { ...article, text: `${words(50_000 + 100 * n, 50_030 + 100 * n)}\n\n${article.text}` }
      : article,
  );
  expect(await newSince(ARTICLES, moved)).toEqual(NOTHING);
});

test('a copy, a place of a passage, a repeat more are new; the summary counts them', async () => {
  const more = [
    ...ARTICLES.slice(0, -1),
    {
      id: 'g',
      text: `${ARTICLES[6]!.text}\n\n${TWICE}\n\n${words(4450, 4500)}\n\n${TWICE}\n\n${words(4500, 4550)}`,
    },
    { id: 'h', text: words(0, 200) },
    { id: 'i', text: `${words(6000, 6200)}\n\n${words(2000, 2040)}` },
  ];
  const baseline = new Baseline(linesOf(await scan(ARTICLES)));
  const now = await scan(more);
  const fresh = baseline.newIn(now);
  expect(found(fresh)).toMatchObject({
    clusters: [['c', 'a', 'b', 'h']],
    passages: [expect.arrayContaining(['d', 'e', 'f', 'i'])],
    repeats: ['g'],
  });
  expect(fresh.summary).toMatchObject({ clusters: 1, passages: 1, repeats: 1 });
  expect(fresh.articles).toBe(now.articles);
});

test('refuses lines without a record, with their numbers, and results without an end', () => {
  const whole = '{"type":"summary","offsets":"utf16"}';
  for (const line of [
    'x',
    '[]',
    'null',
    '{"type":"cluster"}',
    '{"type":"passage","occurrences":3}',
  ]) {
    const read = () => new Baseline([whole, '', line]);
    expect(read, line).toThrow(UsageError);
    expect(read, line).toThrow('line 3');
  }
  expect(() => new Baseline([])).toThrow('no summary');
});
