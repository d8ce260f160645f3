/** Time zones by the letters that follow a clock in news. */

/** Hours from UTC. Ambiguous letters have their most usual meaning in news: IST is India, CST Chicago. */
const HOURS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ Z: 0, UTC: 0, GMT: 0, UT: 0, WET: 0 },
    ...{ WEST: 1, BST: 1, CET: 1, MET: 1, MEZ: 1, WAT: 1, CEST: 2, MEST: 2, MESZ: 2 },
    ...{ CAT: 2, SAST: 2, EET: 2, EEST: 3, MSK: 3, МСК: 3, EAT: 3, TRT: 3, GST: 4, PKT: 5 },
    ...{ IST: 5.5, NPT: 5.75, ICT: 7, WIB: 7, WITA: 8, HKT: 8, SGT: 8, PHT: 8, AWST: 8 },
    ...{ JST: 9, KST: 9, WIT: 9, ACST: 9.5, ACDT: 10.5, AEST: 10, AEDT: 11, NZST: 12, NZDT: 13 },
    ...{ BRT: -3, ART: -3, CLT: -4, COT: -5, PET: -5, NST: -3.5, NDT: -2.5, AST: -4, ADT: -3 },
    ...{ EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
    ...{ AKST: -9, AKDT: -8, HST: -10 },
  }),
);

/** Zones of North America whose names are the same in summer. */
const WITH_SUMMER = new Map([
  ['ET', -5],
  ['CT', -6],
  ['MT', -7],
  ['PT', -8],
]);

/**
 * Hours from UTC of a zone named in capitals, at a local moment (as if it were UTC, in milliseconds
 * since 1970); undefined if the zone is not known.
 */
export function zoneHours(zone: string, local: number): number | undefined {
  const standard = WITH_SUMMER.get(zone);
  return standard === undefined ? HOURS.get(zone) : standard + (isSummer(local) ? 1 : 0);
}

/** Summer time of the United States: since 2007 from March to November, before from April to October. */
function isSummer(local: number): boolean {
  const year = new Date(local).getUTCFullYear();
  const [from, to] =
    year >= 2007
      ? [sundayFrom(year, 2, 8), sundayFrom(year, 10, 1)]
      : [sundayFrom(year, 3, 1), sundayFrom(year, 9, 25)];
  const TWO_O_CLOCK = 2 * 3_600_000;
  return local >= from + TWO_O_CLOCK && local < to + TWO_O_CLOCK;
}

/** The first Sunday on or after a day of a month. */
function sundayFrom(year: number, month: number, day: number): number {
  const from = new Date(Date.UTC(year, month, day));
  return from.setUTCDate(day + ((7 - from.getUTCDay()) % 7));
}

const clocks = new Map<string, Intl.DateTimeFormat | null>();

/**
 * Hours from UTC of a place in the time zone database, such as `Europe/Paris`, at a local moment;
 * undefined if there is no such place. Cost: microseconds, some hundred at the first call for a place.
 */
export function placeHours(place: string, local: number): number | undefined {
  if (!clocks.has(place)) clocks.set(place, clockOf(place));
  const clock = clocks.get(place);
  if (!clock) return undefined;
  const offset = (moment: number) => {
    const part = Object.fromEntries(
      clock.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
  };
  return offset(local - offset(local)) / 3_600_000;
}

function clockOf(place: string): Intl.DateTimeFormat | null {
  const numeric = 'numeric';
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      ...{ timeZone: place, hourCycle: 'h23', year: numeric, month: numeric, day: numeric },
      ...{ hour: numeric, minute: numeric, second: numeric },
    });
  } catch {
    return null;
  }
}
