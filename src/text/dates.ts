/**
 * Reads dates of news records: ISO 8601 and similar forms, RFC 2822, numbers alone, and words in the
 * languages of src/text/month-table.ts. A date without a zone is in UTC. The result does not depend on
 * the clock, the locale or the zone of the machine; `Date.parse` is not used.
 */
import { expression } from '../expression.js';
import { dayOf } from './calendars.js';
import { takeClock, takeDottedClock } from './date-clock.js';
import { type Days, takeDays } from './date-days.js';

/** The possible meanings of a date. */
export interface DateReading {
  /** Milliseconds since 1970; several if the date is ambiguous. */
  moments: number[];
  /** The habits of writing that lead to each of these moments: the order of numbers, or languages. */
  habits: (readonly string[])[];
  /** Whether the first moment is meant unless other dates show otherwise. */
  hasDefault: boolean;
}

/** Longest date in UTF-16 units; anything longer is a text. */
const MOST_UNITS = 200;

/**
 * Reads a date. Null if it is not understood, such as `yesterday`, the 31st of February, or a year of
 * two digits, except in the form of RFC 822.
 * Cost: some microseconds.
 */
export function readDate(text: string): DateReading | null {
  if (text.length > MOST_UNITS) return null;
  const date = normalise(text);
  const epoch = readEpoch(date);
  if (epoch !== null) return { moments: [epoch], habits: [[]], hasDefault: false };
  const clocked = takeClock(date);
  const found = daysOf(clocked?.rest ?? date);
  if (!found) return null;
  // `10.00` could be a day, so it is read as a clock only after the day is taken out.
  const late = clocked ? null : takeDottedClock(found.rest);
  if (/\d/.test(late?.rest ?? found.rest)) return null;
  const clock = clocked ?? late;
  const moments = found.days.map((day) => clock?.momentOn(day) ?? day);
  return moments.some(Number.isNaN) ? null : { ...found, moments };
}

/** The moment of a date in milliseconds since 1970; NaN if it is ambiguous or not understood. */
export function parseDate(text: string): number {
  const { moments: [moment = Number.NaN, ...others] = [], hasDefault } = readDate(text) ?? {};
  return others.length > 0 && !hasDefault ? Number.NaN : moment;
}

/** Number of remembered days: many articles share few days. */
const MOST_DAYS = 4096;
const recentDays = new Map<string, Days | null>();

function daysOf(date: string): Days | null {
  let days = recentDays.get(date);
  if (days === undefined) {
    days = takeDays(date);
    if (recentDays.size === MOST_DAYS) recentDays.clear();
    recentDays.set(date, days);
  }
  return days;
}

/** Seconds, milliseconds, microseconds or nanoseconds since 1970, by the number of digits. */
const EPOCH =
  /^(?:\/Date\()?(\d{9,10}(?:\.\d{1,9})?|(?:\d{11,13}|\d{16}|\d{19})(?:\.0{1,9})?)(?:(?:[+-]\d{4})?\)\/)?$/;

function readEpoch(date: string): number | null {
  const digits = EPOCH.exec(date)?.[1];
  if (digits === undefined) return null;
  const whole = digits.split('.')[0]!.length;
  const unit = whole <= 10 ? 1000 : whole <= 13 ? 1 : whole === 16 ? 1e-3 : 1e-6;
  return Math.floor(Number(digits) * unit);
}

/** Invisible characters: joiners, marks of direction, byte order marks, soft hyphens. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const LETTER_AND_POINT = expression(String.raw`[\p{L}\p{M}]\.`);
/** `a.m.`, `ม.ค.`: single letters with points, which form one word. */
const POINTED = expression(
  String.raw`(?<![\p{L}\p{M}])(\p{L}\p{M}*)\. ?(\p{L}\p{M}*)\.?(?![\p{L}\p{M}])`,
  'gu',
);
/** Remarks without numbers: `(Central European Summer Time)`, `[Europe/Paris]`, but not `(UTC)`. */
const ASIDE = /\((?!\p{Lu}{1,5}\))[^()\d]*\)|\[[^\][\d]*\]/gu;

/** Unifies the forms of digits, dashes and spaces, and separates the numbers of compact dates. */
function normalise(text: string): string {
  const plain = NOT_ASCII.test(text) ? westernYear(asciiSigns(text)) : text;
  const brief = /[([]/.test(plain) ? plain.replace(ASIDE, ' ') : plain;
  const joined = LETTER_AND_POINT().test(brief) ? brief.replace(POINTED(), '$1$2') : brief;
  const apart = GLUED.test(joined) ? joined.replace(GLUED, ' ') : joined;
  return expandCompact(withFullYear(apart.replace(/\s+/g, ' ').trim()));
}

/** `Mon, 06 May 24 10:00:00 GMT`: the form of RFC 822, in which a year had two digits. */
const RFC_822 = /^((?:[a-z]{3}, ?)?\d{1,2} [a-z]{3}) (\d\d)(?= \d\d:\d\d)/i;

/** Completes a year of two digits as RFC 2822, section 4.3, does: from 50 on it is of 1950 to 1999. */
function withFullYear(date: string): string {
  return date.replace(
    RFC_822,
    (_, day: string, year: string) => `${day} ${Number(year) < 50 ? 20 : 19}${year}`,
  );
}

/** `May 6, 20245:06 PM`: two elements of a page without a space between them. */
const GLUED = /(?<=\p{L}[^\d]{0,3}\d{1,2},? (?:19|20)\d\d)(?=\d{1,2}:\d\d)/u;

const NOT_ASCII = /[^\0-\x7f]/;

function asciiSigns(text: string): string {
  return text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/(?!\d)\p{Nd}/gu, digitOf)
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}

/**
 * The ASCII digit for a digit of any script: a script has its digits in order, and no digit of
 * another script directly before them.
 */
function digitOf(digit: string): string {
  const point = digit.codePointAt(0)!;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value++;
  return String(value);
}

const COMPACT = /(?<![\d.])(\d{4})(\d\d)(\d\d)(?:[T _-]?(\d\d)(\d\d)(\d\d)?)?(?!\d)/;
const WEEK = /(?<!\d)(\d{4})-?W(\d\d)-?([1-7])(?!\d)/;
const DAY_MS = 86_400_000;

/** Rewrites `20240506T100000Z`, `20240506100000` and `2024-W19-1` in the form `2024-05-06 10:00:00`. */
function expandCompact(date: string): string {
  const week = date.includes('W') ? WEEK.exec(date) : null;
  if (week)
    return date.replace(week[0], dateOfWeek(Number(week[1]), Number(week[2]), Number(week[3])));
  const found = /\d{8}/.test(date) ? COMPACT.exec(date) : null;
  if (!found) return date;
  const [whole, year, month, day, hour, minute = '00', second = '00'] = found;
  const isDay = Number(year) >= 1900 && Number(year) < 2100;
  if (!isDay || Number.isNaN(dayOf(Number(year), Number(month), Number(day)))) return date;
  const clock = hour === undefined ? '' : ` ${hour}:${minute}:${second}`;
  return date.replace(whole, `${year}-${month}-${day}${clock}`);
}

/** The date of a day in a week of ISO 8601; an empty string if the year has no such week. */
function dateOfWeek(year: number, week: number, day: number): string {
  const moment = firstMonday(year) + (7 * (week - 1) + day - 1) * DAY_MS;
  const isWeek = week >= 1 && moment < firstMonday(year + 1);
  return isWeek ? new Date(moment).toISOString().slice(0, 10) : '';
}

/** The Monday of the first week, which holds the 4th of January. */
function firstMonday(year: number): number {
  const fourth = Date.UTC(year, 0, 4);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
}

/** The last year before each era of East Asia. */
const ERAS: Readonly<Record<string, number>> = {
  ...{ 令和: 2018, 平成: 1988, 昭和: 1925, 民国: 1911, 民國: 1911 },
};
const ERA = /(令和|平成|昭和|民国|民國) ?(\d{1,3}|元)年/;
const HAN_DATE =
  /([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/;
const HAN = '〇一二三四五六七八九';

/** Rewrites `令和6年5月6日` and `二〇二四年五月六日` with western years and digits. */
function westernYear(date: string): string {
  return date
    .replace(ERA, (_, era: string, year: string) => `${ERAS[era]! + (Number(year) || 1)}年`)
    .replace(HAN_DATE, (_, year: string, month: string, day: string) => {
      const digits = [...year.replaceAll('零', '〇')].map((digit) => HAN.indexOf(digit));
      return `${digits.join('')}年${tensOf(month)}月${tensOf(day)}日`;
    });
}

/** A number below 100 in Chinese: `十`, `十五`, `二十`, `三十一`. */
function tensOf(number: string): number {
  const [tens, ones = ''] = number.split('十');
  if (!number.includes('十')) return HAN.indexOf(number);
  return 10 * (tens === '' ? 1 : HAN.indexOf(tens!)) + (ones === '' ? 0 : HAN.indexOf(ones));
}
