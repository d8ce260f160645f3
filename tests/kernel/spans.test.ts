import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OffsetUnit } from '../../src/kernel/engine.js';
import { APOSTROPHES } from '../../src/reference/equivalents.js';
import { IGNORABLE, POINTS } from '../../src/reference/fold.js';
import { describeBuilds, encode, kernelOf, SHAPE } from './engines.js';
import { cases, text } from './texts.js';

/** The part of the source that a span cuts, in each unit. */
const CUT: Record<OffsetUnit, (source: string, start: number, end: number) => string> = {
  utf16: (source, start, end) => source.slice(start, end),
  codepoint: (source, start, end) => Array.from(source).slice(start, end).join(''),
  byte: (source, start, end) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(encode(source).subarray(start, end)),
};

const UNITS = Object.keys(CUT) as OffsetUnit[];

/**
 * Characters that are tokens by themselves, characters that do not count, and letters that separate
 * words.
 */
const SPECIAL = new RegExp(
  '[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}' +
    `\\p{scx=Myanmar}\\p{Radical}${APOSTROPHES}]|${IGNORABLE}|${POINTS}`,
  'gu',
);

describeBuilds('spans', (build) => {
  function tokensCut(source: string, unit: OffsetUnit): string[] {
    const kernel = kernelOf(build, { ...SHAPE, unit });
    const sketch = kernel.sketch(encode(source));
    const count = sketch.tokens.length;
    const borders = kernel.decodeSpans(sketch.spans.slice(), count).slice();
    kernel.take();
    return Array.from({ length: count }, (_, n) =>
      CUT[unit](source, borders[n * 2]!, borders[n * 2 + 1]!),
    );
  }

  it.each(UNITS)('cut the source in %s into its runs of letters, marks and digits', (unit) => {
    fc.assert(
      fc.property(text, (drawn) => {
        const source = drawn.replace(SPECIAL, '·');
        expect(tokensCut(source, unit)).toEqual(source.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
      }),
      cases(250),
    );
  });

  it.each(UNITS)('in %s cut the same tokens as in UTF-16 units', (unit) => {
    fc.assert(
      fc.property(text, (source) => {
        expect(tokensCut(source, unit)).toEqual(tokensCut(source, 'utf16'));
      }),
      cases(150),
    );
  });

  it.each([
    ['one, two\r\n“three”\u00a0', ['one', 'two', 'three']],
    ['\ufeffBOM first', ['BOM', 'first']],
    ['soft\u00adhyphen\u00ad end', ['soft\u00adhyphen', 'end']],
    ['日本語 text', ['日', '本', '語', 'text']],
    ['abc日def', ['abc', '日', 'def']],
    ['か\u3099きコー', ['か\u3099', 'き', 'コ', 'ー']],
    ['นี้', ['นี้']],
    ['ที่กำ', ['ที่', 'ก', 'ำ']],
    ['한국어 cafe\u0301', ['한국어', 'cafe\u0301']],
    ['👩\u200d👧 ❤\ufe0f x', ['x']],
    ['обʼєкт', ['об', 'єкт']],
    ["don't — won’t", ['don', 't', 'won', 't']],
    ['𐐀𐐨 𝒜', ['𐐀𐐨', '𝒜']],
    ['', []],
    ['… — ! ?', []],
  ])('of %j are as expected', (source, expected) => {
    for (const unit of UNITS) expect(tokensCut(source, unit)).toEqual(expected);
  });

  it('give the length of the text in each unit', () => {
    const source = 'é日😀a\r\n';
    const lengths = { utf16: 7, codepoint: 6, byte: 12 };
    for (const unit of UNITS) {
      const kernel = kernelOf(build, { ...SHAPE, unit });
      kernel.sketch(encode(source));
      expect(kernel.take().rows[6]).toBe(lengths[unit]);
    }
  });

  it('are read back if gaps and tokens are too long for one byte', () => {
    for (const length of [3, 4, 63, 64, 254, 255, 256, 65_536, 1_000_000]) {
      const source = `${' '.repeat(length)}${'w'.repeat(length)}${'.'.repeat(length)}x`;
      expect(tokensCut(source, 'utf16')).toEqual(['w'.repeat(length), 'x']);
    }
  });
});
