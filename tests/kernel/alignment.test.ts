import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ALIGNMENT, NEAR, OPEN } from '../../src/kernel/abi.js';
import { editAlignment } from '../oracles/edit-alignment.js';
import { sharedRuns } from '../oracles/shared-runs.js';
import { describeBuilds, kernelOf } from './engines.js';
import { allSeeds, cases, edit, edited, tokens } from './texts.js';

interface Spans {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
  matches: number;
  edits: number;
  longestRun: number;
}

const K = 5;
/** Tokens of a part on either side of a seed. */
const REACH = 30;

/** A sequence in which no token recurs. */
const distinct = fc
  .integer({ min: 30, max: 150 })
  .map((length) => Uint32Array.from({ length }, (_, n) => 1000 + n * 7919));

const sequence = fc.oneof(tokens(2, 80), tokens(4, 120), tokens(40, 120));

describeBuilds('alignments', (build) => {
  function align(a: Uint32Array, b: Uint32Array | null, seeds = allSeeds(a, b, K)): Spans[] {
    const numbers = kernelOf(build).align(a, b, seeds);
    return Array.from({ length: numbers.length / ALIGNMENT.length }, (_, n) => {
      const [aStart, aEnd, bStart, bEnd, matches, edits, longestRun] = numbers.subarray(
        n * ALIGNMENT.length,
      ) as unknown as [number, number, number, number, number, number, number];
      return { aStart, aEnd, bStart, bEnd, matches, edits, longestRun };
    });
  }

  it('of a text and a copy with a few edits equal dynamic programming over their spans', () => {
    fc.assert(
      fc.property(distinct, fc.array(edit, { maxLength: 6, size: 'max' }), (a, edits) => {
        const b = edited(a, edits, 1);
        for (const found of align(a, b)) {
          const best = editAlignment(
            a.subarray(found.aStart, found.aEnd),
            b.subarray(found.bStart, found.bEnd),
          );
          expect(found.edits).toBe(best.edits);
          expect(found.matches).toBeLessThanOrEqual(best.mostMatches);
          expect(found.matches).toBeGreaterThanOrEqual(best.fewestMatches);
        }
      }),
      cases(150),
    );
  });

  it('of a text with itself are one, with all its tokens', () => {
    fc.assert(
      fc.property(distinct, (a) => {
        expect(align(a, a)).toEqual([
          {
            ...{ aStart: 0, aEnd: a.length, bStart: 0, bEnd: a.length },
            ...{ matches: a.length, edits: 0, longestRun: a.length },
          },
        ]);
      }),
      cases(20),
    );
  });

  it('cross nine consecutive changed words, but not ten', () => {
    // Eight lose no more than the drop; the ninth is followed by matches that compensate for it.
    const a = Uint32Array.from({ length: 40 }, (_, n) => n + 1000);
    for (const changed of [9, 10]) {
      const b = a.map((token, n) => (n >= 10 && n < 10 + changed ? n : token));
      expect(align(a, b)[0]!.aEnd).toBe(changed === 9 ? 40 : 10);
    }
  });

  it('have counts that fit their spans, in one article and in two', () => {
    fc.assert(
      fc.property(sequence, sequence, fc.boolean(), (a, b, within) => {
        const other = within ? a : b;
        for (const found of align(a, within ? null : b)) {
          const [aTokens, bTokens] = [found.aEnd - found.aStart, found.bEnd - found.bStart];
          // Tokens that do not match are in pairs if one was changed, else alone.
          const changed = aTokens + bTokens - 2 * found.matches - found.edits;
          expect(changed).toBeGreaterThanOrEqual(0);
          expect(found.edits - changed).toBeGreaterThanOrEqual(Math.abs(aTokens - bTokens));
          expect(found.matches).toBeLessThanOrEqual(Math.min(aTokens, bTokens));
          expect(a[found.aStart]).toBe(other[found.bStart]);
          expect(a[found.aEnd - 1]).toBe(other[found.bEnd - 1]);
        }
      }),
      cases(400),
    );
  });

  it('hold an exact run of their stated length', () => {
    fc.assert(
      fc.property(sequence, sequence, fc.boolean(), (a, b, within) => {
        const other = within ? a : b;
        for (const found of align(a, within ? null : b)) {
          const runs = sharedRuns(
            a.subarray(found.aStart, found.aEnd),
            other.subarray(found.bStart, found.bEnd),
            1,
          );
          expect(found.longestRun).toBeGreaterThanOrEqual(K);
          expect(Math.max(...runs.map((run) => run.length))).toBeGreaterThanOrEqual(
            found.longestRun,
          );
        }
      }),
      cases(200),
    );
  });

  it('within one article never overlap', () => {
    fc.assert(
      fc.property(sequence, (a) => {
        for (const found of align(a, null)) expect(found.aEnd).toBeLessThanOrEqual(found.bStart);
      }),
      cases(400),
    );
  });

  it('together hold every shared run of k tokens, except for fewer than k at its ends', () => {
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        const found = align(a, b);
        const held = (at: number) => found.some((one) => one.aStart <= at && at < one.aEnd);
        for (const run of sharedRuns(a, b, K)) {
          for (let at = run.a; at + K <= run.a + run.length; at++) {
            // Tokens that a text of a few words repeats may end inside one alignment.
            expect(Array.from({ length: K }, (_, n) => held(at + n))).toContain(true);
          }
        }
      }),
      cases(300),
    );
  });

  it('do not depend on earlier alignments', () => {
    // Long copies with insertions leave far reaches on many diagonals. If a later alignment read
    // one of these, it would jump too far.
    const far = Uint32Array.from({ length: 400 }, (_, n) => n + 5000);
    const farCopy = edited(
      far,
      [0.1, 0.3, 0.5, 0.7].map((at) => ({ at, kind: 'insert' })),
      1,
    );
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        const before = align(a, b);
        align(far, farCopy);
        align(farCopy, far);
        expect(align(a, b)).toEqual(before);
      }),
      cases(150),
    );
  });

  it('around one seed in parts of texts equal the ones in whole texts, if no end is open', () => {
    let settled = 0;
    fc.assert(
      fc.property(tokens(30, 200), tokens(30, 200), fc.nat(199), fc.nat(199), (a, b, i, j) => {
        fc.pre(i + K <= a.length && j + K <= b.length);
        b.set(a.subarray(i, i + K), j);
        const [aFrom, bFrom] = [Math.max(0, i - REACH), Math.max(0, j - REACH)];
        const [aTo, bTo] = [Math.min(a.length, i + REACH), Math.min(b.length, j + REACH)];
        const kernel = kernelOf(build);
        const [partOfA, partOfB] = [a.subarray(aFrom, aTo), b.subarray(bFrom, bTo)];
        const near = [...kernel.alignNear(partOfA, partOfB, i - aFrom, j - bFrom)];
        const open = near[NEAR.open]!;
        const isOpenAhead = (open & OPEN.ahead) > 0 && (aTo < a.length || bTo < b.length);
        const isOpenBack = (open & OPEN.back) > 0 && aFrom + bFrom > 0;
        if (isOpenAhead || isOpenBack) return;
        settled++;
        for (const side of [ALIGNMENT.aStart, ALIGNMENT.aEnd]) near[side]! += aFrom;
        for (const side of [ALIGNMENT.bStart, ALIGNMENT.bEnd]) near[side]! += bFrom;
        const whole = kernel.align(a, b, Uint32Array.of(i, j));
        expect(near.slice(0, ALIGNMENT.length)).toEqual([...whole]);
      }),
      cases(500),
    );
    expect(settled).toBeGreaterThan(100);
  });
});
