import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate, readDate } from '../../src/text/dates.js';
import { readIsoDate } from '../../src/text/iso-date.js';
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
    ['Sun, 09 Aug 20 18:30:15 GMT', AT],
    ['9 aug 20 18:30:15 +0000', AT],
    ['Wed, 09 Aug 50 18:30:15 GMT', Date.parse('1950-08-09T18:30:15Z')],
    ['Sun, 09 Aug 2020 20:30:15 +0200', AT],
    ['Sun, 09 Aug 2020 14:30:15 EDT', AT],
    ['9 Aug 2020 18:30:15', AT],
    [String(AT / 1000), AT],
    [String(AT), AT],
  ])('reads %s', (text, moment) => {
    expect(parseDate(text)).toBe(moment);
  });

  test.each(['', ' ', 'yesterday', 'unknown', '2020-13-01', '2020-08-09T25:00:00Z', '99'])(
    'finds no date in %j',
    (text) => {
      expect(parseDate(text)).toBeNaN();
    },
  );

  test.each(['Page 3', 'Updated 5', 'issue 12', '7', '2020-02-31'])(
    'finds no date in %j, which has numbers',
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

  test('agrees with `readIsoDate` on each date that this reads', () => {
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
        const moment = readIsoDate(bytes, start, bytes.length - 4);
        if (!Number.isNaN(moment)) expect(parseDate(date)).toBe(moment);
      }),
      cases(2000),
    );
  });
});

const MORNING = Date.UTC(2024, 4, 6, 10);
const MIDNIGHT = Date.UTC(2024, 4, 6);

describe('dates as feeds, databases and news pages write them', () => {
  test.each([
    '2024-05-06 10:00:00+00',
    '2024-05-06 05:30:00-04:30',
    '20240506T100000Z',
    '20240506T120000+0200',
    '20240506100000',
    '202405061000',
    '2024-05-06 10:00:00 UTC',
    '2024-05-06 11:00:00 CET',
    '2024-05-06 05:00:00 EST',
    '2024-05-06 11:00:00 BST',
    '2024-05-06 10:00:00 +0000 UTC',
    '6 May 2024, 11.00 BST',
    'May 6, 2024 6:00 a.m. EDT',
    'Monday, May 6th, 2024 at 6 AM ET',
    'Mon May 06 10:00:00 +0000 2024',
    'Mon May  6 10:00:00 UTC 2024',
    'Mon May 06 2024 12:00:00 GMT+0200 (Central European Summer Time)',
    '2024-05-06T12:00:00+02:00[Europe/Paris]',
    'Montag, 6. Mai 2024, 10.00 Uhr',
    'Mis à jour le 6 mai 2024 à 10h00',
    '2024. május 6. 10:00',
    '2024年5月6日 10時00分',
    '2024年5月6日 上午10:00',
    '2024년 5월 6일 오전 10:00',
    '6 พ.ค. 2567 10:00 น.',
    '6 мая 2024 г., 13:00 МСК',
    '1714989600.000',
    '1714989600000000',
    '/Date(1714989600000)/',
    '/Date(1714989600000+0200)/',
    '1714989600000.0',
    '2024-05-06T10Z',
    '2024-05-06T12+02:00',
    '2024-05-06 06:00:00 America/New_York',
    'May 6, 2024 1000 GMT',
    '1200 CEST, 6 May 2024',
    'May 6, 20246:00 AM ET',
    '6 May 2024 – 10.00',
    '2024년 5월 6일 오후 7시 0분 KST',
    '۱۴۰۳/۲/۱۷ ۱۰:۰۰',
    '2024 оны 5 сарын 6, 10:00',
  ])('%s', (date) => {
    expect(readDate(date)?.moments).toEqual([MORNING]);
  });

  test.each([
    '20240506',
    '2024/05/06',
    '2024.5.6',
    '6 mai 2024',
    'lundi 6 mai 2024',
    '6 de mayo de 2024',
    '2024 m. gegužės 6 d.',
    '2024. gada 6. maijs',
    'ngày 6 tháng 5 năm 2024',
    '2024年5月6日',
    '令和6年5月6日',
    '民國113年5月6日',
    '二〇二四年五月六日',
    '２０２４年５月６日',
    '6 مايو/أيار 2024',
    '٦ مايو ٢٠٢٤',
    '२०२४-०५-०६',
    '6 MAYIS 2024',
    '6-May-2024',
    '6 במאי 2024',
    '2024-W19-1',
    '2024-127',
    '6. maijā, 2024',
    '6. маја 2024.',
    '6 траўня 2024',
    '6 ਮਈ 2024',
    '2024 මැයි 6',
    '6 ሜይ 2024',
    '2024ko maiatzaren 6a',
    'ថ្ងៃទី៦ ខែឧសភា ឆ្នាំ២០២៤',
    'دوشنبه ۱۷ اردیبهشت ۱۴۰۳',
    '1403-02-17',
    '17/02/1403',
    '2567-05-06',
  ])('%s, a day', (date) => {
    expect(readDate(date)?.moments).toEqual([MIDNIGHT]);
  });

  test.each([
    '06.05.24',
    '5/6/24',
    'May 2024',
    '2024-05',
    '2024-W54-1',
    '2024-05-06 25:00',
    'Mon, 06 May 2024 10:00:00 XYZ',
    '2024-05-06 (updated 2024-05-07)',
    '20241306',
    '2024-000',
    '2023-366',
    '1445-10-27',
    '27 شوال 1445',
    '1402-12-30',
    '2024-05-06 10:00 Mars/Olympus',
    '2024-05-06T24:01',
    `${'6 May '.repeat(50)}2024`,
  ])('%s is not guessed at', (date) => {
    expect(readDate(date)).toBeNull();
  });

  test('with points the day is first unless it cannot be; with other signs both orders are possible', () => {
    expect(parseDate('06.05.2024')).toBe(MIDNIGHT);
    expect(readDate('05.13.2024')?.moments).toEqual([Date.UTC(2024, 4, 13)]);
    expect(readDate('05/06/2024')?.moments).toEqual([Date.UTC(2024, 5, 5), MIDNIGHT]);
    expect(readDate('13/06/2024')?.moments).toEqual([Date.UTC(2024, 5, 13)]);
    expect(readDate('05/05/2024')?.moments).toEqual([Date.UTC(2024, 4, 5)]);
    expect(parseDate('05/06/2024')).toBeNaN();
  });
});

describe('other calendars and other names', () => {
  test('days of the Persian calendar, as Unicode counts them', () => {
    const form = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
      ...{ timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric' },
    });
    for (let day = Date.UTC(1960); day < Date.UTC(2030); day += 5 * 86_400_000) {
      const part = Object.fromEntries(form.formatToParts(day).map((one) => [one.type, one.value]));
      const date = `${part.year ?? part.relatedYear}/${part.month}/${part.day}`;
      if (parseDate(date) !== day) expect(date).toBe(new Date(day).toISOString());
    }
  });

  test.each([
    ['6. Maerz 2024', 2],
    ['6 de setiembre de 2024', 8],
    ['6. septembris 2024', 8],
    ['6. oktobra 2024', 9],
    ['6 снежня 2024', 11],
  ])('%s', (date, month) => {
    expect(parseDate(date)).toBe(Date.UTC(2024, month, 6));
  });

  test('a place has its summer time', () => {
    expect(parseDate('2024-01-06 10:00 Europe/Paris')).toBe(Date.UTC(2024, 0, 6, 9));
    expect(parseDate('2024-07-06 10:00 Europe/Paris')).toBe(Date.UTC(2024, 6, 6, 8));
    expect(parseDate('2024-05-06T24:00:00Z')).toBe(Date.UTC(2024, 4, 7));
  });
});

const DAY = 86_400_000;
const LOCALES =
  'en en-GB de fr es pt it nl sv da nb fi is et lv lt pl cs sk sl sr ro hu ru uk bg mk el tr ca ' +
  'ar he hi bn zh ja ko vi id';

describe('the written form of a day is read as that day', () => {
  test('all days from 1990 to 2035, as numbers', () => {
    for (let day = Date.UTC(1990); day < Date.UTC(2036); day += DAY) {
      const iso = new Date(day).toISOString().slice(0, 10);
      const [year, month, date] = iso.split('-');
      const forms = [iso.replaceAll('-', ''), iso.replaceAll('-', '/'), `${date}.${month}.${year}`];
      for (const form of forms) if (parseDate(form) !== day) expect(form).toBe(day);
      const either = readDate(`${month}/${date}/${year}`)?.moments ?? [];
      if (!either.includes(day)) expect(iso).toBe('read');
      if (either.length !== (Number(date) > 12 || date === month ? 1 : 2)) expect(iso).toBe('sure');
    }
  });

  test.each(LOCALES.split(' '))('in words: %s', (locale) => {
    const options = { timeZone: 'UTC', calendar: 'gregory' } as const;
    const forms = (['full', 'long', 'medium'] as const).map(
      (dateStyle) => new Intl.DateTimeFormat(locale, { dateStyle, ...options }),
    );
    // Four days of every year, so that all months and days of a month occur within a few years.
    for (let n = 0; n < 46 * 4; n++) {
      const day = Date.UTC(1990 + (n >> 2), 5 * n, 1 + ((7 * n) % 28));
      for (const form of forms) {
        const text = form.format(day);
        const moments = readDate(text)?.moments ?? [];
        if (!moments.includes(day)) expect(text).toBe(new Date(day).toISOString());
      }
    }
  });

  test('days that no month has are refused, in numbers and words', () => {
    for (const form of ['2023-02-29', '31.04.2024', '2024/06/31', '20230229', '31 février 2024']) {
      expect(readDate(form)).toBeNull();
    }
  });

  test('any text is read or refused in less than quadratic time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const moment of readDate(text)?.moments ?? []) expect(moment).not.toBeNaN();
      }),
      cases(2000),
    );
  });
});

describe('a day of the week beside numbers', () => {
  const SIXTH_OF_MAY = Date.UTC(2024, 4, 6);

  test.each([
    'Mon, 5/6/2024',
    'Monday 06/05/2024',
    'lundi 06/05/2024',
    'Mo. Montag, 06/05/2024 00:00',
    'segunda-feira, 06/05/2024',
  ])('settles the order of day and month: %s', (date) =>
    expect(parseDate(date)).toBe(SIXTH_OF_MAY),
  );

  test('proves the order for other dates of the source', () => {
    expect(readDate('Mon, 5/6/2024')?.habits).toEqual([['month first']]);
  });

  test('settles nothing if it is of neither day, or of both', () => {
    expect(readDate('Tue, 5/6/2024')?.moments).toHaveLength(2);
    for (let month = 1; month <= 12; month++) {
      for (let day = 1; day <= 12; day++) {
        const [one, other] = [Date.UTC(2024, month - 1, day), Date.UTC(2024, day - 1, month)];
        const name = new Date(one).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
        const isSettled = new Date(one).getUTCDay() !== new Date(other).getUTCDay();
        const moments = readDate(`${name} ${day}/${month}/2024`)?.moments;
        expect(moments).toHaveLength(isSettled || one === other ? 1 : 2);
        expect(moments).toContain(one);
      }
    }
  });
});
