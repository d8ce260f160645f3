import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, type OffsetUnit, scan, UsageError } from '../../src/index.js';
import { articlesOf, cases, cutTo, nameOf, Prose, tokensOf } from '../fixtures/articles.js';
import { cut, tiesToCentre } from '../fixtures/results.js';
import { containment, jaccard, shingleSet } from '../oracles/jaccard.js';

const rounded = (share: number) => Math.round(share * 10_000) / 10_000;
const NOTHING = {
  relation: null,
  jaccard: 0,
  containment: 0,
  contains: 0,
  aligned: 0,
  passages: [],
};

/** Two articles of a corpus, similar or not. */
const pair = fc.integer().map((seed) => {
  const prose = new Prose(seed);
  return prose
    .shuffled(prose.corpus())
    .slice(0, 2)
    .map(({ text }) => text) as [string, string];
});

describe('compare', () => {
  test('gives the exact shares of shingles', () => {
    fc.assert(
      fc.property(pair, ([first, second]) => {
        const [a, b] = [first, second].map((text) => shingleSet(tokensOf(text), 5)) as [
          Set<string>,
          Set<string>,
        ];
        expect(compare(first, second)).toMatchObject({
          jaccard: jaccard(a, b),
          containment: containment(a, b),
          contains: containment(b, a),
        });
      }),
      cases(40),
    );
  });

  test('gives a member and its centre the figures of a scan', async () => {
    await fc.assert(
      fc.asyncProperty(pair, async (texts) => {
        const { clusters } = await scan(articlesOf(texts));
        const textOf = (id: string) => texts[id === nameOf(0) ? 0 : 1] ?? '';
        const [cluster] = clusters;
        if (!cluster) {
          const relations = [compare(...texts), compare(texts[1], texts[0])].map((c) => c.relation);
          expect(relations).toEqual([null, null]);
          return;
        }
        const [tie] = tiesToCentre(cluster);
        const found = compare(textOf(tie?.article ?? ''), textOf(cluster.centre));
        expect({
          relation: found.relation,
          jaccard: rounded(found.jaccard),
          containment: rounded(found.containment),
          contains: rounded(found.contains),
          aligned: rounded(found.aligned),
        }).toEqual({ ...tie, article: undefined });
      }),
      cases(40),
    );
  });

  test('finds the passages that a scan finds', async () => {
    await fc.assert(
      fc.asyncProperty(pair, async (texts) => {
        const { passages } = await scan(articlesOf(texts), { only: 'passages' });
        const found = compare(...texts).passages;
        for (const { occurrences } of passages) {
          const [first, second] = [nameOf(0), nameOf(1)].map((id) =>
            occurrences.filter((place) => place.article === id),
          );
          const isFound = found.some(
            (passage) =>
              first?.some(
                ({ start, end }) => start === passage.first.start && end === passage.first.end,
              ) &&
              second?.some(
                ({ start, end }) => start === passage.second.start && end === passage.second.end,
              ),
          );
          expect(isFound || tokensOf(texts[0]).join() === tokensOf(texts[1]).join()).toBe(true);
        }
      }),
      cases(30),
    );
  });

  test('finds a passage once, where it is most similar, even if a text has it twice', () => {
    const prose = new Prose(1);
    const passage = prose.paragraph(30);
    const twice = [prose.article(1), passage, prose.article(2), passage, prose.article(1)].join(
      '\n\n',
    );
    const once = [prose.article(1), passage, prose.article(1)].join('\n\n');
    expect(compare(once, twice).passages).toHaveLength(1);
    expect(compare(twice, once).passages).toHaveLength(1);
  });

  test.each<OffsetUnit>(['utf16', 'codepoint', 'byte'])(
    'gives spans in %s that cut to the same words',
    (offsets) => {
      const prose = new Prose(2);
      const passage = `${prose.paragraph(20)} Überfall — naïve 😀 ${prose.paragraph(20)}`;
      const texts = [1, 2].map((n) => `😀 «Ä» ${prose.article(n)} ${passage} ${prose.article(n)}`);
      const [first = '', second = ''] = texts;
      const { passages } = compare(first, second, { offsets });
      expect(passages).toHaveLength(1);
      for (const { first: a, second: b, words, identity } of passages) {
        expect(tokensOf(cut(first, a, offsets))).toEqual(tokensOf(cut(second, b, offsets)));
        expect(tokensOf(cut(first, a, offsets))).toHaveLength(words);
        expect(identity).toBe(1);
      }
    },
  );

  test('names the relation of the first text to the second', () => {
    const prose = new Prose(3);
    const text = prose.article(4, 60);
    const relation = (first: string, second: string) => compare(first, second).relation;
    expect(relation(text, text)).toBe('identical');
    expect(relation(text, text.toUpperCase())).toBe('same-text');
    expect(relation(text, prose.edited(text, 0.03))).toBe('near-duplicate');
    expect(relation(cutTo(text, 0.3), text)).toBe('contained');
    expect(relation(prose.edited(text, 0.15), text)).toBe('edited');
    expect(relation(text, prose.article())).toBeNull();
  });

  test('of a text with itself or its capitals finds all of it', () => {
    const long = new Prose(4).article();
    for (const text of ['Word', 'Four words, no more.', 'a b c d e f g h', long]) {
      for (const other of [text, text.toUpperCase()]) {
        expect(compare(text, other)).toMatchObject({
          jaccard: 1,
          containment: 1,
          contains: 1,
          aligned: 1,
        });
      }
    }
    expect(compare(long, long).passages).toMatchObject([{ words: 200, identity: 1 }]);
  });

  test('aligns all of a copy with its paragraphs in another order', () => {
    const text = new Prose(5).article(6, 40);
    const parts = text.split('\n\n');
    const copy = [3, 0, 5, 2, 1, 4].map((part) => parts[part]).join('\n\n');
    expect(compare(text, copy).aligned).toBeGreaterThan(0.95);
  });

  test.each([
    ['', ''],
    ['', 'Some words here.'],
    ['Some words here.', '… — !'],
  ])('finds nothing if one is empty: %j, %j', (first, second) => {
    expect(compare(first, second)).toMatchObject(NOTHING);
  });

  test('follows its options', () => {
    const prose = new Prose(6);
    const passage = prose.words(9).join(' ');
    const texts = [1, 2].map(() => `${prose.article(1)} ${passage} ${prose.article(1)}`);
    const [first = '', second = ''] = texts;
    expect(compare(first, second).passages).toEqual([]);
    expect(compare(first, second, { minPassage: 9 }).passages).toHaveLength(1);
    expect(compare(first, second, { threshold: 0.001 }).relation).toBe('near-duplicate');
    expect(compare(first, second, { shingle: 2 }).jaccard).toBeGreaterThan(
      compare(first, second).jaccard,
    );
    expect(() => compare(first, second, { minPassage: 0 })).toThrow(UsageError);
  });
});
