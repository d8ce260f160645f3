import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  hull,
  longerSide,
  meet,
  shorterSide,
  type TokenSpan,
  touch,
  withoutRepeats,
} from '../../src/align/token-span.js';
import { cases } from '../fixtures/articles.js';

const TOKENS = 12;

const side = fc
  .tuple(fc.nat(TOKENS - 1), fc.nat(TOKENS - 1))
  .map(([one, other]) => [Math.min(one, other), Math.max(one, other) + 1] as const);
const span = fc
  .tuple(side, side)
  .map(([[aStart, aEnd], [bStart, bEnd]]): TokenSpan => ({ aStart, aEnd, bStart, bEnd }));

/** The tokens of a span in the first and in the second text. */
function tokensOf({ aStart, aEnd, bStart, bEnd }: TokenSpan): [Set<number>, Set<number>] {
  const range = (from: number, to: number) =>
    new Set(Array.from({ length: to - from }, (_, i) => from + i));
  return [range(aStart, aEnd), range(bStart, bEnd)];
}

const common = (one: ReadonlySet<number>, other: ReadonlySet<number>) =>
  [...one].filter((token) => other.has(token)).length;

test('spans meet or touch as their tokens do', () => {
  fc.assert(
    fc.property(span, span, (x, y) => {
      const [[xa, xb], [ya, yb]] = [tokensOf(x), tokensOf(y)];
      const [inA, inB] = [common(xa, ya) > 0, common(xb, yb) > 0];
      expect(meet(x, y)).toBe(inA && inB);
      expect(touch(x, y)).toBe(inA || inB);
      expect(shorterSide(x)).toBe(Math.min(xa.size, xb.size));
      expect(longerSide(x)).toBe(Math.max(xa.size, xb.size));
    }),
    cases(500),
  );
});

test('a hull is the smallest span that holds all spans', () => {
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 6 }), (spans) => {
      const all = (name: keyof TokenSpan) => spans.map((one) => one[name]);
      expect(hull(spans)).toEqual({
        aStart: Math.min(...all('aStart')),
        aEnd: Math.max(...all('aEnd')),
        bStart: Math.min(...all('bStart')),
        bEnd: Math.max(...all('bEnd')),
      });
    }),
    cases(200),
  );
});

test('the selection is greedy: a span is chosen unless too much of a side is in those chosen before', () => {
  const share = fc.constantFrom(0, 0.25, 0.5, 1);
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), share, (spans, most) => {
      const takenA = new Set<number>();
      const takenB = new Set<number>();
      const expected = spans.filter((one) => {
        const [a, b] = tokensOf(one);
        if (common(a, takenA) > most * a.size || common(b, takenB) > most * b.size) return false;
        for (const token of a) takenA.add(token);
        for (const token of b) takenB.add(token);
        return true;
      });
      expect(withoutRepeats(spans, TOKENS, TOKENS, most)).toEqual(expected);
    }),
    cases(500),
  );
});
