/**
 * The kinds of the characters that a wrong encoding makes of bytes: how usual each is in written
 * text.
 */

import { expression } from '../expression.js';

/** How usual a character is after a letter of real text. */
export const SIGN = {
  /** A letter. */
  letter: 0,
  /** Quotation marks, dashes, ellipsis, no-break space: they follow any word. */
  natural: 1,
  /** ™, °, ´, ², §: sometimes after a letter, but never between two. */
  mark: 2,
  /** £, ¥: after a letter only in wordplay. */
  currency: 3,
  /** Box drawing. */
  box: 4,
  /** ¼, ‰, ˘, control characters: never after a letter. */
  odd: 5,
} as const;

const NATURAL = new Set('‘’“”‚„…–—«»‹›\u00a0\u00ad');
const MARKS = new Set('™®©ºª°´¨¡¿·˜ˆ¯¹²³±§†‡•˙');
const CURRENCY = new Set('£¥¢¤');
const LETTER = expression(String.raw`[\p{L}\p{M}\p{N}]`);
/** Letters by their category, but not in words. */
const NO_LETTERS = new Set('ƒµˇ˘¼½¾');

const kinds = new Map<number, number>();

/** One of {@link SIGN} for a UTF-16 unit. */
export function signOf(unit: number): number {
  const known = kinds.get(unit);
  if (known !== undefined) return known;
  const kind = classify(String.fromCharCode(unit));
  kinds.set(unit, kind);
  return kind;
}

function classify(character: string): number {
  if (NATURAL.has(character)) return SIGN.natural;
  if (MARKS.has(character)) return SIGN.mark;
  if (CURRENCY.has(character)) return SIGN.currency;
  if (/[\u2500-\u259f]/.test(character)) return SIGN.box;
  if (NO_LETTERS.has(character)) return SIGN.odd;
  return LETTER().test(character) ? SIGN.letter : SIGN.odd;
}

/** Kinds of code points in a text; {@link scriptOf}. */
export const SCRIPT = { none: 0, control: 1, sign: 2, latin: 3, greek: 4, cyrillic: 5 } as const;

/** First code point and script, ascending; scripts from 6 on have no name here. */
const RANGES: readonly (readonly [number, number])[] = [
  [0, SCRIPT.none],
  [0x80, SCRIPT.control],
  [0xa0, SCRIPT.sign],
  [0xc0, SCRIPT.latin],
  // Letters of phonetics and of languages with hardly any news: as misread bytes they would be capitals
  // with a quotation mark after them (`É’`).
  [0x180, SCRIPT.none],
  [0x218, SCRIPT.latin],
  [0x21c, SCRIPT.none],
  // Lone accents, which windows-1252 and 1250 have: they occur in text that was misread twice.
  [0x2c6, SCRIPT.sign],
  [0x2de, SCRIPT.none],
  [0x300, SCRIPT.sign],
  [0x370, SCRIPT.greek],
  [0x400, SCRIPT.cyrillic],
  [0x530, 6],
  [0x590, 7],
  [0x600, 8],
  [0x700, SCRIPT.none],
  [0x900, 9],
  [0x980, 10],
  [0xa00, 11],
  [0xa80, 12],
  [0xb00, 13],
  [0xb80, 14],
  [0xc00, 15],
  [0xc80, 16],
  [0xd00, 17],
  [0xd80, 18],
  [0xe00, 19],
  [0xe80, 20],
  [0xf00, 21],
  [0x1000, 22],
  [0x10a0, 23],
  [0x1100, 24],
  [0x1200, 25],
  [0x13a0, SCRIPT.none],
  [0x1780, 26],
  [0x1800, SCRIPT.none],
  [0x1e00, SCRIPT.latin],
  [0x1f00, SCRIPT.greek],
  [0x2000, SCRIPT.sign],
  [0x2c00, SCRIPT.none],
  [0x2e80, 27],
  [0xac00, 24],
  [0xd7a4, SCRIPT.none],
  [0xf900, 27],
  [0xfb00, SCRIPT.sign],
  [0xfb07, SCRIPT.none],
  [0xfb1d, 7],
  [0xfb50, 8],
  [0xfe00, SCRIPT.sign],
  [0xfe70, 8],
  [0xfeff, SCRIPT.sign],
  [0xff66, 27],
  [0xffe0, SCRIPT.sign],
  [0x10000, SCRIPT.none],
  [0x1f000, SCRIPT.sign],
  [0x1fb00, SCRIPT.none],
  [0x20000, 27],
  [0x31400, SCRIPT.none],
];

/** Common letters in a block of rare ones: Vietnamese, and the ƒ of windows-1252. */
const LATIN = new Set([0x192, 0x1a0, 0x1a1, 0x1af, 0x1b0]);
const UNASSIGNED = expression(String.raw`[\p{Cn}\p{Co}\p{Cs}]`);

/** The script of a code point, one of {@link SCRIPT} or a higher number; `none` if it is not text. */
export function scriptOf(point: number): number {
  if (LATIN.has(point)) return SCRIPT.latin;
  if (point === 0xd7 || point === 0xf7) return SCRIPT.sign;
  let low = 0;
  let high = RANGES.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((RANGES[middle]?.[0] ?? 0) <= point) low = middle;
    else high = middle;
  }
  const script = RANGES[low]?.[1] ?? SCRIPT.none;
  const isText = script === SCRIPT.control || !UNASSIGNED().test(String.fromCodePoint(point));
  return isText ? script : SCRIPT.none;
}
