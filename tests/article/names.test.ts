import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameArticles, possibleNames, type Unnamed } from '../../src/article/names.js';
import { cases } from '../fixtures/articles.js';

const named = (articles: readonly Unnamed[]) =>
  nameArticles(articles.length, (article) => articles[article] as Unnamed);

const of = (file: string, line: number, own = ''): Unnamed => ({ own, file, line });

describe('names of articles', () => {
  test.each<[string, Unnamed[], string[]]>([
    ['an id that one article has', [of('a.jsonl', 1, '17')], ['17']],
    ['records without ids, and files', [of('a.jsonl', 3), of('b.txt', 0)], ['a.jsonl#3', 'b.txt']],
    [
      'the same id in two files',
      [of('a.jsonl', 1, '17'), of('b.jsonl', 9, '17')],
      ['a.jsonl#17', 'b.jsonl#17'],
    ],
    [
      'the same id twice in one file, and in another',
      [of('a.jsonl', 1, '17'), of('a.jsonl', 5, '17'), of('b.jsonl', 9, '17')],
      ['a.jsonl#17:1', 'a.jsonl#17:5', 'b.jsonl#17'],
    ],
    [
      'a qualified id that a place has',
      [of('a.jsonl', 1, '17'), of('b.jsonl', 9, '17'), of('b.jsonl', 17)],
      ['a.jsonl#17', 'b.jsonl#17:9', 'b.jsonl#17'],
    ],
    [
      'a qualified id that another record has',
      [of('a.jsonl', 1, '17'), of('b.jsonl', 9, '17'), of('c.jsonl', 2, 'b.jsonl#17')],
      ['a.jsonl#17', 'b.jsonl#17:9', 'c.jsonl#b.jsonl#17'],
    ],
    [
      'an id that is the path of a file',
      [of('a.txt', 0), of('b.jsonl', 1, 'a.txt')],
      ['a.txt', 'b.jsonl#a.txt'],
    ],
    ['the same id twice in memory', [of('', 0, 'x'), of('', 3, 'x')], ['x:0', 'x:3']],
    ['ids that hold a line', [of('', 0, 'x'), of('', 3, 'x'), of('', 4, 'x:3')], []],
    ['files with # in their names', [of('a#b', 7, 'c'), of('a', 7, 'b#c')], []],
    [
      'such files whose records share an id with others',
      [of('a#b', 7, 'c'), of('a', 7, 'b#c'), of('x', 1, 'c'), of('y', 1, 'b#c')],
      [],
    ],
  ])('%s', (_, articles, expected) => {
    const { names } = named(articles);
    if (expected.length > 0) expect(names).toEqual(expected);
    expect(new Set(names).size).toBe(articles.length);
  });

  const own = fc.constantFrom(
    '',
    '',
    'a',
    'b',
    '1',
    '2',
    'a#1',
    'b#a',
    'a#1:2',
    'a:2',
    'a#a',
    '1:1',
  );
  const corpus = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'a#1', 'a#a', 'b#1', ''), fc.nat({ max: 4 }), own), {
      maxLength: 14,
    })
    .map((places) =>
      // One article a place; a file of text has neither lines nor an id of its own.
      [
        ...new Map(
          places.map(([file, line, id]) => [`${file} ${line}`, { file, line, own: id }]),
        ).values(),
      ].filter(({ file, line, own: id }) =>
        line === 0 && file !== '' ? id === '' : id !== '' || file !== '',
      ),
    );

  test('are all different, in order, and qualified if they are not the plain id or place', () => {
    fc.assert(
      fc.property(corpus, (articles) => {
        const { names, order, qualified } = named(articles);
        expect(new Set(names).size).toBe(articles.length);
        expect([...order].map((article) => names[article])).toEqual([...names].sort());
        for (const [article, { own: id, file, line }] of articles.entries()) {
          const plain = id || (line === 0 ? file : `${file}#${line}`);
          expect(qualified.includes(article)).toBe(names[article] !== plain);
        }
      }),
      cases(2000),
    );
  });

  test('do not depend on the order of the articles', () => {
    fc.assert(
      fc.property(corpus, fc.infiniteStream(fc.nat()), (articles, stream) => {
        const shuffled = articles
          .map((article) => ({ article, key: stream.next().value as number }))
          .sort((x, y) => x.key - y.key)
          .map(({ article }) => article);
        const byPlace = (list: readonly Unnamed[]) => {
          const { names } = named(list);
          return new Map(list.map(({ file, line }, i) => [`${file} ${line}`, names[i]]));
        };
        expect(byPlace(shuffled)).toEqual(byPlace(articles));
      }),
      cases(1000),
    );
  });

  test('are among those that are thought possible, unless files are named to confuse', () => {
    const plain = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y', '')), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(plain, (records) => {
        const articles = records.map(([file, id], i) => of(file, i + 1, id));
        const { names } = named(articles);
        for (const [i, article] of articles.entries()) {
          expect(possibleNames(article)).toContain(names[i]);
        }
      }),
      cases(500),
    );
  });
});
