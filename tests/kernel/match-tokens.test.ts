import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UNMATCHED } from '../../src/align/unmatched.js';
import { cases } from '../fixtures/articles.js';
import { BUILDS, kernelOf, referenceOf } from './engines.js';

/** Length of the longest common subsequence, by definition. */
function longestCommon(a: readonly number[], b: readonly number[]): number {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      rows[i]![j] =
        a[i - 1] === b[j - 1]
          ? rows[i - 1]![j - 1]! + 1
          : Math.max(rows[i - 1]![j]!, rows[i]![j - 1]!);
    }
  }
  return rows[a.length]![b.length]!;
}

const matched = (matches: Int32Array) => matches.filter((place) => place !== UNMATCHED);

describe.each(BUILDS)('matched tokens, %s', (build) => {
  const engine = kernelOf(build);
  const tokens = (most: number, alphabet: number) =>
    fc.array(fc.integer({ min: 0, max: alphabet }), { maxLength: most });

  test('are equal, and come in the same order in both texts', () => {
    fc.assert(
      fc.property(tokens(400, 300), tokens(400, 300), (a, b) => {
        const matches = engine.matchTokens(Uint32Array.from(a), Uint32Array.from(b));
        for (const [i, j] of matches.entries()) if (j !== UNMATCHED) expect(b[j]).toBe(a[i]);
        const places = matched(matches);
        expect(places).toEqual(places.slice().sort());
        expect(new Set(places).size).toBe(places.length);
      }),
      cases(60),
    );
  });

  test('are the most possible ones in short texts', () => {
    fc.assert(
      fc.property(tokens(60, 12), tokens(60, 12), (a, b) => {
        const matches = engine.matchTokens(Uint32Array.from(a), Uint32Array.from(b));
        expect(matched(matches).length).toBe(longestCommon(a, b));
      }),
      cases(200),
    );
  });

  test('are all except the changed ones in a long text with its changes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(4999), { maxLength: 40 }), (changed) => {
        const a = Uint32Array.from({ length: 5000 }, (_, i) => (i % 7 === 0 ? 3 : 10 + i));
        const b = a.slice();
        for (const place of changed) b[place] = 100_000 + place;
        const matches = engine.matchTokens(a, b);
        for (let i = 0; i < a.length; i++) {
          expect(matches[i]).toBe(changed.includes(i) ? UNMATCHED : i);
        }
      }),
      cases(10),
    );
  });

  test('do not exist if a text is empty, and are all tokens if both are the same', () => {
    const text = Uint32Array.of(5, 5, 7, 9);
    expect(matched(engine.matchTokens(text, new Uint32Array(0))).length).toBe(0);
    expect(engine.matchTokens(new Uint32Array(0), text).length).toBe(0);
    expect(Array.from(engine.matchTokens(text, text))).toEqual([0, 1, 2, 3]);
  });

  test('do not depend on earlier matches', () => {
    const [a, b] = [Uint32Array.of(1, 2, 3, 4, 5), Uint32Array.of(9, 2, 8, 4, 7)];
    const fresh = referenceOf().matchTokens(a, b);
    engine.matchTokens(Uint32Array.of(4, 3, 2, 1, 4, 3), Uint32Array.of(3, 1, 4, 1, 5, 9, 2));
    expect(engine.matchTokens(a, b)).toEqual(fresh);
  });

  test('of two long texts of one word are found in time', () => {
    const [a, b] = [new Uint32Array(200_000).fill(1), new Uint32Array(200_000).fill(2)];
    expect(matched(engine.matchTokens(a, b)).length).toBe(0);
  });
});
