import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode, kernelOf, SHAPE } from './engines.js';
import { allSeeds, cases, repetitiveText, text, textOfBytes, tokens } from './texts.js';

const WITH_SIGNATURES = { ...SHAPE, slots: 128 };

/**
 * Lengths around the widths that the kernel takes at once: 4 tokens, 8 and 16 bytes, blocks of 64
 * and 256.
 */
const LENGTHS = [
  ...[0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129],
  ...[255, 256, 257, 319, 320, 321, 511, 512, 513],
];

describe('SIMD equals scalar, bit for bit', () => {
  const simd = kernelOf('simd', WITH_SIGNATURES);
  const scalar = kernelOf('scalar', WITH_SIGNATURES);

  function expectEqualSketches(article: string): void {
    const [one, other] = [simd.sketch(encode(article)), scalar.sketch(encode(article))];
    expect(one.repeats).toEqual(other.repeats);
    expect(simd.take()).toEqual(scalar.take());
  }

  it.each(LENGTHS)('in sketches of texts of %i bytes', (bytes) => {
    fc.assert(fc.property(textOfBytes(bytes), expectEqualSketches), cases(60));
  });

  it('in sketches of any text', () => {
    fc.assert(fc.property(fc.oneof(text, repetitiveText), expectEqualSketches), cases(500));
  });

  it.each(LENGTHS)('in alignments over runs of %i tokens', (length) => {
    const run = Uint32Array.from({ length }, (_, n) => n + 100);
    for (const behind of [0, 1, 5]) {
      const a = Uint32Array.of(1, ...run, ...new Uint32Array(behind).fill(2));
      const b = Uint32Array.of(3, 4, ...run, ...new Uint32Array(behind).fill(5));
      const seeds = allSeeds(a, b, 5);
      expect(simd.align(a, b, seeds)).toEqual(scalar.align(a, b, seeds));
    }
  });

  it.each([1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 40])('in fingerprints of windows of %i', (window) => {
    const shape = { ...SHAPE, seed: 1, window };
    const [one, other] = [kernelOf('simd', shape), kernelOf('scalar', shape)];
    // Few distinct tokens: windows full of equals, and choices that leave while others stay.
    const sequence = fc.integer({ min: 1, max: 9 }).chain((most) => tokens(most, 200));
    fc.assert(
      fc.property(sequence, (a) => {
        expect(one.fingerprints(a)).toEqual(other.fingerprints(a));
      }),
      cases(300),
    );
    // Around a block of 1024 windows, and around two.
    for (const length of [1023, 1024, 1025, 2047, 2048, 2049].map((n) => n + window - 1)) {
      const varied = Uint32Array.from({ length }, (_, n) => Math.imul(n, n));
      const constant = new Uint32Array(length).fill(7);
      for (const a of [varied, constant, varied.map((_, n) => n % 11)]) {
        expect(one.fingerprints(a)).toEqual(other.fingerprints(a));
      }
    }
  });

  it.each([1, 7, 8, 15, 16, 17, 100, 128, 256])('in signatures of %i slots', (slots) => {
    const shape = { ...SHAPE, slots };
    const [one, other] = [kernelOf('simd', shape), kernelOf('scalar', shape)];
    fc.assert(
      fc.property(tokens(1000, 300), (a) => {
        expect(one.signature(a)).toEqual(other.signature(a));
      }),
      cases(100),
    );
  });

  it('in overlaps, alignments and sorting of random sequences', () => {
    fc.assert(
      fc.property(tokens(4, 100), tokens(4, 100), (a, b) => {
        expect(simd.overlap(a, b)).toEqual(scalar.overlap(a, b));
        const seeds = allSeeds(a, b, 5);
        expect(simd.align(a, b, seeds)).toEqual(scalar.align(a, b, seeds));
        const [one, other] = [a.slice(), a.slice()];
        const [valuesOfOne, valuesOfOther] = [a.map((_, n) => n), a.map((_, n) => n)];
        simd.sortPairs(one, valuesOfOne);
        scalar.sortPairs(other, valuesOfOther);
        expect([one, valuesOfOne]).toEqual([other, valuesOfOther]);
      }),
      cases(150),
    );
  });
});
