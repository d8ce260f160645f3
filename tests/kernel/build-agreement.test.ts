import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode, kernelOf, SHAPE } from './engines.js';
import { allSeeds, cases, repetitiveText, text, textOfBytes, tokens } from './texts.js';

const WITH_SIGNATURES = { ...SHAPE, slots: 128 };

/** Around the widths that the kernel takes at once: 4 tokens, 8 and 16 bytes, blocks of 64. */
const LENGTHS = [0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129];

describe('SIMD = scalar, bit for bit', () => {
  const simd = kernelOf('simd', WITH_SIGNATURES);
  const scalar = kernelOf('scalar', WITH_SIGNATURES);

  function expectEqualSketches(article: string): void {
    simd.sketch(encode(article));
    scalar.sketch(encode(article));
    expect(simd.lastRepeats()).toEqual(scalar.lastRepeats());
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
