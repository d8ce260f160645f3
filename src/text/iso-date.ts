import { dayOfCalendar } from './calendars.js';

/** Bytes of the signs in a date. */
const [SPACE, PLUS, MINUS, POINT, ZERO] = [0x20, 0x2b, 0x2d, 0x2e, 0x30] as const;
const [COLON, T, Z] = [0x3a, 0x54, 0x5a] as const;

const MINUTE = 60_000;

/**
 * Reads the most usual forms of ISO 8601 in `bytes[start, end)`, in milliseconds since 1970:
 * `2020-08-09`, or this with `T` or a space and `18:30:15` or `18:30:15.250`, and then nothing, `Z`,
 * `+02:00`, `+0200` or `+02`. NaN for anything else. Nearly all records have such dates, so they are
 * read without making a string.
 */
export function readIsoDate(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length < 10 || bytes[start + 4] !== MINUS || bytes[start + 7] !== MINUS) return Number.NaN;
  const day = dayOfCalendar(
    numberAt(bytes, start, 4),
    numberAt(bytes, start + 5, 2),
    numberAt(bytes, start + 8, 2),
  );
  if (length === 10) return day;
  const sign = bytes[start + 10];
  if (length < 19 || (sign !== T && sign !== SPACE)) return Number.NaN;
  const time = clockAt(bytes, start + 11) * MINUTE + secondAt(bytes, start + 16) * 1000;
  let at = start + 19;
  let fraction = 0;
  if (at < end && bytes[at] === POINT) {
    const digits = ++at;
    for (let unit = 100; at < end && isDigit(bytes[at]!); at++, unit /= 10) {
      // A moment has no digits after milliseconds.
      if (unit >= 1) fraction += unit * (bytes[at]! - ZERO);
    }
    if (at === digits) return Number.NaN;
  }
  return day + time + fraction - zoneAt(bytes, at, end) * MINUTE;
}

/** Minutes of the zone: nothing, `Z`, `+02:00`, `+0200` or `+02`; NaN for any other rest. */
function zoneAt(bytes: Uint8Array, at: number, end: number): number {
  if (at === end || (at + 1 === end && bytes[at] === Z)) return 0;
  const sign = bytes[at];
  if (sign !== PLUS && sign !== MINUS) return Number.NaN;
  const direction = sign === PLUS ? 1 : -1;
  if (at + 6 === end) return direction * clockAt(bytes, at + 1);
  const hours = numberAt(bytes, at + 1, 2);
  if (at + 3 === end) return hours < 24 ? direction * hours * 60 : Number.NaN;
  const minutes = at + 5 === end ? numberAt(bytes, at + 3, 2) : Number.NaN;
  return hours < 24 && minutes < 60 ? direction * (hours * 60 + minutes) : Number.NaN;
}

/** Minutes of `hh:mm`; NaN for anything else. */
function clockAt(bytes: Uint8Array, at: number): number {
  const [hour, minute] = [numberAt(bytes, at, 2), numberAt(bytes, at + 3, 2)];
  return bytes[at + 2] === COLON && hour < 24 && minute < 60 ? hour * 60 + minute : Number.NaN;
}

/** Seconds of `:ss`; NaN for anything else. */
function secondAt(bytes: Uint8Array, at: number): number {
  const second = numberAt(bytes, at + 1, 2);
  return bytes[at] === COLON && second < 60 ? second : Number.NaN;
}

/** The number in `digits` bytes; NaN if one of them is not a digit. */
function numberAt(bytes: Uint8Array, at: number, digits: number): number {
  let number = 0;
  for (let i = at; i < at + digits; i++) {
    if (!isDigit(bytes[i]!)) return Number.NaN;
    number = 10 * number + bytes[i]! - ZERO;
  }
  return number;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}
