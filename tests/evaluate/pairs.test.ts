import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scorePairs } from '../../src/evaluate/pairs.js';
import type { Results } from '../../src/evaluate/results.js';
import { cases } from '../fixtures/articles.js';

const IDS = [...'abcdefg'];
const id = fc.constantFrom(...IDS);

/** Clusters that share no article, and passages at any articles. */
const results = fc
  .record({
    clusterOf: fc.array(fc.nat(3), { minLength: IDS.length, maxLength: IDS.length }),
    passages: fc.array(fc.array(id, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
  })
  .map(({ clusterOf, passages }): Results => {
    const clusters = [1, 2, 3].map((number) => IDS.filter((_, i) => clusterOf[i] === number));
    return {
      articles: null,
      clusters: clusters.filter((ids) => ids.length > 1),
      passages: passages.map((ids) => ids.map((article) => ({ article, start: 0, end: 9 }))),
      unit: null,
    };
  });
const labelled = fc.uniqueArray(
  fc.record({ a: id, b: id, isCopy: fc.boolean() }).filter(({ a, b }) => a < b),
  { selector: ({ a, b }) => a + b, minLength: 1, maxLength: 10 },
);

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);

/** All pairs of articles. */
const ALL = IDS.flatMap((a, i) => IDS.slice(i + 1).map((b) => ({ a, b })));

test('a look at every pair gives the same precision and recall', () => {
  fc.assert(
    fc.property(results, labelled, (found, pairs) => {
      const { clusters, passages } = found;
      type Pair = (typeof ALL)[number];
      const isJoined = ({ a, b }: Pair) =>
        clusters.some((ids) => ids.includes(a) && ids.includes(b));
      const isTied = (pair: Pair) =>
        isJoined(pair) ||
        passages.some((places) => {
          const ids = places.map(({ article }) => article);
          return ids.includes(pair.a) && ids.includes(pair.b);
        });
      const copies = pairs.filter(({ isCopy }) => isCopy);
      const score = scorePairs(pairs, found);
      expect([score.positive, score.negative]).toEqual([
        copies.length,
        pairs.length - copies.length,
      ]);
      for (const [figures, isFound] of [
        [score.joined, isJoined],
        [score.tied, isTied],
      ] as const) {
        const right = copies.filter(isFound).length;
        expect(figures.recall).toBe(share(right, copies.length));
        // If all labels are copies, the truth is complete: every other pair is wrong.
        const judged: Pair[] = copies.length < pairs.length ? pairs : ALL;
        expect(figures.precision).toBe(share(right, judged.filter(isFound).length));
      }
    }),
    cases(500),
  );
});
