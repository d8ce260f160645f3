/** Two texts in rows: nothing is lost, and what both have is found. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder, type Row, rowsOf } from '../../../web/align/rows.js';
import { sharedBlocks } from '../../../web/align/shared-blocks.js';

const word = fc.constantFrom(
  'war',
  'peace',
  'Minsk',
  '北京',
  'été',
  'a',
  'b',
  '12',
  '.',
  '\n\n',
  '“x”',
);
const text = fc.array(word, { maxLength: 80 }).map((words) => words.join(' '));

const letters = (value: string) => value.replace(/\s+/g, '');
const sideOf = (rows: readonly Row[], side: 'left' | 'right') =>
  letters(rows.flatMap((row) => row[side].map((piece) => piece.text)).join(''));

describe('rows of two texts', () => {
  test('hold each text whole and in its order, with any shared part', () => {
    fc.assert(
      fc.property(text, text, text, (a, b, shared) => {
        const [left, right] = [`${a} ${shared} ${b}`, `${b} ${shared} ${a}`];
        const rows = rowsOf(left, right, sharedBlocks(left, right));
        expect(sideOf(rows, 'left')).toBe(letters(left));
        expect(sideOf(rows, 'right')).toBe(letters(right));
      }),
    );
  });

  test('mark exactly the words that differ in a shared block', () => {
    const sentence =
      'The foreign minister of Belarus said late on Friday that the talks would go on for weeks.';
    const other = sentence.replace('Friday', 'Monday');
    const rows = rowsOf(sentence, other, sharedBlocks(sentence, other));
    const edits = rows
      .flatMap(({ left, right }) => [...left, ...right])
      .filter(({ kind }) => kind === 'edit');
    expect(edits.map(({ text }) => text)).toEqual(['Friday', 'Monday']);
  });

  test('keep blocks of one order; those that moved are marked on both sides', () => {
    const [first, second] = [
      'one two three four five six seven',
      'red blue green white black grey pink',
    ];
    const [left, right] = [`${first}. ${second}.`, `${second}. ${first}.`];
    const blocks = sharedBlocks(left, right);
    expect(blocks).toHaveLength(2);
    expect(inOrder(blocks)).toHaveLength(1);
    const pieces = rowsOf(left, right, blocks).flatMap((row) => [...row.left, ...row.right]);
    expect(pieces.filter(({ kind }) => kind === 'moved')).toHaveLength(2);
  });
});
