/** The day in a date: numbers in any order, or with the name of a month. */
import { expression } from '../expression.js';
import { dayOf, dayOfCalendar, dayOfPersian } from './calendars.js';
import { foldWord, type MonthName, monthsNamed, PERSIAN } from './month-names.js';
import { weekdayIn } from './weekdays.js';

const DAY_MS = 86_400_000;

/** The possible meanings of a day. */
export interface Days {
  /** Milliseconds since 1970 at which the day begins in UTC; several if the date is ambiguous. */
  days: number[];
  /** The habits that lead to each of these days: the order of numbers, or languages. */
  habits: (readonly string[])[];
  /** Whether the first day is meant unless other dates show otherwise. */
  hasDefault: boolean;
  /** The rest of the date. */
  rest: string;
}

/** Habits of writing days as numbers alone. */
const DAY_FIRST = 'day first';
const MONTH_FIRST = 'month first';

const YEAR_FIRST =
  /(?<!\d)(\d{4}) ?(?:([-/.])|[年년]) ?(\d{1,2}) ?(?:\2|[月월]) ?(\d{1,2})(?!\d)(?: ?[日일號号]|\.)?/;
/** The day of a year as in ISO 8601; it is tried last, after names of months. */
const DAY_OF_YEAR = /(?<![\d-])(\d{4})-(\d{3})(?![\d-])/;
const YEAR_LAST = /(?<!\d)(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4})(?!\d)\.?/;

/** Takes the day out of a date; null if no day is understood. */
export function takeDays(date: string): Days | null {
  const found = YEAR_FIRST.exec(date);
  if (found) {
    const [whole, year, , month, day] = found;
    const moment = dayOfCalendar(Number(year), Number(month), Number(day));
    return known([[moment, []]], without(date, found.index, whole.length));
  }
  return takeYearLast(date) ?? takeNamed(date) ?? takeDayOfYear(date);
}

function takeDayOfYear(date: string): Days | null {
  const found = DAY_OF_YEAR.exec(date);
  if (!found) return null;
  const [whole, year, day] = found;
  const moment = dayOf(Number(year), 1, 1) + (Number(day) - 1) * DAY_MS;
  const isOfYear = new Date(moment).getUTCFullYear() === Number(year) && Number(day) > 0;
  return known([[isOfYear ? moment : Number.NaN, []]], without(date, found.index, whole.length));
}

/**
 * Takes `06.05.2024` out of a date. With points the day is first everywhere; with other signs both
 * orders are common, and a number over 12 or the day of the week decides.
 */
function takeYearLast(date: string): Days | null {
  const found = YEAR_LAST.exec(date);
  if (!found) return null;
  const [whole, first, sign, second, year] = found;
  const dayFirst = dayOfCalendar(Number(year), Number(second), Number(first));
  const monthFirst = dayOfCalendar(Number(year), Number(first), Number(second));
  const rest = without(date, found.index, whole.length);
  if (dayFirst === monthFirst) return known([[dayFirst, []]], rest);
  const meanings: [number, string[]][] = [
    [dayFirst, [DAY_FIRST]],
    [monthFirst, [MONTH_FIRST]],
  ];
  const weekday = weekdayIn(rest);
  const named = meanings.filter(([day]) => new Date(day).getUTCDay() === weekday);
  const days = known(named.length === 1 ? named : meanings, rest);
  return days && { ...days, hasDefault: sign === '.' };
}

/** Keeps the meanings that are real days. */
function known(meanings: readonly [number, readonly string[]][], rest: string): Days | null {
  const real = meanings.filter(([day]) => !Number.isNaN(day));
  if (real.length === 0) return null;
  const days = real.map(([day]) => day);
  return { days, habits: real.map(([, habits]) => habits), hasDefault: false, rest };
}

/** A number or a word of a date. */
interface Token {
  text: string;
  at: number;
}

/** A month among the tokens: its meanings, and the tokens that name it. */
interface FoundMonth {
  meanings: readonly MonthName[];
  from: number;
  to: number;
}

/** Numbers and words. */
const WORDS = expression(String.raw`\d+|\p{L}[\p{L}\p{M}]*`, 'gu');

/**
 * Takes `6 mai 2024`, `May 6, 2024` or `2024 m. gegužės 6 d.` out of a date: a year of four digits, the
 * name of a month and the number nearest to it. Other words are ignored (days of the week, `updated`).
 */
function takeNamed(date: string): Days | null {
  const tokens = [...date.matchAll(WORDS())].map(({ 0: text, index: at }): Token => ({ text, at }));
  const year = tokens.findIndex(({ text }) => /^\d{4}$/.test(text));
  if (year < 0) return null;
  let best: { month: FoundMonth; day: number; distance: number } | null = null;
  for (const month of monthsIn(tokens)) {
    const day = nearestDay(tokens, month);
    if (day < 0) continue;
    const distance = distanceTo(month, day) + distanceTo(month, year);
    if (!best || distance < best.distance) best = { month, day, distance };
  }
  return best && meaningsOf(best.month, best.day, year, tokens, date);
}

const MONTH_AFTER_NUMBER: ReadonlySet<string> = new Set(['сар', 'сарын']);

function meaningsOf(
  { meanings, from, to }: FoundMonth,
  day: number,
  year: number,
  tokens: readonly Token[],
  date: string,
): Days | null {
  const numberOf = (token: number) => Number(tokens[token]?.text);
  const moments = meanings.map(({ month, languages }): [number, string[]] => {
    const moment = languages.includes(PERSIAN)
      ? dayOfPersian(numberOf(year), month, numberOf(day))
      : dayOfCalendar(numberOf(year), month, numberOf(day));
    return [moment, languages];
  });
  let rest = date;
  const used = [day, year, ...Array.from({ length: to - from }, (_, i) => from + i)];
  for (const { text, at } of used.map((token) => tokens[token]!).sort((x, y) => y.at - x.at)) {
    rest = without(rest, at, text.length);
  }
  return known(moments, rest);
}

/**
 * The months that words name: one word, two words as in Arabic, a word and a number as in Vietnamese, or
 * a number and a word as in Mongolian.
 */
function* monthsIn(tokens: readonly Token[]): Generator<FoundMonth> {
  const folded = tokens.map(({ text }) => foldWord(text));
  for (const [from, word] of folded.entries()) {
    const next = folded[from + 1] ?? '';
    const number = word === 'thang' || word === 'thg' ? Number(next) : 0;
    if (number >= 1 && number <= 12) {
      yield { meanings: [{ month: number, languages: ['vi'] }], from, to: from + 2 };
      continue;
    }
    if (MONTH_AFTER_NUMBER.has(next) && Number(word) >= 1 && Number(word) <= 12) {
      yield { meanings: [{ month: Number(word), languages: ['mn'] }], from, to: from + 2 };
      continue;
    }
    const ofTwo = monthsNamed(`${word} ${next}`);
    const meanings = ofTwo.length > 0 ? ofTwo : monthsNamed(word);
    if (meanings.length > 0) yield { meanings, from, to: from + (ofTwo.length > 0 ? 2 : 1) };
  }
}

/** The number of one or two digits nearest to a month; if two are, the one before the month. */
function nearestDay(tokens: readonly Token[], month: FoundMonth): number {
  let nearest = -1;
  for (const [i, { text }] of tokens.entries()) {
    if (!/^\d{1,2}$/.test(text) || (i >= month.from && i < month.to)) continue;
    if (nearest < 0 || distanceTo(month, i) < distanceTo(month, nearest)) nearest = i;
  }
  return nearest;
}

function distanceTo({ from, to }: FoundMonth, token: number): number {
  return token < from ? from - token : token - (to - 1);
}

function without(date: string, at: number, length: number): string {
  return `${date.slice(0, at)} ${date.slice(at + length)}`;
}
