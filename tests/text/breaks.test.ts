import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakText } from '../../src/text/breaks.js';
import { cases } from '../fixtures/articles.js';

/** The lines of a text as strings. */
const linesOf = (text: string) =>
  breakText(text).lines.map(({ start, end }) => text.slice(start, end));

const BREAKS = [
  '\n',
  '\r\n',
  '\r',
  '\v',
  '\f',
  '\u0085',
  '\u2028',
  '\u2029',
  '<br>',
  '<BR />',
  '</p>',
  '<div class="a">',
  '\\n',
];

/** Words with a capital or a sign: before a small letter an escaped line end may be part of a path. */
const word = fc.constantFrom('Word.', 'Ünal', 'Слово!', '語。', '3%', 'NATO');

describe('lines of a text', () => {
  test.each(BREAKS)('are separated by %j, and by nothing within them', (sign) => {
    expect(linesOf(`One two,${sign}Three four.${sign}`)).toEqual(['One two,', 'Three four.']);
  });

  test('equal the joined ones for any breaks, without outer blanks and lines without a word', () => {
    const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    const blank = fc.constantFrom(' ', '\t', '* * *', '—');
    const part = fc.record({
      text: fc.oneof(line, blank),
      before: fc.constantFrom('', ' ', '\t', '\u3000'),
      after: fc.constantFrom('', '  '),
      sign: fc.constantFrom(...BREAKS),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts
          .map(({ before, text, after, sign }) => before + text + after + sign)
          .join('');
        const expected = parts.map((one) => one.text).filter((one) => /[\p{L}\p{N}]/u.test(one));
        expect(linesOf(text)).toEqual(expected);
      }),
      cases(300),
    );
  });

  test('are separated by escapes in a row, and not by escapes in a path', () => {
    expect(linesOf('the end\\n\\nOf it\\n\\r\\nall.\\n\\nthen more')).toEqual([
      'the end',
      'Of it',
      'all.',
      'then more',
    ]);
    expect(linesOf('see C:\\new\\notes and dir\\names')).toHaveLength(1);
  });

  test('open a paragraph after an empty line, a block or a form feed, not after a line end or <br>', () => {
    const opens = (sign: string) => breakText(`One.${sign}Two.`).lines.map((line) => line.opens);
    for (const sign of [
      '\n\n',
      '\r\n\r\n',
      '\n \n',
      '\n***\n',
      '<p>',
      '</li><li>',
      '\f',
      '\u2029',
    ]) {
      expect([sign, opens(sign)]).toEqual([sign, [true, true]]);
    }
    for (const sign of ['\n', '\r\n', '\r', '\u2028', '<br>', '\\n']) {
      expect([sign, opens(sign)]).toEqual([sign, [true, false]]);
    }
  });

  test('have an indent in columns of white space', () => {
    const indents = breakText('One\n  two\n\tthree\n \tfour\n\u3000five').lines.map(
      ({ indent }) => indent,
    );
    expect(indents).toEqual([0, 2, 8, 8, 2]);
  });

  test('have no break in a path, a comparison or a tag that breaks no line', () => {
    for (const text of [
      'C:\\new\\names',
      'a < b and c > d',
      'an <em>old</em> man',
      'x <brand> y',
    ]) {
      expect(linesOf(text)).toEqual([text]);
      expect(breakText(text).markup).toEqual([]);
    }
  });
});

describe('markup of a text', () => {
  test('is the tags and escapes that break it, ascending, without line ends', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.constantFrom(...BREAKS)), { maxLength: 12 }),
        (parts) => {
          const text = parts.flat().join('');
          const { markup } = breakText(text);
          const signs = Array.from({ length: markup.length / 2 }, (_, i) =>
            text.slice(markup[2 * i], markup[2 * i + 1]),
          );
          expect(signs).toEqual(
            parts.map(([, sign]) => sign).filter((sign) => /^[<\\]/.test(sign)),
          );
        },
      ),
      cases(200),
    );
  });
});
