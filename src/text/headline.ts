import { stringOf } from '../kernel/bytes.js';
import type { OffsetUnit } from '../kernel/engine.js';
import { endsSentence, endsWithQuestion } from './sentence-ends.js';

/** Longest headline, so that a byte holds its length. */
const LONGEST = 255;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

/** Bytes at the end of a line that hold its stop, with quotes and brackets after it. */
const ENDING_BYTES = 36;

/**
 * Length of the headline of a text, with the blanks before it: the first line that is not blank. 0 if
 * this line ends in a full stop, has more than 255 units or is the only one. Reads at most 255 units.
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

/** Whether a line ends in a full stop. A headline may be a question, but not a sentence. */
function isSentence(text: Uint8Array, start: number, end: number): boolean {
  const last = text[end - 1]! | 0x20;
  // Most headlines end in a letter of ASCII.
  if (last >= 0x61 && last <= 0x7a) return false;
  const ending = stringOf(text, Math.max(start, end - ENDING_BYTES), end);
  return endsSentence(ending) && !endsWithQuestion(ending);
}

/** Units that a byte of UTF-8 adds; the first byte of a code point counts for all of it. */
function unitsOf(byte: number, unit: OffsetUnit): number {
  if (unit === 'byte') return 1;
  if ((byte & 0xc0) === 0x80) return 0;
  return unit === 'utf16' && byte >= 0xf0 ? 2 : 1;
}
