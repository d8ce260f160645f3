/** Dates of every feed are read, or named if they cannot be read. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { command } from '../cli/command.js';
import { recordsOf } from '../cli/records.js';
import { makeFolder } from '../read/folder.js';

const CASES = path.resolve('tests/fixtures/cases/20-dates-not-read');
const TEXT =
  'Police in Northwick found the stolen painting on Friday in a garage near the station.';

/** The result of a scan of two records of one source, each with a date. */
async function scanDates(dates: readonly [id: string, date: string, source?: string][]) {
  const records = dates
    .map(([id, date, source = 'gazette']) => JSON.stringify({ id, date, source, text: TEXT }))
    .join('\n');
  const cwd = makeFolder({ 'a.jsonl': records });
  const { status, stdout } = await command(['scan', '.', '--json', '--keep', 'earliest'], { cwd });
  expect(status).toBe(0);
  return {
    canonical: recordsOf(stdout, 'cluster')[0]?.canonical,
    notices: recordsOf(stdout, 'notice'),
  };
}

describe('the earlier article is the canonical one, for all forms of its date', () => {
  test.each(fs.readdirSync(CASES))('%s', async (file) => {
    const { status, stdout } = await command(['scan', path.join(CASES, file), '--json']);
    expect(status).toBe(0);
    expect(recordsOf(stdout, 'cluster')[0]).toMatchObject({ canonical: 'b-early' });
    expect(recordsOf(stdout, 'notice')).toEqual([]);
  });

  test.each([
    ['2024-05-06 10:00:00 UTC', '2024-05-06 11:30:00 CEST'],
    ['2024-05-06 10:00:00 +0000 UTC', '2024-05-06 10:30:00 BST'],
    ['20240506100000', '20240506095959'],
    ['10.00 BST, 6 May 2024', '9.30 BST, 6 May 2024'],
    ['May 6, 2024 10:00 a.m. EDT', 'May 6, 2024 6:59 a.m. PDT'],
    ['6 мая 2024 г.', '30 апреля 2024 г.'],
    ['2024년 5월 6일', '2024년 4월 30일'],
    ['6 مايو 2024', '30 أبريل 2024'],
    ['6 mai 2024', '2024-04-30T23:59:59+02:00'],
  ])('%s is later than %s', async (late, early) => {
    const { canonical, notices } = await scanDates([
      ['a-late', late],
      ['b-early', early],
    ]);
    expect(canonical).toBe('b-early');
    expect(notices).toEqual([]);
  });
});

describe('a date such as 05/06/2024', () => {
  // Day first: the 4th of March and the 3rd of October. Month first: the 3rd of April and the 10th
  // of March.
  const PAIR: [string, string][] = [
    ['a', '04/03/2024'],
    ['b', '03/10/2024'],
  ];

  test.each([
    ['25/12/2024', 'a'],
    ['12-25-2024', 'b'],
    ['25.12.2024 10:00', 'a'],
  ])(
    'has the meaning that %s of its source shows, in any order of the records',
    async (date, canonical) => {
      for (const records of [
        [...PAIR, ['x', date]],
        [['x', date], ...[...PAIR].reverse()],
      ]) {
        const found = await scanDates(records as [string, string][]);
        expect(found).toEqual({ canonical, notices: [] });
      }
    },
  );

  test.each([
    ['of another source', [['x', '25/12/2024', 'herald']]],
    [
      'that contradict each other',
      [
        ['x', '25/12/2024'],
        ['y', '12/25/2024'],
      ],
    ],
  ])('has no meaning with dates %s', async (_, others) => {
    const { notices } = await scanDates([...PAIR, ...(others as [string, string, string?][])]);
    expect(notices).toMatchObject([{ cause: 'ambiguous-date', count: 2, article: 'a' }]);
  });

  test('is named once, with an example and the count, if nothing shows the order', async () => {
    const { notices } = await scanDates([
      ['a', '05/06/2024'],
      ['b', '04/06/2024'],
      ['c', '06.05.24'],
      ['d', 'yesterday'],
      ['e', '07.05.24'],
    ]);
    expect(notices).toEqual([
      {
        type: 'notice',
        cause: 'ambiguous-date',
        count: 2,
        article: 'a',
        message:
          '2 dates such as "05/06/2024" may mean two days each, and no other date of their ' +
          'sources shows which: their articles count as undated',
      },
      {
        type: 'notice',
        cause: 'unknown-date',
        count: 2,
        article: 'c',
        message: '2 dates such as "06.05.24" are not understood: their articles count as undated',
      },
      {
        type: 'notice',
        cause: 'unknown-date',
        count: 1,
        article: 'd',
        message: 'the date "yesterday" is not understood: its article counts as undated',
      },
    ]);
  });

  test('is named in the summary, too', async () => {
    const record = JSON.stringify({ id: 'a', date: 'yesterday', text: TEXT });
    const { stdout } = await command(['scan', makeFolder({ 'a.jsonl': `${record}\n` })]);
    expect(stdout).toContain('1 notice\n  the date "yesterday" is not understood');
  });
});
