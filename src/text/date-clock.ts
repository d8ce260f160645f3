/** The time of day in a date, and its zone. */
import { expression } from '../expression.js';
import { foldWord, halfOfDay, monthsNamed } from './month-names.js';
import { placeHours, zoneHours } from './time-zones.js';

const HOUR_MS = 3_600_000;

/** The clock of a date, and the rest of the date. */
export interface Clocked {
  /** The moment of this clock on the day that begins at `day`; NaN if the clock is impossible. */
  momentOn: (day: number) => number;
  rest: string;
}

/** `10:00`, `T10:00:00.250`. */
const COLONS = /(?:(?<=\d)T)?(?<![\d:.])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?![\d:])/;
/** `10h30`, `10 Uhr`, `10時30分`. */
const HOURS =
  /(?<![\d:.])(\d{1,2}) ?(?:(?:h|uhr|uur|ч)(?!\p{L})|[时時시点點])(?: ?(\d{2}(?!\d)|\d(?= ?[分분])))?(?: ?(?:min|mn|m|мин)(?!\p{L})| ?[分분])?(?: ?(\d{1,2}) ?[秒초])?/iu;
/** `T10`, as ISO 8601 allows: the hour alone. */
const HOUR_ALONE = /(?<=\d)T(\d{2})()()()(?=Z|[+-]\d|$)/;
/** `1706 GMT`, as agencies write: four digits and a zone, in a date that also has a year. */
const MILITARY =
  /(?<![\d:./-])([01]\d|2[0-3])([0-5]\d)()()(?= (?:GMT|UTC|[A-Z]{2,3}T|hrs)(?!\p{L}))/u;
const OTHER_YEAR = /(?<!\d)\d{4}(?! (?:GMT|UTC|[A-Z]{2,3}T|hrs)(?!\p{L}))(?!\d)/u;
/** `10 am`. */
const HALVES = /(?<![\d:.])(\d{1,2})()()() ?(?=[ap]m(?!\p{L}))/iu;
/** `10.00`, after the day has been taken out. */
const POINTS = /(?<![\d.])(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?![\d.])/;

/** Takes the clock out of a date; null if no clock is found that could not also be a day. */
export function takeClock(date: string): Clocked | null {
  const hour = takeBy(HOUR_ALONE, date);
  const found = hour ?? takeBy(COLONS, date) ?? takeBy(HOURS, date) ?? takeBy(HALVES, date);
  return found ?? (OTHER_YEAR.test(date) ? takeBy(MILITARY, date) : null);
}

/** Takes a clock such as `10.00` out of a date without its day. */
export function takeDottedClock(date: string): Clocked | null {
  return takeBy(POINTS, date);
}

function takeBy(pattern: RegExp, date: string): Clocked | null {
  const found = pattern.exec(date);
  if (!found) return null;
  const [whole, hour, minute, second, fraction = ''] = found;
  const half = takeHalf(date.slice(0, found.index), date.slice(found.index + whole.length));
  const zone = takeZone(half.after);
  const hours = hoursOf(Number(hour), half.hours);
  const isMidnight = hours === 24 && !Number(minute) && !Number(second) && !Number(fraction);
  const isHour = hours < 24 || isMidnight;
  const isClock = isHour && Number(minute || 0) < 60 && Number(second || 0) < 60;
  const seconds = 3600 * hours + 60 * Number(minute || 0) + Number(second || 0);
  const time = 1000 * seconds + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return {
    momentOn: (day) => (isClock ? day + time - zone.hoursAt(day + time) * HOUR_MS : Number.NaN),
    rest: `${half.before} ${zone.after}`,
  };
}

/** Hours from midnight; `half` counts only for hours up to twelve. */
function hoursOf(hour: number, half: number | undefined): number {
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + half;
}

const NEXT_WORD = expression(String.raw`^ ?([\p{L}\p{M}]+)`);

/** Takes the word for the half of the day: after the clock, or before it as in Chinese. */
function takeHalf(before: string, after: string) {
  const next = NEXT_WORD().exec(after);
  const hours = next ? halfOfDay(foldWord(next[1]!)) : undefined;
  if (next && hours !== undefined) return { hours, before, after: after.slice(next[0].length) };
  const last = /([\u3000-\ud7ff]{2}) ?$/.exec(before);
  const early = last ? halfOfDay(foldWord(last[1]!)) : undefined;
  if (!last || early === undefined) return { hours: undefined, before, after };
  return { hours: early, before: before.slice(0, last.index), after };
}

/** `Z`, `+02:00`, `-05`, `GMT+2`, `UTC`; JavaScript and Go write a name after it. */
const ZONE = /^ ?\(?(UTC|GMT|UT|Z)?(?!\p{L}) ?(?:([+-])(\d{1,2})(?::?(\d{2}))?(?!\d))?\)?/u;
const NAMED = /^ ?\(?(\p{Lu}{1,5})\)?(?!\p{L})/u;
/** `Europe/Paris`, `America/Argentina/Salta`, of the time zone database. */
const PLACE = /^ ?([A-Z][a-z]+(?:\/[A-Z][A-Za-z_-]+){1,2})(?![\p{L}/])/u;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)/i;
/** Offsets of ISO 8601 are less than a day. */
const MOST_HOURS = 24;

function takeZone(after: string) {
  const [whole = '', name, sign, hours = '', minutes = '0'] = ZONE.exec(after) ?? [];
  let rest = after.slice(whole.length);
  let hoursAt: (local: number) => number = () => 0;
  if (sign) {
    const offset = (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60);
    const isOffset = (name || hours.length === 2) && Math.abs(offset) < MOST_HOURS;
    hoursAt = () => (isOffset && Number(minutes) < 60 ? offset : Number.NaN);
  }
  const place = PLACE.exec(rest);
  if (place) {
    rest = rest.slice(place[0].length);
    if (!sign && !name) hoursAt = (local) => placeHours(place[1]!, local) ?? Number.NaN;
  }
  const named = NAMED.exec(rest);
  if (named && !isCalendarWord(named[1]!)) {
    const zone = named[1]!;
    rest = rest.slice(named[0].length);
    // Letters after an offset repeat it.
    if (!sign && !name) hoursAt = (local) => zoneHours(zone, local) ?? Number.NaN;
  }
  return { hoursAt, after: rest };
}

/** Whether a word in capitals is a month or a day of the week. */
function isCalendarWord(word: string): boolean {
  return WEEKDAY.test(word) || monthsNamed(foldWord(word)).length > 0;
}
