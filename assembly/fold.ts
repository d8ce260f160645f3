// The hash of a token whose code points fold to others: folded code points are streamed, as UTF-8,
// into the same eight-byte words that the ASCII path loads at once.
import { endToken, takeWord } from './hash';
import { foldedPoint } from './simple-points';
import {
  finalJamo,
  FOLDS_TO_NOTHING,
  isSilentAfter,
  recordInfo,
  recordOf,
  recordValue,
  SEQUENCES,
} from './unicode';

/**
 * The token's hash so far, and its bytes that are not yet in the hash, with the number of their
 * bits.
 */
export let foldedHash: u64 = 0;
export let foldedWord: u64 = 0;
export let foldedBits: u32 = 0;

/**
 * Marks wait here in canonical order until the next starter: (rank << 21 | code point) each. A
 * letter with more marks than this is decoration: its marks are counted but none is kept, so their
 * order does not matter.
 */
const MOST_PENDING: u32 = 32;
const PENDING: usize = memory.data(128, 4);
let pending: u32 = 0;

/** The folded letter that carries the marks; 0 if there is none. */
let letter: u32 = 0;

/** A mark that folds to a letter, but only after it has taken its place among the marks. */
const IOTA_BELOW: u32 = 0x345;
const IOTA: u32 = 0x3b9;

/** Two drawings of one mark; the first becomes the second after it has taken its place, too. */
const COMMA_BELOW: u32 = 0x326;
const CEDILLA: u32 = 0x327;

/** Whether a mark is a tone of Vietnamese, and a letter passes its tone on to the next one. */
@inline
function isTone(mark: u32): bool {
  return mark == 0x300 || mark == 0x301 || mark == 0x303 || mark == 0x309 || mark == 0x323;
}
@inline
function passesTone(first: u32, next: u32): bool {
  return (first == 0x6f && (next == 0x61 || next == 0x65)) || (first == 0x75 && next == 0x79);
}

/**
 * Continues a token whose last `bits` bits, in `rest`, are not yet in `begun`, after the letter
 * `before`.
 */
export function foldFrom(begun: u64, rest: u64, bits: u32, before: u32): void {
  foldedHash = begun;
  foldedWord = rest;
  foldedBits = bits;
  pending = 0;
  letter = before;
}

/**
 * The simple letter that ends at `end`, folded; 0 for a letter of three bytes, on which no mark is
 * silent.
 */
export function letterBefore(end: usize): u32 {
  const last = <u32>load<u8>(end - 1);
  if (last < 0x80) return last | 0x20;
  const lead = <u32>load<u8>(end - 2);
  if (lead < 0xc0) return 0;
  const bytes = foldedPoint(((lead & 31) << 6) | (last & 63));
  return ((bytes & 31) << 6) | ((bytes >> 8) & 63);
}

/** Ends the token; returns its hash. */
export function foldEnd(): u32 {
  if (pending) flushMarks(0);
  if (foldedBits) foldedHash = takeWord(foldedHash, foldedWord);
  return endToken(foldedHash);
}

/** Whether the simple letter after the waiting marks may take a tone from them. */
export function takesTone(next: u32): bool {
  return pending != 0 && passesTone(letter, next);
}

/** Writes the waiting marks: the next code point of the token is a letter that takes none. */
export function foldMarks(): void {
  if (pending) flushMarks(0);
}

/** Takes a letter that is folded. */
export function foldLetter(point: u32): void {
  if (pending) flushMarks(point);
  letter = point;
  pushPoint(point);
}

/** Takes a code point beyond ASCII that is part of the token. */
export function foldPoint(point: u32, record: usize): void {
  if (point - 0xac00 < 11172) return foldHangul(point - 0xac00);
  const info = recordInfo(record);
  const length = (info >> 9) & 31;
  if (length == 0) return put(point + recordValue(record), (info >> 3) & 63);
  if (length == FOLDS_TO_NOTHING) return;
  let from = SEQUENCES + (<usize>recordValue(record) << 2);
  for (let i: u32 = 0; i < length; i++, from += 4) {
    const folded = load<u32>(from);
    put(folded, (recordInfo(recordOf(folded)) >> 3) & 63);
  }
}

/** Unicode Standard, section 3.12: leading consonant, vowel, trailing consonant if there is one. */
function foldHangul(syllable: u32): void {
  put(0x1100 + syllable / 588, 0);
  put(0x1161 + (syllable % 588) / 28, 0);
  const final = syllable % 28;
  if (final) put(finalJamo(final), 0);
}

@inline
function put(point: u32, rank: u32): void {
  if (rank) {
    if (!isSilentAfter(letter, point)) addMark(point, rank);
    return;
  }
  foldLetter(point);
}

/** Keeps marks sorted by rank, equal ranks in the order of the text (Unicode 3.11, D109). */
function addMark(point: u32, rank: u32): void {
  let at = pending++;
  if (at >= MOST_PENDING) return;
  const key = (rank << 21) | point;
  while (at > 0) {
    const before = load<u32>(PENDING + (<usize>(at - 1) << 2));
    if (before >> 21 <= rank) break;
    store<u32>(PENDING + (<usize>at << 2), before);
    at--;
  }
  store<u32>(PENDING + (<usize>at << 2), key);
}

/** Writes the waiting marks, except tones that move on to the next letter: they wait for its marks. */
function flushMarks(next: u32): void {
  const kept: u32 = pending > MOST_PENDING ? 0 : pending;
  const moves = passesTone(letter, next);
  pending = 0;
  for (let i: u32 = 0; i < kept; i++) {
    const key = load<u32>(PENDING + (<usize>i << 2));
    const mark = key & 0x1fffff;
    if (moves && isTone(mark)) {
      store<u32>(PENDING + (<usize>pending << 2), key);
      pending++;
    } else pushPoint(mark == IOTA_BELOW ? IOTA : mark == COMMA_BELOW ? CEDILLA : mark);
  }
}

@inline
function pushPoint(point: u32): void {
  if (point < 0x80) return pushBytes(point, 8);
  if (point < 0x800) return pushBytes(0x80c0 | (point >> 6) | ((point & 63) << 8), 16);
  if (point < 0x10000) {
    const bytes = 0x8080e0 | (point >> 12) | (((point >> 6) & 63) << 8) | ((point & 63) << 16);
    return pushBytes(bytes, 24);
  }
  const low = (((point >> 6) & 63) << 16) | ((point & 63) << 24);
  pushBytes(0x808080f0 | (point >> 18) | (((point >> 12) & 63) << 8) | low, 32);
}

@inline
function pushBytes(bytes: u64, bits: u32): void {
  foldedWord |= bytes << foldedBits;
  foldedBits += bits;
  if (foldedBits >= 64) {
    foldedHash = takeWord(foldedHash, foldedWord);
    foldedBits -= 64;
    foldedWord = foldedBits ? bytes >> (bits - foldedBits) : 0;
  }
}
