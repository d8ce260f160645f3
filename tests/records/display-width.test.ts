import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayCharacters, displayWidth, padded } from '../../src/records/display-width.js';
import { cutEnd, cutMiddle, quote } from '../../src/records/quote.js';
import { cases } from '../fixtures/articles.js';

/** Texts of terminals with their columns. */
const WIDTHS: readonly (readonly [text: string, columns: number])[] = [
  ['', 0],
  ['Minsk', 5],
  ['“Größe” — Київ…', 15],
  ['日本の首相', 10],
  ['ＡＢＣ', 6],
  ['한국어', 6],
  ['\u1112\u1161\u11ab', 2],
  ['ｶﾞ', 2],
  ['e\u0301', 1],
  ['a\u200bb', 2],
  ['\ufeffa', 1],
  ['co\u00adop', 4],
  ['א\u05b0', 1],
  ['👨‍👩‍👧‍👦', 2],
  ['👍🏽', 2],
  ['🇩🇪🇫🇷', 4],
  ['❤️', 2],
  ['✈', 1],
  ['7️⃣', 2],
  ['12', 2],
  ['ภาษาไทย', 7],
  ['สี่', 1],
];

const text = fc
  .array(fc.constantFrom(...WIDTHS.map(([one]) => one), ' ', 'word'), { maxLength: 30 })
  .map((parts) => parts.join(''));

describe('the columns of a text', () => {
  test.each(WIDTHS)('%j takes %i', (one, columns) => {
    expect(displayWidth(one)).toBe(columns);
  });

  test('are the columns of its characters, which are the text', () => {
    fc.assert(
      fc.property(text, (one) => {
        const characters = displayCharacters(one);
        expect(characters.map((character) => character.text).join('')).toBe(one);
        const sum = characters.reduce((columns, { width }) => columns + width, 0);
        expect(sum).toBe(displayWidth(one));
      }),
      cases(200),
    );
  });

  test('are never more than a cut text may take, and as many as a padded one has', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 60 }), (one, width) => {
        expect(displayWidth(cutMiddle(one, width))).toBeLessThanOrEqual(width);
        expect(displayWidth(cutEnd(one, width))).toBeLessThanOrEqual(width);
        for (const line of quote(one, width)) {
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
        }
        expect(displayWidth(padded(cutEnd(one, width), width))).toBe(width);
      }),
      cases(300),
    );
  });
});

describe('a cut text', () => {
  test('has its beginning or both ends, and is whole if it fits', () => {
    expect(cutEnd('Minister says  it is over', 80)).toBe('Minister says it is over');
    expect(cutEnd('Minister says it is over', 14)).toBe('Minister says…');
    expect(cutEnd('首相は言った', 6)).toBe('首相…');
    expect(cutMiddle('folder/a-long-name.txt', 11)).toBe('folde…e.txt');
  });
});
