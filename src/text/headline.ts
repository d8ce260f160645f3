import { stringOf } from '../kernel/bytes.js';
import type { OffsetUnit } from '../kernel/engine.js';
import { endsSentence, endsWithQuestion } from './sentence-ends.js';

/** A headline is no longer: so that a byte holds its length. */
const LONGEST = 255;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

/** Bytes in which the stop at the end of a line is, with what may close after it. */
const ENDING_BYTES = 36;

/**
 * How many units of a text its headline takes, with the blanks before it: the first line that is not
 * blank, where it does not end in a full stop. 0 where there is none, where it has more than 255 units,
 * or where the text has but one line. Cost: a look at so many units.
 * @param text in UTF-8.
 */
export function headlineUnits(text: Uint8Array, unit: OffsetUnit): number {
  let units = 0;
  let start = -1;
  for (let at = 0; at < text.length && units <= LONGEST; at++) {
    const byte = text[at]!;
    const isEnd = byte === LINE_FEED || byte === CARRIAGE_RETURN || isSeparator(text, at);
    if (isEnd && start >= 0) return isSentence(text, start, at) ? 0 : units;
    if (byte > SPACE && !isEnd && start < 0) start = at;
    units += unitsOf(byte, unit);
  }
  return 0;
}

/** Whether a byte is the last one of U+2028 or U+2029. */
function isSeparator(text: Uint8Array, at: number): boolean {
  const byte = text[at];
  return (byte === 0xa8 || byte === 0xa9) && text[at - 1] === 0x80 && text[at - 2] === 0xe2;
}

/** Whether a line ends in a full stop: headlines may ask, but are no sentences. */
function isSentence(text: Uint8Array, start: number, end: number): boolean {
  const last = text[end - 1]! | 0x20;
  // Letters of ASCII: most headlines end in one.
  if (last >= 0x61 && last <= 0x7a) return false;
  const ending = stringOf(text, Math.max(start, end - ENDING_BYTES), end);
  return endsSentence(ending) && !endsWithQuestion(ending);
}

/** What a byte of UTF-8 adds: the first of a code point counts for all of it. */
function unitsOf(byte: number, unit: OffsetUnit): number {
  if (unit === 'byte') return 1;
  if ((byte & 0xc0) === 0x80) return 0;
  return unit === 'utf16' && byte >= 0xf0 ? 2 : 1;
}
