import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countInSharedRuns, longestOwnRun } from '../../src/align/shared-runs.js';
import { sharedRuns } from '../oracles/shared-runs.js';

const tokens = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 40 });

describe('countInSharedRuns', () => {
  test('counts each token in a shared run, like a comparison of all pairs of places', () => {
    fc.assert(
      fc.property(tokens, tokens, fc.integer({ min: 1, max: 6 }), (a, b, least) => {
        const isShared = new Uint8Array(a.length);
        for (const run of sharedRuns(a, b, least)) isShared.fill(1, run.a, run.a + run.length);
        const count = countInSharedRuns(Uint32Array.from(a), Uint32Array.from(b), least);
        expect(count).toBe(isShared.reduce((sum, mark) => sum + mark, 0));
      }),
      { numRuns: 3000 },
    );
  });

  test('accepts runs longer than a text, and texts of a single word', () => {
    const same = new Uint32Array(200_000).fill(7);
    expect(countInSharedRuns(same, same, 12)).toBe(200_000);
    expect(countInSharedRuns(same, same.subarray(0, 11), 12)).toBe(0);
    expect(countInSharedRuns(new Uint32Array(0), same, 1)).toBe(0);
  });
});

describe('longestOwnRun', () => {
  test('is the longest run without a token of a shared shingle, as marking all of them shows', () => {
    fc.assert(
      fc.property(tokens, tokens, fc.integer({ min: 1, max: 4 }), (a, b, shingle) => {
        const isShared = new Uint8Array(a.length);
        for (const run of sharedRuns(a, b, shingle)) isShared.fill(1, run.a, run.a + run.length);
        const runs = isShared
          .join('')
          .split('1')
          .map((run) => run.length);
        const longest = longestOwnRun(Uint32Array.from(a), Uint32Array.from(b), shingle);
        expect(longest).toBe(Math.max(...runs));
      }),
      { numRuns: 2000 },
    );
  });
});
