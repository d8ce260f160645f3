import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/records/display-width.js';
import { besideEachOther } from '../../src/report/columns.js';
import { cases } from '../fixtures/articles.js';

/** Words with punctuation, words that are longer than a column, and scripts without spaces. */
const word = fc.oneof(
  fc.constantFrom('The', 'the', 'minister', '“Minister”,', 'said.', '—', 'Größe', 'ＡＢＣ'),
  fc.constantFrom('首相は', '総理大臣', 'ภาษาไทย', '\u001b[31m'),
  fc.string({ unit: fc.constantFrom('a', 'b', 'é'), minLength: 1, maxLength: 70 }),
);
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', '\n', '  ', '\n\n')), { maxLength: 24 })
  .map((words) => words.flat().join(''));
const width = fc.integer({ min: 23, max: 160 });

const unmarked = (shown: string) => shown;

/** The two columns of some lines, without the space at their ends. */
function columnsOf(lines: readonly string[]): [left: string[], right: string[]] {
  const halves = lines.map((line) => line.split(' │'));
  return [halves.map(([left = '']) => left.trim()), halves.map(([, right = '']) => right.trim())];
}

/** The letters and signs of a text as a terminal may get them, without white space and marks. */
const signsOf = (shown: string) =>
  shown.replace(/\[-|-\]|\{\+|\+\}|\s/g, '').replaceAll('\u001b', '\ufffd');

describe('two texts side by side', () => {
  test('each keep all their signs, in their order and in their own column', () => {
    fc.assert(
      fc.property(text, text, width, (left, right, columns) => {
        const lines = besideEachOther(left, right, { width: columns, most: 14 }, unmarked);
        fc.pre(!lines.some((line) => line.startsWith('…')));
        const [first, second] = columnsOf(lines);
        expect(signsOf(first.join(''))).toBe(signsOf(left));
        expect(signsOf(second.join(''))).toBe(signsOf(right));
      }),
      cases(300),
    );
  });

  test('fit the width, with all bars in one column', () => {
    fc.assert(
      fc.property(text, text, width, (left, right, columns) => {
        const lines = besideEachOther(left, right, { width: columns, most: 14 }, unmarked);
        const rows = lines.filter((line) => !line.startsWith('…'));
        for (const line of rows) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
        const bars = rows.map((line) => displayWidth(line.slice(0, line.indexOf('│'))));
        expect(new Set(bars).size).toBeLessThanOrEqual(1);
      }),
      cases(300),
    );
  });

  test('have marks around the words that only one of them has at a place', () => {
    const plain = fc
      .array(fc.constantFrom('The', 'the', 'minister', '“Minister”', 'said.', 'Said', 'no', '—'))
      .map((words) => words.join(' '));
    const keysOf = (shown: string) =>
      shown
        .split(/\s+/)
        .map((one) => one.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
        .filter((key) => key !== '');
    const without = (column: string[], marked: RegExp) =>
      keysOf(column.join(' ').replace(marked, ' '));
    fc.assert(
      fc.property(plain, plain, (left, right) => {
        const lines = besideEachOther(left, right, { width: 160, most: 99 }, unmarked);
        const [first, second] = columnsOf(lines);
        const kept = without(first, /\[-.*?-\]/g);
        expect(kept).toEqual(without(second, /\{\+.*?\+\}/g));
        if (keysOf(left).join() === keysOf(right).join()) expect(kept).toEqual(keysOf(left));
        const isShared = keysOf(left).some((key) => keysOf(right).includes(key));
        expect(kept.length > 0).toBe(isShared);
      }),
      cases(300),
    );
  });

  test('have a changed word marked on both sides, with colours and without', () => {
    const size = { width: 60, most: 14 };
    const lines = (paint: (word: string) => string) =>
      besideEachOther('It ended on Friday.', 'It ended last Monday.', size, paint);
    expect(lines(unmarked)).toEqual([
      `${'It ended [-on Friday.-]'.padEnd(28)} │ It ended {+last Monday.+}`,
    ]);
    expect(lines((word) => `<${word}>`)).toEqual([
      `${'It ended <[-on Friday.-]>'.padEnd(30)} │ It ended <{+last Monday.+}>`,
    ]);
  });

  test('begin equal sentences on one line, although one of them has more before', () => {
    const added = 'It was late on Friday when it ended. The minister said no. He left.';
    const lines = besideEachOther(
      'It ended. The minister said no. He left.',
      added,
      {
        ...{ width: 40, most: 14 },
      },
      unmarked,
    );
    const row = lines.find((line) => line.startsWith('The minister'));
    expect(row?.split(' │ ')[1]).toMatch(/^The minister/);
  });

  test('are cut after some lines, and the rest is counted', () => {
    const lines = besideEachOther('word '.repeat(200), 'word', { width: 31, most: 14 }, unmarked);
    // Two words on each of a hundred lines, of which fourteen are shown.
    expect(lines).toHaveLength(15);
    expect(lines.at(-1)).toMatch(/^… and \d+ more lines; --top all shows all$/);
  });
});
