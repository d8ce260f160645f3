import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lshPairs, signReference } from '../../src/reference/minhash.js';

/** Signatures over few values, so that bands sometimes agree. */
const signatures = fc
  .record({ slots: fc.integer({ min: 1, max: 9 }), rows: fc.integer({ min: 1, max: 4 }) })
  .chain(({ slots, rows }) =>
    fc
      .array(fc.array(fc.nat(2), { minLength: slots, maxLength: slots }), { maxLength: 12 })
      .map((articles) => ({ slots, rows, articles })),
  );

describe('pairs of the index', () => {
  it('equal a comparison of all with all, band by band', () => {
    fc.assert(
      fc.property(signatures, ({ slots, rows, articles }) => {
        const expected: number[] = [];
        for (let i = 0; i < articles.length; i++) {
          for (let j = i + 1; j < articles.length; j++) {
            if (shareBand(articles[i]!, articles[j]!, rows)) expected.push(i, j);
          }
        }
        const pairs = lshPairs(Uint32Array.from(articles.flat()), slots, rows);
        expect([...pairs]).toEqual(expected);
      }),
      { seed: 4, numRuns: 400 },
    );
  });

  it('need the same band at the same place', () => {
    expect([...lshPairs(Uint32Array.of(1, 2, 3, 4, 3, 4, 1, 2), 4, 2)]).toEqual([]);
  });

  it('leave out slots that fill no band', () => {
    expect([...lshPairs(Uint32Array.of(1, 2, 9, 3, 4, 9), 3, 2)]).toEqual([]);
  });

  it('do not exist without slots', () => {
    expect([...lshPairs(new Uint32Array(0), 0, 3)]).toEqual([]);
  });
});

describe('reference signatures', () => {
  it('are equal for equal sets, in any order and after repeated updates', () => {
    const [one, other] = [
      ['a b', 'b c', 'c d'],
      ['c d', 'b c', 'a b', 'a b'],
    ].map((set) => signReference(set, 128)) as [Uint32Array, Uint32Array];
    expect(one).toEqual(other);
  });

  it('without shingles are empty in every slot', () => {
    expect(signReference([], 16).every((value) => value === 0xffffffff)).toBe(true);
  });
});

function shareBand(a: number[], b: number[], rows: number): boolean {
  for (let start = 0; start + rows <= a.length; start += rows) {
    const band = a.slice(start, start + rows);
    if (band.every((value, n) => value === b[start + n])) return true;
  }
  return false;
}
