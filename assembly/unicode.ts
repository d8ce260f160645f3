// Look-ups in the generated tables: the class and the folded form of a code point.
import {
  BLOCK_INDEX,
  BLOCK_SHIFT,
  ENTRIES,
  FINAL_JAMO,
  INDEXED_POINTS,
  MARK_RULES,
  RECORD_INFO,
  RECORD_VALUE,
  RULED_LETTERS,
  SILENT_MARKS,
} from './unicode-table';

export { SEQUENCES } from './unicode-table';

export const CLASS_SEPARATOR: u32 = 0;
export const CLASS_WORD: u32 = 1;
/** A character that is a token by itself: Han, kana, Thai, Lao, Khmer, Burmese. */
export const CLASS_LONE: u32 = 2;
/** Transparent: soft hyphen, joiners, variation selectors. */
export const CLASS_IGNORABLE: u32 = 3;
/** Belongs to the open token before it, if there is one. */
export const CLASS_MARK: u32 = 4;
/** A point of Arabic or Hebrew: belongs to the token before it, and does not count. */
export const CLASS_POINT: u32 = 5;

/** The fold length of a code point that folds to nothing. */
export const FOLDS_TO_NOTHING: u32 = 31;

/** Index of the record of a code point. */
@inline
export function recordOf(point: u32): usize {
  if (point >= INDEXED_POINTS) return 0;
  const block = <usize>load<u16>(BLOCK_INDEX + (<usize>(point >> BLOCK_SHIFT) << 1));
  const entry = (block << BLOCK_SHIFT) | <usize>(point & ((1 << BLOCK_SHIFT) - 1));
  return <usize>load<u16>(ENTRIES + (entry << 1));
}

/** Class in bits 0-2, rank of the combining class in bits 3-8, fold length in bits 9-13. */
@inline
export function recordInfo(record: usize): u32 {
  return <u32>load<u16>(RECORD_INFO + (record << 1));
}

/** Distance to the folded code point, or where the folded sequence begins. */
@inline
export function recordValue(record: usize): i32 {
  return load<i32>(RECORD_VALUE + (record << 2));
}

/**
 * The letter to which the final consonant of a Hangul syllable folds, by its number from 1 to 27.
 */
@inline
export function finalJamo(number: u32): u32 {
  return <u32>load<u16>(FINAL_JAMO + (<usize>number << 1));
}

/**
 * The first code point for which a rule can have marks, and the number of bits a rule has for
 * marks.
 */
const RULED_MARKS: u32 = 0x300;
const MARK_BITS: u32 = 128;

/** Whether a mark does not count after a letter, such as an accent on a Greek one. */
export function isSilentAfter(letter: u32, mark: u32): bool {
  if (letter >= RULED_LETTERS) return false;
  const rule = <usize>load<u8>(MARK_RULES + letter);
  const bit = mark - RULED_MARKS;
  if (rule == 0 || bit >= MARK_BITS) return false;
  return <bool>((load<u64>(SILENT_MARKS + (rule << 4) + (bit >> 6 << 3)) >> (bit & 63)) & 1);
}
