import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeBuilds, kernelOf, referenceOf, tokensOf } from './engines.js';
import { cases, text } from './texts.js';

/** Digits of many scripts, as numbers of two digits and as part of a word. */
const NUMBERS = [
  ...['12', '7', '0012', '21473000512', '3rd', '20h00', '12일', '5g'],
  ...['١٢', '۱۲', '१२', '১২', '੧੨', '૧૨', '୧୨', '௧௨', '౧౨', '೧೨', '൧൨', '１２', '١٢كم'],
];
/** Digits in scripts without spaces. */
const LONE = ['๑', '๙', '໑', '၁', '၉', '១', '៩'];
const WORDS = [
  ...['twelve', 'q3', 'covid19', 'Ärger', 'Москва', 'ⅻ', 'ש', 'أخبار', 'समाचार', 'খবর', '뉴스'],
  ...['หนึ่ง', '日', 'a', 'internationalisation2', 'żółć9', 'ﬁ3'],
];

describeBuilds('a token hash', (build) => {
  const kernel = () => kernelOf(build);

  it.each([...NUMBERS, ...LONE])('is odd if the token begins with a digit: %s', (number) => {
    for (const around of ['', 'words ', 'слова ', 'ﬁn 日 ']) {
      const tokens = tokensOf(kernel(), `${around}${number}`);
      expect(tokens.at(-1)! % 2).toBe(1);
    }
  });

  it.each(WORDS)('is even if it begins with anything else: %s', (word) => {
    for (const around of ['', '7 ', '٧ ']) {
      const tokens = tokensOf(kernel(), `${around}${word}`);
      expect(tokens[around === '' ? 0 : 1]! % 2).toBe(0);
    }
  });

  it('equals the reference, which reads the folded token, in any text', () => {
    const digits = fc.constantFrom(...NUMBERS, ...LONE, ...WORDS, ' ', '\u0301', '\u00ad');
    const mixed = fc.array(fc.oneof(digits, text)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(mixed, (drawn) => {
        const bytes = new TextEncoder().encode(drawn);
        expect(tokensOf(kernel(), drawn)).toEqual(referenceOf().tokenise(bytes).tokens);
      }),
      cases(300),
    );
  });
});
