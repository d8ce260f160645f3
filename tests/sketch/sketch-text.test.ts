import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateJaccard, sketch, UsageError } from '../../src/index.js';
import { cases, Prose, tokensOf } from '../fixtures/articles.js';
import { cut } from '../fixtures/results.js';
import { jaccard, shingleSet } from '../oracles/jaccard.js';

describe('sketch', () => {
  test('counts the words and gives the span of each', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('utf16', 'codepoint', 'byte'), (seed, offsets) => {
        const text = `😀 É\u0301té. ${new Prose(seed).article(2)}`;
        const { words, spans } = sketch(text, { offsets });
        expect(spans).toHaveLength(2 * words);
        const cuts = Array.from({ length: words }, (_, i) => {
          const [start = 0, end = 0] = spans.subarray(2 * i, 2 * i + 2);
          return cut(text, { start, end }, offsets).toLowerCase();
        });
        expect(cuts).toEqual(tokensOf(text));
      }),
      cases(10),
    );
  });

  test('gives the requested number of slots, and fingerprints in the order of the text', () => {
    const text = new Prose(1).article();
    for (const perm of [16, 128, 1000]) {
      const { signature, fingerprints, words } = sketch(text, { perm });
      expect(signature).toHaveLength(perm);
      const { keys, positions } = fingerprints;
      expect(keys.length).toBe(positions.length);
      expect([...positions]).toEqual([...positions].sort((x, y) => x - y));
      expect(positions.at(-1)).toBeLessThan(words);
    }
  });

  test('leaves no window without a fingerprint', () => {
    const { words, fingerprints } = sketch(new Prose(2).article(), { minPassage: 12 });
    const places = [-1, ...fingerprints.positions, words - 3];
    for (const [i, at] of places.entries()) {
      expect(at - (places[i - 1] ?? at)).toBeLessThanOrEqual(9);
    }
  });

  test('depends only on the words', () => {
    const text = new Prose(3).article();
    const same = sketch(`\ufeff${text.toUpperCase().replaceAll(' ', '\r\n')}`);
    const { signature, fingerprints } = sketch(text);
    expect(same.signature).toEqual(signature);
    expect(same.fingerprints).toEqual(fingerprints);
  });

  test('of a text without words is empty', () => {
    for (const text of ['', '…', '😀']) {
      const { words, spans, fingerprints } = sketch(text);
      expect([words, spans.length, fingerprints.keys.length]).toEqual([0, 0, 0]);
    }
  });

  test('refuses wrong options', () => {
    expect(() => sketch('text', { perm: 3 })).toThrow(UsageError);
  });
});

describe('estimateJaccard', () => {
  test('is 1 for a text with itself, of any length, and nearly 0 for others', () => {
    const prose = new Prose(4);
    for (const text of ['Word', 'two words', prose.article()]) {
      expect(estimateJaccard(sketch(text), sketch(text.toUpperCase()))).toBe(1);
      expect(estimateJaccard(sketch(text), sketch(prose.article()))).toBeLessThan(0.1);
    }
  });

  test('errs no more than stated, and on average not at all', () => {
    const prose = new Prose(5);
    const errors: number[] = [];
    let variance = 0;
    for (let round = 0; round < 60; round++) {
      const text = prose.article(5, 60);
      const copy = prose.edited(text, prose.below(30) / 100);
      const [a, b] = [text, copy].map((own) => shingleSet(tokensOf(own), 5)) as [
        Set<string>,
        Set<string>,
      ];
      const exact = jaccard(a, b);
      errors.push(estimateJaccard(sketch(text), sketch(copy)) - exact);
      variance += (exact * (1 - exact)) / 128;
    }
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const squares = errors.reduce((sum, error) => sum + error * error, 0);
    expect(Math.abs(mean)).toBeLessThan((4 * Math.sqrt(variance)) / errors.length);
    expect(squares).toBeLessThan(1.4 * variance);
  });

  test('refuses sketches that cannot be compared', () => {
    const some = sketch('Some words');
    expect(() => estimateJaccard(some, sketch('Some words', { perm: 64 }))).toThrow(RangeError);
    expect(() => estimateJaccard(some, sketch(''))).toThrow(RangeError);
  });
});
