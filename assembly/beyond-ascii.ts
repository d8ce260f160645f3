// Tokens of runs that hold more than ASCII, by code point.
import {
  foldedBits,
  foldedHash,
  foldedWord,
  foldEnd,
  foldFrom,
  foldLetter,
  foldMarks,
  foldPoint,
  letterBefore,
  takesTone,
} from './fold';
import { endToken, hashSeed, takeWord } from './hash';
import { writeHan } from './han';
import { UNIT_BYTE, UNIT_UTF16 } from './layout';
import { hashLetters, NOT_LETTERS } from './letters';
import { FOLDS_APART, foldedPoint, isHan, isSign, NOT_SIMPLE } from './simple-points';
import { emit } from './token-output';
import {
  CLASS_IGNORABLE,
  CLASS_LONE,
  CLASS_MARK,
  CLASS_POINT,
  CLASS_SEPARATOR,
  recordInfo,
  recordOf,
} from './unicode';

/** Bytes minus units of the text so far. */
export let shrink: u32 = 0;

/** Begins a text. */
@inline
export function beginText(): void {
  shrink = 0;
}

const NONE: u32 = 0;
const WORD: u32 = 1;
const LONE: u32 = 2;

/** Tokenises a run of ASCII word bytes and code points beyond ASCII. */
export function tokeniseRun(text: usize, start: u32, end: u32, unit: u32): void {
  const size = end - start;
  const hash = hashLetters(text + start, size);
  if (hash == NOT_LETTERS) {
    tokenisePoints(text, start, end, unit);
    return;
  }
  const units = unit == UNIT_BYTE ? size : size >> 1;
  const from = start - shrink;
  emit(<u32>hash, from, from + units);
  shrink += size - units;
}

/**
 * Tokenises a run code point by code point. As long as the code points of a token are simple, it is
 * hashed here; from the first one that is not, ./fold hashes it, and `held` is true meanwhile.
 */
function tokenisePoints(text: usize, start: u32, end: u32, unit: u32): void {
  let open = NONE;
  let held = false;
  let hash: u64 = 0;
  let word: u64 = 0;
  let bits: u32 = 0;
  let tokenStart: u32 = 0;
  let tokenEnd: u32 = 0;
  let cut = shrink;
  let at = start;
  // Where the last simple letter of the token ends; 0 if there is none yet.
  let lettersEnd: u32 = 0;
  while (at < end) {
    const lead = <u32>load<u8>(text + at);
    let unitStart = at - cut;
    let bytes = lead | 0x20;
    let size: u32 = 8;
    let kind = WORD;
    let point: u32 = 0;
    if (lead < 0x80) {
      at++;
    } else if (lead < 0xe0) {
      point = ((lead & 31) << 6) | (<u32>load<u8>(text + at, 1) & 63);
      at += 2;
      if (unit != UNIT_BYTE) cut += 1;
      bytes = foldedPoint(point);
      size = 16;
      if (bytes <= FOLDS_APART) kind = NONE;
    } else if (lead < 0xf0) {
      point =
        ((lead & 15) << 12) |
        ((<u32>load<u8>(text + at, 1) & 63) << 6) |
        (<u32>load<u8>(text + at, 2) & 63);
      if (isHan(point)) {
        if (open) emit(held ? foldEnd() : finish(hash, word, bits), tokenStart, tokenEnd);
        open = NONE;
        held = false;
        // All ideographs of a row except the last, which is left open.
        const units: u32 = unit == UNIT_BYTE ? 3 : 1;
        const last = <u32>(writeHan(text + at, text + end, unitStart, units) - text);
        cut += ((last - at) / 3) * (3 - units);
        at = last;
        unitStart = at - cut;
        bytes = load<u32>(text + at) & 0xffffff;
      } else {
        bytes = <u32>isSign(point);
      }
      kind = bytes <= FOLDS_APART ? NONE : LONE;
      size = 24;
      at += 3;
      if (unit != UNIT_BYTE) cut += 2;
    } else {
      point =
        ((lead & 7) << 18) |
        ((<u32>load<u8>(text + at, 1) & 63) << 12) |
        ((<u32>load<u8>(text + at, 2) & 63) << 6) |
        (<u32>load<u8>(text + at, 3) & 63);
      bytes = NOT_SIMPLE;
      kind = NONE;
      at += 4;
      if (unit != UNIT_BYTE) cut += unit == UNIT_UTF16 ? 2 : 3;
    }
    let record: usize = 0;
    let joins = kind == WORD && open == WORD;
    if (kind == NONE) {
      let found = CLASS_SEPARATOR;
      if (bytes == NOT_SIMPLE) {
        record = recordOf(point);
        found = recordInfo(record) & 7;
      }
      if (found == CLASS_IGNORABLE) continue;
      if (found == CLASS_SEPARATOR) {
        if (open) emit(held ? foldEnd() : finish(hash, word, bits), tokenStart, tokenEnd);
        open = NONE;
        held = false;
        continue;
      }
      if (found == CLASS_POINT) {
        if (open) tokenEnd = at - cut;
        continue;
      }
      kind = found == CLASS_LONE ? LONE : WORD;
      joins = found == CLASS_MARK ? open != NONE : kind == WORD && open == WORD;
    }
    if (!joins) {
      if (open) emit(held ? foldEnd() : finish(hash, word, bits), tokenStart, tokenEnd);
      open = kind;
      held = false;
      tokenStart = unitStart;
      lettersEnd = 0;
      hash = hashSeed();
      word = 0;
      bits = 0;
    }
    if (bytes == NOT_SIMPLE) {
      if (!held) foldFrom(hash, word, bits, lettersEnd ? letterBefore(text + lettersEnd) : 0);
      held = true;
      foldPoint(point, record);
      tokenEnd = at - cut;
      continue;
    }
    if (held) {
      if (takesTone(bytes)) {
        foldLetter(bytes);
        tokenEnd = at - cut;
        continue;
      }
      foldMarks();
      hash = foldedHash;
      word = foldedWord;
      bits = foldedBits;
      held = false;
    }
    for (;;) {
      word |= <u64>bytes << bits;
      bits += size;
      if (bits >= 64) {
        hash = takeWord(hash, word);
        bits -= 64;
        word = bits ? <u64>bytes >> (size - bits) : 0;
      }
      // The rest of a word is usually simple as well.
      if (open != WORD || at >= end) break;
      const next = <u32>load<u8>(text + at);
      if (next < 0x80) {
        bytes = next | 0x20;
        size = 8;
        at++;
      } else {
        if (next >= 0xe0) break;
        bytes = foldedPoint(((next & 31) << 6) | (<u32>load<u8>(text + at, 1) & 63));
        if (bytes <= FOLDS_APART) break;
        size = 16;
        at += 2;
        cut += <u32>(unit != UNIT_BYTE);
      }
    }
    lettersEnd = at;
    tokenEnd = at - cut;
  }
  if (open) emit(held ? foldEnd() : finish(hash, word, bits), tokenStart, tokenEnd);
  shrink = cut;
}

/** The hash of a token whose last `bits` bits are in `word` and not yet in `hash`. */
@inline
function finish(hash: u64, word: u64, bits: u32): u32 {
  return endToken(bits ? takeWord(hash, word) : hash);
}
