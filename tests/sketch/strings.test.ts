import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STRING_FIELDS, stringAt, toStringColumn } from '../../src/sketch/strings.js';
import { cases } from '../fixtures/articles.js';

test('a column gives back each string of each article', () => {
  const own = fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), {
    minLength: STRING_FIELDS.length,
    maxLength: STRING_FIELDS.length,
  });
  fc.assert(
    fc.property(fc.array(own, { maxLength: 8 }), (articles) => {
      const column = toStringColumn(articles.flat());
      for (const [i, strings] of articles.entries()) {
        expect(STRING_FIELDS.map((field) => stringAt(column, i, field))).toEqual(strings);
      }
    }),
    cases(100),
  );
});
