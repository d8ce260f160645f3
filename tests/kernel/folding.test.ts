import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeBuilds, kernelOf, tokensOf } from './engines.js';
import { cases, text } from './texts.js';

const LETTERS = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*$/u;
const LONE =
  /(?!\p{scx=Latin})[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;

/**
 * Letters, marks, digits and spaces of a text, without spaces before marks: a separator with a mark
 * (= and U+0338) is one separator if composed, and a separate mark if not.
 */
const words = text.map((drawn) =>
  drawn.replace(/[^\p{L}\p{M}\p{N}\s]/gu, '').replace(/(^|\s)\p{M}+/gu, '$1'),
);

/** Every code point that is a letter or digit, without marks. */
const letters = Array.from({ length: 0x110000 }, (_, point) => point)
  .filter((point) => point < 0xd800 || point > 0xdfff)
  .map((point) => String.fromCodePoint(point))
  .filter((letter) => /[\p{L}\p{N}]/u.test(letter) && !IGNORABLE.test(letter));

/** Whether compatibility decomposition keeps letters letters, and lone characters lone. */
function keepsClass(letter: string): boolean {
  const [first = '', ...rest] = letter.normalize('NFKD');
  if (/\p{M}/u.test(first) || IGNORABLE.test(first)) return false;
  if (LONE.test(letter)) return LONE.test(first) && rest.every((c) => /\p{M}/u.test(c));
  return LETTERS.test(first + rest.join('')) && !LONE.test(first + rest.join(''));
}

describeBuilds('token hashes', (build) => {
  const hashes = (of: string) => tokensOf(kernelOf(build), of);

  it('are the same for composed and decomposed text', () => {
    fc.assert(
      fc.property(words, (drawn) => {
        const expected = hashes(drawn.normalize('NFC'));
        expect(hashes(drawn.normalize('NFD'))).toEqual(expected);
        expect(hashes(drawn)).toEqual(expected);
      }),
      cases(400),
    );
  });

  it('are the same for every letter and digit of Unicode, composed and decomposed', () => {
    const composed = letters.map((letter) => `x${letter}\u0323`).join(' ');
    expect(hashes(composed.normalize('NFC'))).toEqual(hashes(composed));
    expect(hashes(composed.normalize('NFD'))).toEqual(hashes(composed));
  });

  it('are the same for compatibility characters and their equivalents', () => {
    const kept = letters.filter(keepsClass).join(' ');
    expect(hashes(kept.normalize('NFKC'))).toEqual(hashes(kept));
    expect(hashes(kept.normalize('NFKD'))).toEqual(hashes(kept));
  });

  it('are the same for every letter of Unicode in upper and lower case', () => {
    // The iota below a letter is beside it in capitals; marks after it would change places.
    const kept = letters.join(' ');
    expect(hashes(kept.toUpperCase())).toEqual(hashes(kept));
    expect(hashes(kept.toLowerCase())).toEqual(hashes(kept));
  });

  it('are the same for words in upper and lower case', () => {
    const plain = words.filter((drawn) => !drawn.normalize('NFD').includes('\u0345'));
    fc.assert(
      fc.property(plain, (drawn) => {
        expect(hashes(drawn.toUpperCase())).toEqual(hashes(drawn));
        expect(hashes(drawn.toLowerCase())).toEqual(hashes(drawn));
      }),
      cases(300),
    );
  });

  it('are the same for any order of marks of different classes', () => {
    expect(hashes('q\u0323\u0307')).toEqual(hashes('q\u0307\u0323'));
    expect(hashes('ᾳ\u0301')).toEqual(hashes('ᾴ'));
    expect(hashes('a\u0340\u0323')).toEqual(hashes('a\u0323\u0300'));
    expect(hashes('q\u0301\u0300')).not.toEqual(hashes('q\u0300\u0301'));
  });

  it.each([
    ['ＡＢＣ１２３', 'abc123'],
    ['ﬁnance', 'FINANCE'],
    ['straße', 'STRASSE'],
    ['STRAẞE', 'straße'],
    ['Σίσυφος', 'ΣΊΣΥΦΟΣ'],
    ['ｶﾀｶﾅ', 'カタカナ'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['zero\u200bwidth\u200djoiner\ufe0f', 'zerowidthjoiner'],
    ['한국어', '한국어'.normalize('NFD')],
    ['x²', 'X2'],
  ])('are the same for %j and %j', (one, other) => {
    expect(hashes(one)).toEqual(hashes(other));
  });

  it('differ if the words do, at every length around a word of eight bytes', () => {
    const distinct = new Set<number>();
    for (let length = 1; length <= 40; length++) {
      for (const letter of 'abéжが中') distinct.add(hashes(`${'x'.repeat(length)}${letter}`)[0]!);
      distinct.add(hashes('x'.repeat(length))[0]!);
    }
    // Lone characters are separate tokens: the first token is the x before them.
    expect(distinct.size).toBe(40 * 5 - 1 + 1);
  });
});
