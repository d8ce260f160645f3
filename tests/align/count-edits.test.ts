import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countEdits } from '../../src/align/count-edits.js';
import { exactRuns } from '../../src/align/exact-runs.js';
import { naiveEditCount } from '../oracles/edit-count.js';

const tokens = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 14 });

function count(a: Uint32Array, b: Uint32Array) {
  const span = { aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length };
  return countEdits(a, b, span, exactRuns(a, b, 6));
}

describe('countEdits', () => {
  test('equals the whole table', () => {
    fc.assert(
      fc.property(tokens, tokens, (a, b) => {
        const { matches, edits } = count(Uint32Array.from(a), Uint32Array.from(b));
        const naive = naiveEditCount(a, b);
        expect(edits - 2 * matches).toBe(naive.edits - 2 * naive.matches);
      }),
      { numRuns: 500 },
    );
  });

  test('a text too long for a table is counted between its exact runs', () => {
    const a = Uint32Array.from({ length: 200_000 }, (_, i) => i + 1);
    const b = a.slice();
    for (let i = 25; i < b.length; i += 50) b[i] = 0;
    expect(count(a, b)).toEqual({ matches: 196_000, edits: 4000 });
  });

  test('unrelated texts are all changed', () => {
    const a = Uint32Array.from({ length: 3000 }, (_, i) => i + 1);
    const b = Uint32Array.from({ length: 2000 }, (_, i) => i + 10_000);
    expect(count(a, b)).toEqual({ matches: 0, edits: 3000 });
  });
});
