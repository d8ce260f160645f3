import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Coverage } from '../../src/group/coverage.js';
import { cases } from '../fixtures/articles.js';

test('Coverage counts every marked token of a text once', () => {
  const span = fc.tuple(fc.nat(4), fc.nat(50), fc.nat(20));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 40 }), (spans) => {
      const coverage = new Coverage();
      const marked = Array.from({ length: 6 }, () => new Set<number>());
      for (const [text, start, length] of spans) {
        coverage.add(text, start, start + length);
        for (let at = start; at < start + length; at++) marked[text]?.add(at);
      }
      const shares = coverage.shares(6, () => 100);
      for (const [text, tokens] of marked.entries()) {
        expect(shares[text]).toBeCloseTo(tokens.size / 100, 10);
      }
    }),
    cases(300),
  );
});
