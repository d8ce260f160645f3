import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverageOf } from '../../src/group/coverage.js';
import { Kernel } from '../../src/kernel/kernel.js';
import { cases } from '../fixtures/articles.js';

const engine = new Kernel({ shingle: 5, seed: 4, slots: 0, window: 8, unit: 'utf16' });

test('coverage counts every token of a text once, in whatever order spans come', () => {
  const span = fc.tuple(fc.nat(4), fc.nat(50), fc.nat(20));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 40 }), (spans) => {
      const marked = Array.from({ length: 6 }, () => new Set<number>());
      for (const [text, start, length] of spans) {
        for (let at = start; at < start + length; at++) marked[text]?.add(at);
      }
      const words = spans.flatMap(([text, start, length]) => [text, start, start + length]);
      const counts = new Uint32Array(6).fill(100);
      const shares = coverageOf(engine, counts, Uint32Array.from(words));
      for (const [text, tokens] of marked.entries()) {
        expect(shares[text]).toBe(tokens.size / 100);
      }
    }),
    cases(300),
  );
});
