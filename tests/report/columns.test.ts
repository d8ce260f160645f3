import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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

/** The letters and signs of a text as a terminal may get them, without white space. */
const signsOf = (shown: string) => shown.replace(/\s/g, '').replaceAll('\u001b', '\ufffd');

/** Columns of a terminal: two for ideographs, kana and full-width letters, none for marks. */
function columnsTaken(shown: string): number {
  const wide = shown.match(/[\u3040-\u30ff\u4e00-\u9fff\uff01-\uff60]/gu)?.length ?? 0;
  return [...shown].length + wide - (shown.match(/\p{M}/gu)?.length ?? 0);
}

describe('two texts side by side', () => {
  test('each keep all their signs, in their order and in their own column', () => {
    fc.assert(
      fc.property(text, text, width, (left, right, columns) => {
        const lines = besideEachOther(left, right, columns, unmarked);
        fc.pre(!lines.at(-1)!.startsWith('…'));
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
        const lines = besideEachOther(left, right, columns, unmarked);
        const rows = lines.filter((line) => !line.startsWith('…'));
        for (const line of rows) expect(columnsTaken(line)).toBeLessThanOrEqual(columns);
        const bars = rows.map((line) => columnsTaken(line.slice(0, line.indexOf('│'))));
        expect(new Set(bars).size).toBe(1);
      }),
      cases(300),
    );
  });

  test('have a mark on a word if no word of the other is equal, apart from case and signs', () => {
    const keysOf = (shown: string) =>
      shown.split(/\s+/).map((one) => one.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
    const plain = fc
      .array(fc.constantFrom('The', 'the', 'minister', '“Minister”', 'said.', 'Said', 'no', '—'))
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(plain, plain, (left, right) => {
        const marked = { left: new Set<string>(), right: new Set<string>() };
        besideEachOther(left, right, 160, (one, side) => {
          marked[side].add(keysOf(one)[0]!);
          return one;
        });
        const only = (one: string, other: string) =>
          new Set(keysOf(one).filter((key) => key !== '' && !keysOf(other).includes(key)));
        expect(marked).toEqual({ left: only(left, right), right: only(right, left) });
      }),
      cases(300),
    );
  });

  test('are cut after some lines, and the rest is counted', () => {
    const lines = besideEachOther('word '.repeat(200), 'word', 23, unmarked);
    // Two words on each of a hundred lines, of which fourteen are shown.
    expect(lines).toHaveLength(15);
    expect(lines.at(-1)).toBe('… and 86 more lines');
  });
});
