import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallTableRows } from '../../src/read/small-table.js';

const rows = (text: string) => [...smallTableRows(text)].map(({ fields }) => fields);

describe('smallTableRows', () => {
  test.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\ufeffa,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['"a,x","say ""b""",c', [['a,x', 'say "b"', 'c']]],
    ['"two\r\nlines",x', [['two\r\nlines', 'x']]],
    ['a,,\n', [['a', '', '']]],
    ['a"b,c', [['a"b', 'c']]],
    ['"never closed,\n1,2', [['never closed,\n1,2']]],
    ['"a"x,b', [['ax', 'b']]],
    ['\n\n', []],
    ['', []],
  ])('reads %j', (text, expected) => {
    expect(rows(text)).toEqual(expected);
  });

  test('names the line on which each record starts', () => {
    const lines = [...smallTableRows('a,b\n"1\n2",x\n\n3,4\n')].map(({ line }) => line);
    expect(lines).toEqual([1, 2, 5]);
  });

  test('gives back the values that were quoted', () => {
    const field = fc.string({ unit: fc.constantFrom(...'ab,"\n\r é') });
    const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }));
    fc.assert(
      fc.property(table, (table) => {
        const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
        const text = table.map((record) => record.map(quoted).join(',')).join('\r\n');
        expect(rows(text)).toEqual(table);
      }),
    );
  });
});
