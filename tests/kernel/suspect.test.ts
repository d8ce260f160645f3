import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SUSPECT } from '../../src/kernel/abi.js';
import { TextKernel } from '../../src/kernel/text-kernel.js';
import { pageTables } from '../../src/repair/code-pages.js';
import { misread, SENTENCES } from '../text/misread.js';
import { encode } from './engines.js';
import { cases, text } from './texts.js';

const [simd, scalar] = [new TextKernel('simd'), new TextKernel('scalar')];

describe('the test for traces of scraping', () => {
  test('is the same in both builds, of any text and of any bytes', () => {
    fc.assert(
      fc.property(text, fc.uint8Array({ maxLength: 200, size: 'max' }), (any, bytes) => {
        for (const sample of [encode(any), bytes]) {
          expect(simd.suspect(sample)).toBe(scalar.suspect(sample));
        }
      }),
      cases(2000),
    );
  });

  test('finds each sign at every place in a block, and up to the end', () => {
    const signs = {
      '&': 'entity',
      '\\': 'escape',
      u00e2: 'escape',
      '-\n': 'brokenLine',
      '<': 'markup',
      '](': 'markup',
    } as const;
    for (const [sign, kind] of Object.entries(signs)) {
      for (let before = 0; before < 130; before++) {
        expect(simd.suspect(encode('x'.repeat(before) + sign))).toBe(SUSPECT[kind]);
      }
    }
    for (let before = 0; before < 130; before++) {
      const sample = encode(`${'x'.repeat(before)}Ã©`);
      expect(simd.suspect(sample)).toBe(SUSPECT.misread);
    }
  });

  test('ignores bytes after a text', () => {
    for (const kernel of [simd, scalar]) {
      const buffer = kernel.articleBuffer(300).fill(0x26);
      for (let length = 0; length < 200; length++) {
        const text = buffer.subarray(0, length).fill(0x78);
        expect(kernel.suspect(text)).toBe(0);
      }
    }
  });

  test('misses no sentence in any encoding', () => {
    for (const { name } of pageTables().pages) {
      for (const sentence of Object.values(SENTENCES)) {
        // Greek and Arabic become plain Cyrillic capitals, which are not searched for.
        if (name === 'windows-1251' && /[α-ω\u0600-\u06ff]/.test(sentence)) continue;
        const bits = simd.suspect(encode(misread(sentence, name)));
        expect([name, sentence, bits & SUSPECT.misread]).toEqual([name, sentence, SUSPECT.misread]);
      }
    }
  });

  test('suspects nothing in clean prose of most languages', () => {
    for (const [name, sentence] of Object.entries(SENTENCES)) {
      // `é’`, which occurs in the first two, looks like `Ã©` to the test.
      if (/english|french/.test(name)) continue;
      expect([name, simd.suspect(encode(sentence))]).toEqual([name, 0]);
    }
  });
});
