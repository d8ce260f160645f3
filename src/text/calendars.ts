/** Days in the calendars of news, which are recognised by their years. */

const DAY_MS = 86_400_000;
/** Years of the Buddhist era, as Thai news writes them: 1957 to 2057. */
const BUDDHIST = { first: 2500, last: 2600, before: 543 };
/** Persian years in numbers: 1921 to 2030. Later ones are also current years of the Hijra. */
const PERSIAN = { first: 1300, last: 1409 };
/** News is not older, so a smaller year belongs to another calendar. */
const FIRST_YEAR = 1500;

/** The moment at which a day begins; its year selects the calendar. NaN if the day does not exist. */
export function dayOfCalendar(year: number, month: number, day: number): number {
  if (year >= BUDDHIST.first && year <= BUDDHIST.last) {
    return dayOf(year - BUDDHIST.before, month, day);
  }
  if (year >= PERSIAN.first && year <= PERSIAN.last) return dayOfPersian(year, month, day);
  return year < FIRST_YEAR ? Number.NaN : dayOf(year, month, day);
}

/** Leap years in each cycle of 33 years; correct from 1244 to 1472 (1865 to 2093). */
const LEAP_YEARS: ReadonlySet<number> = new Set([1, 5, 9, 13, 17, 22, 26, 30]);
/** The first day of 1300. */
const EPOCH = { year: 1300, moment: Date.UTC(1921, 2, 21) };
const LAST_YEAR = 1472;

/**
 * The moment at which a day of the solar calendar of Iran begins; NaN if it does not exist or is before
 * 1300. Cost: one step for each year since then.
 */
export function dayOfPersian(year: number, month: number, day: number): number {
  if (!(year >= EPOCH.year && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1)) {
    return Number.NaN;
  }
  const isLeap = (one: number) => LEAP_YEARS.has(one % 33);
  const last = month <= 6 ? 31 : month < 12 || isLeap(year) ? 30 : 29;
  if (day > last) return Number.NaN;
  let days = (month - 1) * 30 + Math.min(month - 1, 6) + day - 1;
  for (let one = EPOCH.year; one < year; one++) days += isLeap(one) ? 366 : 365;
  return EPOCH.moment + days * DAY_MS;
}

/** The moment at which a day of the Gregorian calendar begins in UTC; NaN if it does not exist. */
export function dayOf(year: number, month: number, day: number): number {
  // `Date.UTC` gives years of one or two digits another meaning.
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1)) return Number.NaN;
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return Number.NaN;
  return Date.UTC(year, month - 1, day);
}
