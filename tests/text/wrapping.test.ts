import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakText } from '../../src/text/breaks.js';
import { columnsOf, measureLine } from '../../src/text/measured-line.js';
import { isFull, wrappingOf } from '../../src/text/wrapping.js';
import { cases, Prose } from '../fixtures/articles.js';

/** Measured lines in blocks, which empty lines separate. */
const measured = (text: string) =>
  text.split('\n\n').map((block) => breakText(block).lines.map((line) => measureLine(block, line)));

/** A paragraph in lines of at most `width` columns, each as full as possible. */
function wrapped(paragraph: string, width: number): string {
  const lines = [''];
  for (const word of paragraph.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join('\n');
}

/** Columns character by character. */
function columnsByDefinition(text: string): number {
  const widths = [...text].map((character) => {
    if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character) && character >= '\u0300') return 0;
    return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
      character,
    )
      ? 2
      : 1;
  });
  return widths.reduce((sum: number, width) => sum + width, 0);
}

describe('the width at which lines were wrapped', () => {
  const width = fc.integer({ min: 40, max: 90 });

  test('is found in prose wrapped at any width, and makes all lines full but the last', () => {
    fc.assert(
      fc.property(fc.nat(), width, (seed, columns) => {
        const prose = new Prose(seed);
        const text = prose.paragraphs(6, 150).map((one) => wrapped(one, columns));
        const blocks = measured(text.join('\n\n'));
        const wrapping = wrappingOf(blocks);
        if (wrapping === null) throw new Error(`nothing found at ${columns}`);
        expect(wrapping.width).toBeLessThanOrEqual(columns);
        for (const block of blocks) {
          for (let at = 0; at + 1 < block.length; at++) {
            expect(isFull(block[at]!, block[at + 1]!, wrapping)).toBe(true);
          }
        }
      }),
      cases(100),
    );
  });

  test('is not found if each line is a sentence or a paragraph of its own', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const prose = new Prose(seed);
        const lines = Array.from({ length: 10 }, () => prose.paragraph(6 + prose.below(60)));
        expect(wrappingOf(measured(lines.join('\n')))).toBe(null);
      }),
      cases(100),
    );
  });

  test('is not found in verse whose lines begin with capitals', () => {
    const prose = new Prose(1);
    const capital = (line: string) => line.charAt(0).toUpperCase() + line.slice(1);
    const stanza = () => Array.from({ length: 4 }, () => capital(prose.words(6).join(' ')));
    const text = [1, 2, 3].map(() => stanza().join('\n')).join('\n\n');
    expect(wrappingOf(measured(text))).toBe(null);
  });

  test('is not found for a single line, or without lines', () => {
    expect(wrappingOf([])).toBe(null);
    expect(wrappingOf(measured(new Prose(2).paragraph(40)))).toBe(null);
  });
});

describe('columns of a text', () => {
  test('are the sum over its characters, for any characters', () => {
    const some = fc.constantFrom(
      'a',
      'é',
      'e\u0301',
      '語',
      '\u{20001}',
      '😀',
      '“',
      '—',
      '…',
      '\u200b',
      '\ud800',
      'ｱ',
    );
    const text = fc.oneof(
      fc.array(some, { maxLength: 20 }).map((parts) => parts.join('')),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(text, (string) => {
        expect(columnsOf(string)).toBe(columnsByDefinition(string));
      }),
      cases(1000),
    );
  });
});
