import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactRuns, RUN } from '../../src/align/exact-runs.js';
import { sharedRuns } from '../oracles/shared-runs.js';

type Run = [aStart: number, bStart: number, tokens: number];

function runsOf(a: readonly number[], b: readonly number[], least: number): Run[] {
  const runs = exactRuns(Uint32Array.from(a), Uint32Array.from(b), least);
  const found: Run[] = [];
  for (let at = 0; at < runs.length; at += RUN.length) {
    found.push([runs[at]!, runs[at + 1]!, runs[at + 2]!]);
  }
  return found.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
}

const tokens = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 16 });

describe('exactRuns', () => {
  test('gives all maximal runs if nothing occurs often in the texts', () => {
    fc.assert(
      fc.property(tokens, tokens, fc.integer({ min: 1, max: 4 }), (a, b, least) => {
        const all = sharedRuns(a, b, least).map(({ a, b, length }) => [a, b, length]);
        expect(runsOf(a, b, least)).toEqual(all);
      }),
      { numRuns: 1000 },
    );
  });

  test('finds a run before a common ending on the same diagonal', () => {
    const a = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
    const b = a.map((token, i) => (i % 5 === 4 ? 99 : token));
    expect(runsOf(a, b, 4)).toEqual([
      [0, 0, 4],
      [5, 5, 4],
      [10, 10, 4],
    ]);
  });

  test('gives one run for equal texts, even if they repeat themselves', () => {
    const a = new Array<number>(100_000).fill(7);
    expect(runsOf(a, a, 6)).toEqual([[0, 0, 100_000]]);
  });
});
