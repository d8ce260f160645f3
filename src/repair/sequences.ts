import type { CodePage } from './code-pages.js';
import { SCRIPT, SIGN, scriptOf, signOf } from './signs.js';

/** Characters of a text whose bytes are one code point in UTF-8. */
export interface Sequence {
  start: number;
  end: number;
  /** The code point, as a string. */
  text: string;
  script: number;
  /** Kinds of the characters after the first, as bits: `1 << SIGN.natural` and so on. */
  signs: number;
  /** Whether a byte became U+FFFD or `?`. */
  isLossy: boolean;
  /** Whether a no-break space in it became a space. */
  isSpaced: boolean;
}

const SPACE = 0x20;
const QUESTION = 0x3f;
const REPLACEMENT = 0xfffd;

/** All sequences of a text in one code page, in order. */
export function findSequences(text: string, page: CodePage): Sequence[] {
  const found: Sequence[] = [];
  const { bytes } = page;
  for (let at = 0; at < text.length; at++) {
    const lead = bytes[text.charCodeAt(at)] ?? 0;
    if (lead < 0xc2 || lead > 0xf4) continue;
    const sequence = readSequence(text, at, lead, bytes) ?? readPair(text, at, lead, bytes);
    if (!sequence) continue;
    found.push(sequence);
    at = sequence.end - 1;
  }
  return found;
}

function readSequence(
  text: string,
  start: number,
  lead: number,
  bytes: Uint8Array,
): Sequence | undefined {
  const more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
  let point = lead & (0x3f >> more);
  let signs = 0;
  let isLossy = false;
  let isSpaced = false;
  let end = start + 1;
  for (let n = 0; n < more && !isLossy; n++, end++) {
    const unit = text.charCodeAt(end);
    let byte = bytes[unit] ?? 0;
    if (unit === SPACE) {
      isSpaced = true;
      byte = 0xa0;
    } else if (unit === REPLACEMENT || (unit === QUESTION && n > 0)) {
      // The rest was one code point, but which one is lost.
      isLossy = true;
      break;
    } else if (byte < 0x80 || byte > 0xbf) return undefined;
    else signs |= 1 << signOf(unit);
    point = (point << 6) | (byte & 63);
  }
  if (isLossy) {
    return { start, end: end + 1, text: '\ufffd', script: SCRIPT.sign, signs, isLossy, isSpaced };
  }
  const least = more === 1 ? 0x80 : more === 2 ? 0x800 : 0x10000;
  if (point < least || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return undefined;
  const script = scriptOf(point);
  if (script === SCRIPT.none) return undefined;
  return { start, end, text: String.fromCodePoint(point), script, signs, isLossy, isSpaced };
}

/** Reads two sequences of three bytes, each half of a surrogate pair: CESU-8. */
function readPair(
  text: string,
  start: number,
  lead: number,
  bytes: Uint8Array,
): Sequence | undefined {
  if (lead !== 0xed) return undefined;
  const byte = (n: number) => {
    const unit = text.charCodeAt(start + n);
    return unit === SPACE ? 0xa0 : (bytes[unit] ?? 0);
  };
  const isRest = [1, 2, 4, 5].every((n) => (byte(n) & 0xc0) === 0x80);
  if (!isRest || byte(3) !== 0xed || (byte(1) & 0xf0) !== 0xa0 || (byte(4) & 0xf0) !== 0xb0) {
    return undefined;
  }
  const half = (n: number) => 0xd000 | ((byte(n + 1) & 63) << 6) | (byte(n + 2) & 63);
  const point = String.fromCharCode(half(0), half(3));
  const script = scriptOf(point.codePointAt(0) ?? 0);
  if (script === SCRIPT.none) return undefined;
  const signs = 1 << SIGN.odd;
  return { start, end: start + 6, text: point, script, signs, isLossy: false, isSpaced: false };
}
