import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverageOf } from '../../src/group/coverage.js';
import { cases } from '../fixtures/articles.js';

test('coverage counts every token of a text once, for any order and division of spans', () => {
  const span = fc.tuple(fc.nat(4), fc.nat(50), fc.nat(20));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 40 }), fc.nat(40), (spans, cut) => {
      const marked = Array.from({ length: 6 }, () => new Set<number>());
      for (const [text, start, length] of spans) {
        for (let at = start; at < start + length; at++) marked[text]?.add(at);
      }
      const wordsOf = (piece: typeof spans) =>
        Uint32Array.from(piece.flatMap(([text, start, length]) => [text, start, start + length]));
      const pieces = [wordsOf(spans.slice(0, cut)), wordsOf(spans.slice(cut))];
      const counts = new Uint32Array(6).fill(100);
      const { shares, rest, restStarts } = coverageOf(counts, pieces);
      for (const [text, tokens] of marked.entries()) {
        expect(shares[text]).toBe(tokens.size / 100);
        const left = new Set<number>();
        for (let at = restStarts[text]!; at < restStarts[text + 1]!; at += 2) {
          for (let token = rest[at]!; token < rest[at + 1]!; token++) left.add(token);
        }
        const isPartly = tokens.size > 0 && tokens.size < 100;
        const all = Array.from({ length: 100 }, (_, token) => token);
        const uncovered = isPartly ? all.filter((token) => !tokens.has(token)) : [];
        expect([...left]).toEqual(uncovered);
      }
    }),
    cases(300),
  );
});

test('a text without tokens is not covered', () => {
  expect(coverageOf(new Uint32Array(2), []).shares).toEqual(new Float64Array(2));
});
