import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, dayOfCalendar, dayOfPersian } from '../../src/text/calendars.js';
import { cases } from '../fixtures/articles.js';

const DAY_MS = 86_400_000;

/** A day as the calendars of the runtime have it. */
function dayIn(calendar: string, moment: number): [year: number, month: number, day: number] {
  const format = new Intl.DateTimeFormat(`en-US-u-ca-${calendar}-nu-latn`, {
    ...{ timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric' },
  });
  const parts = Object.fromEntries(
    format.formatToParts(moment).map(({ type, value }) => [type, Number.parseInt(value, 10)]),
  );
  return [parts.year!, parts.month!, parts.day!];
}

const between = (from: number, to: number) =>
  fc.integer({ min: from / DAY_MS, max: to / DAY_MS }).map((days) => days * DAY_MS);
const part = fc.integer({ min: -1, max: 40 });

test('days of Iran agree with the calendar of the runtime', () => {
  fc.assert(
    fc.property(between(Date.UTC(1921, 2, 21), Date.UTC(2093, 0, 1)), (moment) => {
      expect(dayOfPersian(...dayIn('persian', moment))).toBe(moment);
    }),
    cases(500),
  );
});

test('days of Thai news agree with the Buddhist era of the runtime', () => {
  fc.assert(
    fc.property(between(Date.UTC(1957, 0, 1), Date.UTC(2057, 11, 31)), (moment) => {
      expect(dayOfCalendar(...dayIn('buddhist', moment))).toBe(moment);
    }),
    cases(200),
  );
});

test('a day exists if and only if a date has its year, month and day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 900, max: 2600 }), part, part, (year, month, day) => {
      const date = new Date(Date.UTC(year, month - 1, day));
      const isThere =
        year >= 1000 &&
        date.getUTCFullYear() === year &&
        date.getUTCMonth() === month - 1 &&
        date.getUTCDate() === day;
      expect(dayOf(year, month, day)).toBe(isThere ? date.getTime() : Number.NaN);
    }),
    cases(1000),
  );
});

test('every day of Iran has one moment, a day after the day before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1300, max: 1471 }), (year) => {
      const moments: number[] = [];
      for (let month = 1; month <= 12; month++) {
        for (let day = 1; day <= 32; day++) {
          const moment = dayOfPersian(year, month, day);
          if (!Number.isNaN(moment)) moments.push(moment);
        }
      }
      moments.push(dayOfPersian(year + 1, 1, 1));
      for (let i = 1; i < moments.length; i++) expect(moments[i]! - moments[i - 1]!).toBe(DAY_MS);
      expect(moments.length - 1).toBeGreaterThanOrEqual(365);
    }),
    cases(60),
  );
});
