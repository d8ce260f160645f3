import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NameTable } from '../../src/extract/name-table.js';
import { cases } from '../fixtures/articles.js';

const name = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abcxyz-:0'), minLength: 1, maxLength: 6 }),
  fc.constantFrom('class', 'data-testid', 'xml:lang'),
);

test('a name is found where it is in a text, in letters of any case, as in a map', () => {
  const names = fc.uniqueArray(name, { minLength: 1, maxLength: 40 });
  const other = fc.string({ unit: fc.constantFrom(...'aBcXyZ-:0K\u212aé'), maxLength: 6 });
  fc.assert(
    fc.property(names, fc.array(other, { maxLength: 10 }), name, (known, others, around) => {
      const table = new NameTable(known);
      const numbers = new Map(known.map((one, i) => [one, i + 1]));
      for (const one of [...known, ...known.map((each) => each.toUpperCase()), ...others]) {
        const text = `${around}${one}${around}`;
        const found = table.find(text, around.length, around.length + one.length);
        // Letters beyond ASCII are small letters of themselves alone.
        const small = one.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
        expect(found).toBe(numbers.get(small) ?? 0);
      }
    }),
    cases(200),
  );
});
