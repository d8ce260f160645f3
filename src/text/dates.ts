// A date without a zone is taken as UTC, so that results do not depend on where they are made.
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;
const HAS_ZONE = /(?:GMT|UTC|Z|[+-]\d\d:?\d\d)$/;
const EPOCH = /^\d{9,13}$/;

/**
 * The moment that a record's date names, in milliseconds since 1970: ISO 8601 with or without a
 * time, RFC 2822, and seconds or milliseconds since 1970. NaN where it names none.
 */
export function parseDate(text: string): number {
  const date = text.trim();
  const iso = ISO.exec(date);
  if (iso) {
    const [, year, month, day, hour = '00', minute = '00', second = '00', zone = 'Z'] = iso;
    return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${withColon(zone)}`);
  }
  if (EPOCH.test(date)) return Number(date) * (date.length > 10 ? 1 : 1000);
  return HAS_ZONE.test(date) ? Date.parse(date) : Date.parse(`${date} UTC`);
}

function withColon(zone: string): string {
  return /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
}
