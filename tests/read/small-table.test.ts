import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSmallTable } from '../../src/read/small-table.js';

/** A field as a careful writer writes it: in quotes if it needs them. */
function quoted(field: string): string {
  return /[",\r\n]|^\s*$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

describe('CSV', () => {
  test('gives back the values that were written, with anything in the fields', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ',', '\n', '\r', '😀') });
    const table = fc.array(fc.tuple(field, field, field), { maxLength: 6 });
    const ends = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(table, ends, fc.boolean(), (rows, end, isEnded) => {
        const lines = [['x', 'y', 'z'], ...rows].map((row) => row.map(quoted).join(','));
        const text = lines.join(end) + (isEnded ? end : '');
        const read = parseSmallTable(text, 'test').rows.map(({ fields }) => Object.values(fields));
        expect(read).toEqual(rows);
      }),
    );
  });

  test('names the columns in lower case, and ignores a byte order mark, empty lines and the last line end', () => {
    const { header, rows } = parseSmallTable('\ufeff Id ,CLUSTER\r\n\r\na,1\r\n\n', 'test');
    expect(header).toEqual(['id', 'cluster']);
    expect(rows).toEqual([{ line: 3, fields: { id: 'a', cluster: '1' } }]);
  });

  test('counts lines through line ends in quotes', () => {
    const { rows } = parseSmallTable('a,b\n"1\n2",3\n4,5\n', 'test');
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
  });

  test('a comma at the very end has an empty field after it', () => {
    expect(parseSmallTable('a,b\n1,', 'test').rows).toEqual([
      { line: 2, fields: { a: '1', b: '' } },
    ]);
  });

  test.each(['"', 'a\n"x', 'a\n"x"y\n', 'a\nx"y\n', 'a\rb\n'])('%j is refused', (text) => {
    expect(() => parseSmallTable(text, 'truth')).toThrow(/^truth, line \d: a quote is not closed/);
  });

  test('of a field of a million quotes takes no more than linear time', () => {
    const text = `a\n"${'""'.repeat(1_000_000)}`;
    expect(() => parseSmallTable(text, 'truth')).toThrow(/line 2: a quote is not closed/);
    expect(parseSmallTable(`${text}"`, 'truth').rows[0]?.fields.a?.length).toBe(1_000_000);
  });
});
