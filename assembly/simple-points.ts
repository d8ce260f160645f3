// Code points that make up most words beyond ASCII. They need no record: one look finds their
// folded form.
import { CLASS_SEPARATOR, CLASS_WORD, recordInfo, recordOf, recordValue } from './unicode';

/** Code points of at most two bytes of UTF-8. */
const POINTS: u32 = 0x800;
const FOLDED: usize = memory.data(4096, 2);

/** The results of {@link foldedPoint} for a separator, and for a code point that is not simple. */
export const FOLDS_APART: u32 = 1;
export const NOT_SIMPLE: u32 = 0;

/** Unified ideographs, each a token that folds to itself. */
const HAN: u32 = 0x4e00;
const HAN_POINTS: u32 = 0x51f0;

/** Dashes, quotation marks, dots: separators. */
const SIGNS: u32 = 0x2010;
const SIGN_POINTS: u32 = 0x18;

/**
 * The letter to which a code point of two bytes folds, as its two bytes of UTF-8, the first one
 * lowest; or one of the values above. A letter is simple if it folds to one letter of two bytes and
 * has no place among marks.
 */
@inline
export function foldedPoint(point: u32): u32 {
  return load<u16>(FOLDED + (<usize>point << 1));
}

@inline
export function isHan(point: u32): bool {
  return point - HAN < HAN_POINTS;
}

@inline
export function isSign(point: u32): bool {
  return point - SIGNS < SIGN_POINTS;
}

function fold(point: u32): u32 {
  const record = recordOf(point);
  const info = recordInfo(record);
  if ((info & 7) == CLASS_SEPARATOR) return FOLDS_APART;
  const folded = point + recordValue(record);
  // It has no rank and folds to no sequence.
  if (info != CLASS_WORD || folded < 0x80 || folded >= POINTS) return NOT_SIMPLE;
  return 0x80c0 | (folded >> 6) | ((folded & 63) << 8);
}

for (let point: u32 = 0x80; point < POINTS; point++) {
  store<u16>(FOLDED + (<usize>point << 1), <u16>fold(point));
}
