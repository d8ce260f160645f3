import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate, parseDateAt } from '../../src/text/dates.js';
import { cases } from '../fixtures/articles.js';

const AT = Date.UTC(2020, 7, 9, 18, 30, 15);

describe('parseDate', () => {
  test.each([
    ['2020-08-09T18:30:15Z', AT],
    ['2020-08-09T18:30:15.250Z', AT + 250],
    ['2020-08-09T20:30:15+02:00', AT],
    ['2020-08-09T20:30:15+0200', AT],
    ['2020-08-09T13:00:15-05:30', AT],
    ['2020-08-09 18:30:15', AT],
    ['2020-08-09T18:30', AT - 15_000],
    ['2020-08-09', Date.UTC(2020, 7, 9)],
    ['  2020-08-09\n', Date.UTC(2020, 7, 9)],
    ['Sun, 09 Aug 2020 18:30:15 GMT', AT],
    ['Sun, 09 Aug 2020 20:30:15 +0200', AT],
    ['Sun, 09 Aug 2020 14:30:15 EDT', AT],
    ['9 Aug 2020 18:30:15', AT],
    [String(AT / 1000), AT],
    [String(AT), AT],
  ])('reads %s', (text, moment) => {
    expect(parseDate(text)).toBe(moment);
  });

  test.each(['', ' ', 'yesterday', 'unknown', '2020-13-01', '2020-08-09T25:00:00Z', '99'])(
    'finds none in %j',
    (text) => {
      expect(parseDate(text)).toBeNaN();
    },
  );

  test.each(['Page 3', 'Updated 5', 'issue 12', '7', '2020-02-31'])(
    'finds none in %j, which is no date',
    (text) => {
      expect(parseDate(text)).toBeNaN();
    },
  );

  test('reads what toISOString and toUTCString write', () => {
    const moment = fc.integer({ min: Date.UTC(1970), max: Date.UTC(2100) / 1000 });
    fc.assert(
      fc.property(moment, (seconds) => {
        const date = new Date(seconds * 1000);
        expect(parseDate(date.toISOString())).toBe(seconds * 1000);
        expect(parseDate(date.toUTCString())).toBe(seconds * 1000);
      }),
      cases(200),
    );
  });

  test('does not depend on the zone of the machine', () => {
    const zone = process.env.TZ;
    try {
      const read = ['2020-08-09 18:30', '2020-08-09', '9 Aug 2020 18:30:15', 'August 9, 2020'].map(
        (text) =>
          ['UTC', 'America/New_York', 'Asia/Kolkata'].map((name) => {
            process.env.TZ = name;
            return parseDate(text);
          }),
      );
      for (const moments of read) expect(new Set(moments).size).toBe(1);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  test('reads of bytes what it reads of the string that they are', () => {
    const digits = (most: number) => fc.nat(most).map((n) => String(n).padStart(2, '0'));
    const fraction = fc.option(fc.stringMatching(/^\.\d{0,7}$/), { nil: '' });
    const zone = fc.oneof(
      fc.constantFrom('', 'Z', 'z', ' Z', '+0200', '+14:00', '-23:59', '+24:00', '-02:60', '+2:00'),
      fc
        .tuple(fc.constantFrom('+', '-'), digits(24), digits(60))
        .map(([s, h, m]) => `${s}${h}:${m}`),
    );
    const iso = fc
      .tuple(
        fc.oneof(fc.integer({ min: 990, max: 9999 }).map(String), fc.constantFrom('0999', '10000')),
        ...[digits(13), digits(32), fc.constantFrom('T', ' ', 't', '')],
        ...[digits(25), digits(61), digits(61), fraction, zone],
      )
      .map(([y, m, d, t, h, min, s, f, z]) =>
        t === '' ? `${y}-${m}-${d}` : `${y}-${m}-${d}${t}${h}:${min}:${s}${f}${z}`,
      );
    const broken = fc.tuple(iso, fc.nat(30)).map(([text, at]) => text.slice(0, at));
    const text = fc.oneof(
      iso,
      iso,
      broken,
      fc.constantFrom('', ' 2020-08-09', '9 Aug 2020', '1e9'),
    );
    fc.assert(
      fc.property(text, fc.string(), (date, before) => {
        const start = Buffer.byteLength(before);
        const bytes = Buffer.from(`${before}${date}2020`);
        expect(parseDateAt(bytes, start, bytes.length - 4)).toEqual(parseDate(date));
      }),
      cases(2000),
    );
  });
});
