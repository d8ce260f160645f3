import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustedRandIndex, countPairs, scoreClusters } from '../../src/evaluate/clusters.js';
import { type PairTable, pairTable, randIndexOfPairs } from '../oracles/pair-table.js';

/** Clusters, given the number of each article's cluster. */
function clustersOf(labels: readonly number[]): string[][] {
  const clusters = new Map<number, string[]>();
  for (const [i, label] of labels.entries()) {
    const cluster = clusters.get(label) ?? [];
    cluster.push(`a${i}`);
    clusters.set(label, cluster);
  }
  return [...clusters.values()];
}

/** Two ways to label the same articles. */
const labellings = fc
  .integer({ min: 0, max: 14 })
  .chain((size) =>
    fc.tuple(
      fc.array(fc.nat({ max: 5 }), { minLength: size, maxLength: size }),
      fc.array(fc.nat({ max: 5 }), { minLength: size, maxLength: size }),
    ),
  );

describe('pairs of articles', () => {
  test('are counted as if they were listed', () => {
    fc.assert(
      fc.property(labellings, ([found, truth]) => {
        const { both, onlyFound, onlyTruth }: PairTable = pairTable(found, truth);
        const expected = { both, found: both + onlyFound, truth: both + onlyTruth };
        expect(countPairs(clustersOf(found), clustersOf(truth))).toEqual(expected);
      }),
    );
  });

  test('of a cluster of 100,000 are counted at once', () => {
    const one = clustersOf(new Array(100_000).fill(0));
    const halves = clustersOf(Array.from({ length: 100_000 }, (_, i) => i % 2));
    const score = scoreClusters(halves, one, 100_000);
    expect(score.precision).toBe(1);
    expect(score.recall).toBeCloseTo(0.499995, 6);
    expect(score.adjustedRandIndex).toBeCloseTo(0, 10);
  });
});

describe('the adjusted Rand index', () => {
  const indexOf = (found: readonly number[], truth: readonly number[]) =>
    scoreClusters(clustersOf(found), clustersOf(truth), truth.length).adjustedRandIndex;

  test('equals the one from the table of all pairs', () => {
    fc.assert(
      fc.property(labellings, ([found, truth]) => {
        expect(indexOf(found, truth)).toBeCloseTo(randIndexOfPairs(pairTable(found, truth)), 10);
      }),
    );
  });

  test('is the same with the two exchanged, and 1 for the same clusters in any order', () => {
    fc.assert(
      fc.property(labellings, ([found, truth]) => {
        expect(indexOf(found, truth)).toBeCloseTo(indexOf(truth, found), 10);
        expect(indexOf(truth, truth)).toBe(1);
        expect(indexOf([...truth].reverse(), [...truth].reverse())).toBe(1);
      }),
    );
  });

  test('does not depend on whether single articles are listed', () => {
    const listed = scoreClusters([['a', 'b'], ['c'], ['d']], [['a', 'b', 'c'], ['d']], 4);
    const short = scoreClusters([['a', 'b']], [['a', 'b', 'c']], 4);
    expect(short).toEqual(listed);
  });

  test.each([
    // Examples from scikit-learn's documentation of adjusted_rand_score.
    [[0, 0, 1, 1], [0, 0, 1, 1], 1],
    [[0, 0, 1, 1], [1, 1, 0, 0], 1],
    [[0, 0, 1, 2], [0, 0, 1, 1], 0.5714],
    [[0, 0, 1, 1], [0, 0, 1, 2], 0.5714],
    [[0, 0, 0, 0], [0, 1, 2, 3], 0],
    [[0, 0, 1, 1], [0, 1, 0, 1], -0.5],
  ])('of %j and %j is %d', (found, truth, expected) => {
    expect(indexOf(found, truth)).toBeCloseTo(expected, 4);
  });

  test('of no articles, or of one, is 1', () => {
    expect(adjustedRandIndex({ both: 0, found: 0, truth: 0 }, 0)).toBe(1);
    expect(adjustedRandIndex({ both: 0, found: 0, truth: 0 }, 1)).toBe(1);
  });
});
