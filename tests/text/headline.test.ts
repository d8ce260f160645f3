import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headlineUnits } from '../../src/text/headline.js';
import { cases } from '../fixtures/articles.js';

const units = (text: string, unit: 'utf16' | 'codepoint' | 'byte') =>
  headlineUnits(new TextEncoder().encode(text), unit);

test('a headline is the first line that is not blank, in any unit', () => {
  const line = fc
    .string({ unit: fc.constantFrom('a', 'ж', '語', '🎉', ' ', '-', '"'), maxLength: 30 })
    .filter((own) => own.trim() !== '');
  const blank = fc.array(fc.constantFrom('\n', ' ', '\r\n', '\t'), { maxLength: 4 });
  const end = fc.constantFrom('\n', '\r', '\r\n', '\n\n');
  fc.assert(
    fc.property(blank, line, end, (before, own, after) => {
      const lead = before.join('');
      const text = `${lead}${own}${after}More below.`;
      const head = lead + own;
      expect(units(text, 'utf16')).toBe(head.length);
      expect(units(text, 'codepoint')).toBe([...head].length);
      expect(units(text, 'byte')).toBe(new TextEncoder().encode(head).length);
    }),
    cases(300),
  );
});

test('a line that ends in a full stop, is alone or too long is not a headline, in any script', () => {
  for (const stop of ['.', '.”', '. ', '。', '।', '።', '…']) {
    expect(units(`A paragraph${stop}\nMore.`, 'utf16')).toBe(0);
  }
  for (const end of ['?', '!?', '”', '42', '語']) {
    expect(units(`A headline${end}\nMore.`, 'utf16')).toBeGreaterThan(0);
  }
  expect(units('One line', 'utf16')).toBe(0);
  expect(units(`${'a'.repeat(256)}\nMore.`, 'utf16')).toBe(0);
  expect(units('', 'utf16')).toBe(0);
});
