import fc from 'fast-check';
import { expect, test } from 'vitest';
import { displayWidth } from '../../src/records/display-width.js';
import { painter } from '../../src/report/paint.js';
import { type Styled, wrap, wrapText } from '../../src/report/wrap.js';
import { cases } from '../fixtures/articles.js';

const word = fc.constantFrom('a', 'port', 'closed,', 'unterbrochen', '港口', 'ปิด', 'é');
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
const shape = fc.record({
  indent: fc.nat(4),
  hanging: fc.nat(6),
  width: fc.integer({ min: 12, max: 40 }),
});
const withoutSpaces = (lines: string) => lines.replace(/\s+/g, '');

test('lines have all words in order, begin at their columns, and are wider than asked only for one word', () => {
  fc.assert(
    fc.property(text, shape, (given, layout) => {
      const lines = wrapText(given, layout);
      expect(withoutSpaces(lines.join(''))).toBe(withoutSpaces(given));
      for (const [number, line] of lines.entries()) {
        const begin = number === 0 ? layout.indent : layout.hanging;
        expect(line.length - line.trimStart().length).toBe(begin);
        const isOneWord = !/\s/.test(line.trim());
        if (!isOneWord) expect(displayWidth(line)).toBeLessThanOrEqual(layout.width);
      }
    }),
    cases(500),
  );
});

test('a line ends only where its next word has no space', () => {
  // With words of one width the number of words in a line is known.
  const count = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(count, fc.integer({ min: 3, max: 40 }), (words, width) => {
      const lines = wrapText(Array(words).fill('abc').join(' '), { indent: 0, hanging: 0, width });
      const inLine = Math.floor((width + 1) / 4);
      expect(lines).toHaveLength(Math.ceil(words / inLine));
    }),
    cases(200),
  );
});

test('styles change no break and no word, and each ends with its line', () => {
  const style = fc.constantFrom('', '1', '33');
  const part: fc.Arbitrary<Styled> = fc.record(
    { text: text.map((words) => ` ${words}`), style, isWhole: fc.boolean() },
    { requiredKeys: ['text', 'style'] },
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of terminals begin with one.
  const codes = /\u001b\[\d+m/g;
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), shape, (parts, layout) => {
      const plain = wrap(parts, layout, painter({ color: false }));
      const painted = wrap(parts, layout, painter({ color: true }));
      expect(painted.map((line) => line.replace(codes, ''))).toEqual(plain);
      for (const line of painted) {
        const found = line.match(codes) ?? [];
        for (const [i, code] of found.entries()) expect(code === '\u001b[0m').toBe(i % 2 === 1);
      }
    }),
    cases(300),
  );
});
