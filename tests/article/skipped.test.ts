import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SkippedList, skip } from '../../src/article/skipped.js';
import { cases } from '../fixtures/articles.js';

const REASONS = ['broken-json', 'no-text', 'too-large'] as const;

/** Faulty lines of two files, in order. */
const faults = fc
  .array(fc.tuple(fc.nat(1), fc.nat(REASONS.length - 1)), { maxLength: 900 })
  .map((choices) =>
    choices.map(([file, reason], i) => skip(`f${file}`, REASONS[reason]!, `fault ${i}`, i + 1)),
  );

function listOf(records: Parameters<SkippedList['add']>[0][]): SkippedList['records'] {
  const list = new SkippedList();
  for (const record of records) list.add(record);
  return list.records;
}

test('skipped lines are all counted, and the first hundred of a file and reason are listed', () => {
  fc.assert(
    fc.property(faults, (records) => {
      const listed = listOf(records);
      for (const path of ['f0', 'f1']) {
        for (const reason of REASONS) {
          const of = (list: typeof listed) =>
            list.filter((record) => record.path === path && record.reason === reason);
          const [given, got] = [of(records), of(listed)];
          expect(got.map(({ message }) => message)).toEqual(
            given.slice(0, 101).map(({ message }) => message),
          );
          expect(got.reduce((sum, { count = 1 }) => sum + count, 0)).toBe(given.length);
        }
      }
    }),
    cases(40),
  );
});

test('lists of parts, one after the other, are the list of the whole, wherever it is cut', () => {
  fc.assert(
    fc.property(faults, fc.array(fc.nat(900), { maxLength: 6 }), (records, cuts) => {
      const ends = [...cuts, records.length].sort((x, y) => x - y);
      const parts = ends.map((end, i) => listOf(records.slice(ends[i - 1] ?? 0, end)));
      expect(listOf(parts.flat())).toEqual(listOf(records));
    }),
    cases(40),
  );
});

test('memory does not grow with the faults of a file', () => {
  const list = new SkippedList();
  for (let line = 1; line <= 1_000_000; line++) list.add(skip('f', 'no-text', 'none', line));
  expect(list.records).toHaveLength(101);
  expect(list.records.at(-1)).toMatchObject({ line: 101, count: 999_900 });
});
