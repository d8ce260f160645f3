// Tokens of UTF-8 text: hashes and spans, in one pass. Runs of ASCII letters and digits are hashed
// eight bytes at a time; a run that touches any code point beyond ASCII goes through the tables.
import { highMask, wordMask } from './dispatch';
import { foldAscii, foldBegin, foldEnd, foldPoint } from './fold';
import { hashFinish, hashSeed, hashWord } from './hash';
import { UNIT_BYTE, UNIT_UTF16 } from './layout';
import {
  CLASS_IGNORABLE,
  CLASS_LONE,
  CLASS_MARK,
  CLASS_SEPARATOR,
  recordInfo,
  recordOf,
} from './unicode';

/** ORed into eight ASCII letters or digits, makes letters lower-case and leaves digits. */
const LOWER: u64 = 0x2020202020202020;

/**
 * A span is one byte, gap << LENGTH_BITS | length, where both are that short: 98 of 100 in news. No
 * token has a length of 0, so that this byte says that both follow, as numbers of their own.
 */
const LENGTH_BITS: u32 = 6;
const GAPS: u32 = 4;
const LENGTHS: u32 = 1 << LENGTH_BITS;
/** Of these, one of 255 or more is written as this byte and a u32. */
const LONG: u32 = 255;

let tokenOut: usize = 0;
let spanOut: usize = 0;
/** End of the last token in units, from which the next gap counts. */
let lastEnd: u32 = 0;
/** Bytes minus units of the text so far. */
let shrink: u32 = 0;

/** Where the next token's hash will be written: the end of the hashes. */
@inline
export function tokensEnd(): usize {
  return tokenOut;
}

/** Where the next span will be written: the end of the spans. */
@inline
export function spansEnd(): usize {
  return spanOut;
}

/**
 * Tokenises `length` bytes of valid UTF-8 at `text`. Writes a u32 hash a token to `tokens` (at most
 * (length + 1) / 2 of them) and its span to `spans`: the gap since the last token's end and its
 * length, in `unit` (at most 8 + 0.6 * length bytes: one takes three from a gap of four on).
 * Returns the length of the text in units. Reads up to TEXT_PADDING bytes beyond the text.
 */
export function tokenise(text: usize, length: u32, tokens: usize, spans: usize, unit: u32): u32 {
  tokenOut = tokens;
  spanOut = spans;
  lastEnd = 0;
  shrink = 0;
  let runStart: u32 = 0;
  let inRun = false;
  let runIsHigh = false;
  // What runs of ASCII change, in locals: a global is a store and a load a token.
  let out = tokens;
  let spanTo = spans;
  let last: u32 = 0;
  for (let base: u32 = 0; base < length; base += 64) {
    let high = highMask(text + base);
    let word = wordMask(text + base) | high;
    if (length - base < 64) {
      const inside = (<u64>1 << (length - base)) - 1;
      high &= inside;
      word &= inside;
    }
    const follows = (word << 1) | <u64>inRun;
    let starts = word & ~follows;
    let ends = ~word & follows;
    // A run that ends with the text ends at the byte after it, which the mask may not hold.
    while (ends) {
      const end = base + <u32>ctz(ends);
      ends &= ends - 1;
      if (!inRun) {
        runStart = base + <u32>ctz(starts);
        starts &= starts - 1;
      }
      inRun = false;
      if (high | <u64>runIsHigh) {
        const before = end - base == 0 ? 0 : high & (~(<u64>0) >> (64 - (end - base)));
        const since = runStart > base ? ~(<u64>0) << (runStart - base) : ~(<u64>0);
        if (runIsHigh || before & since) {
          tokenOut = out;
          spanOut = spanTo;
          lastEnd = last;
          tokeniseRun(text, runStart, end, unit);
          out = tokenOut;
          spanTo = spanOut;
          last = lastEnd;
          runIsHigh = false;
          continue;
        }
      }
      store<u32>(out, hashAscii(text + runStart, end - runStart));
      out += 4;
      const gap = runStart - shrink - last;
      const size = end - runStart;
      last = end - shrink;
      if (gap < GAPS && size < LENGTHS) {
        store<u8>(spanTo++, <u8>((gap << LENGTH_BITS) | size));
      } else {
        spanOut = spanTo;
        emitLong(gap, size);
        spanTo = spanOut;
      }
    }
    if (word >> 63) {
      let since = ~(<u64>0);
      if (!inRun) {
        runStart = base + <u32>ctz(starts);
        since = ~(<u64>0) << (runStart - base);
      }
      inRun = true;
      runIsHigh = runIsHigh || (high & since) != 0;
    }
  }
  tokenOut = out;
  spanOut = spanTo;
  lastEnd = last;
  // Only a run that fills the last block to its end is still open here.
  if (inRun) {
    if (runIsHigh) tokeniseRun(text, runStart, length, unit);
    else {
      const hash = hashAscii(text + runStart, length - runStart);
      emit(hash, runStart - shrink, length - shrink);
    }
  }
  return length - shrink;
}

/** Hash of a run of ASCII letters and digits, their case folded, eight bytes a step. */
@inline
function hashAscii(from: usize, length: u32): u32 {
  let left = length;
  let hash = hashSeed();
  while (left > 8) {
    hash = hashWord(hash, load<u64>(from) | LOWER);
    from += 8;
    left -= 8;
  }
  return hashFinish(hashWord(hash, (load<u64>(from) | LOWER) & (~(<u64>0) >> (64 - (left << 3)))));
}

@inline
function emit(hash: u32, start: u32, end: u32): void {
  store<u32>(tokenOut, hash);
  tokenOut += 4;
  const gap = start - lastEnd;
  const length = end - start;
  lastEnd = end;
  if (gap < GAPS && length < LENGTHS) {
    store<u8>(spanOut++, <u8>((gap << LENGTH_BITS) | length));
  } else {
    emitLong(gap, length);
  }
}

function emitLong(gap: u32, length: u32): void {
  store<u8>(spanOut++, 0);
  emitNumber(gap);
  emitNumber(length);
}

function emitNumber(value: u32): void {
  if (value < LONG) {
    store<u8>(spanOut++, <u8>value);
    return;
  }
  store<u8>(spanOut, <u8>LONG);
  store<u32>(spanOut + 1, value);
  spanOut += 5;
}

const NONE: u32 = 0;
const WORD: u32 = 1;
const LONE: u32 = 2;

/** Tokenises a run of ASCII word bytes and code points beyond ASCII, by code point. */
function tokeniseRun(text: usize, start: u32, end: u32, unit: u32): void {
  let open = NONE;
  let tokenStart: u32 = 0;
  let tokenEnd: u32 = 0;
  let at = start;
  while (at < end) {
    const lead = <u32>load<u8>(text + at);
    const unitStart = at - shrink;
    if (lead < 0x80) {
      at++;
      if (open != WORD) {
        if (open) emit(foldEnd(), tokenStart, tokenEnd);
        open = WORD;
        tokenStart = unitStart;
        foldBegin();
      }
      foldAscii(lead);
      tokenEnd = unitStart + 1;
      continue;
    }
    let point: u32 = 0;
    if (lead < 0xe0) {
      point = ((lead & 31) << 6) | (<u32>load<u8>(text + at, 1) & 63);
      at += 2;
      if (unit != UNIT_BYTE) shrink += 1;
    } else if (lead < 0xf0) {
      point =
        ((lead & 15) << 12) |
        ((<u32>load<u8>(text + at, 1) & 63) << 6) |
        (<u32>load<u8>(text + at, 2) & 63);
      at += 3;
      if (unit != UNIT_BYTE) shrink += 2;
    } else {
      point =
        ((lead & 7) << 18) |
        ((<u32>load<u8>(text + at, 1) & 63) << 12) |
        ((<u32>load<u8>(text + at, 2) & 63) << 6) |
        (<u32>load<u8>(text + at, 3) & 63);
      at += 4;
      if (unit != UNIT_BYTE) shrink += unit == UNIT_UTF16 ? 2 : 3;
    }
    const record = recordOf(point);
    const kind = recordInfo(record) & 7;
    if (kind == CLASS_IGNORABLE) continue;
    if (kind == CLASS_SEPARATOR) {
      if (open) emit(foldEnd(), tokenStart, tokenEnd);
      open = NONE;
      continue;
    }
    const joins = kind == CLASS_MARK ? open != NONE : kind != CLASS_LONE && open == WORD;
    if (!joins) {
      if (open) emit(foldEnd(), tokenStart, tokenEnd);
      open = kind == CLASS_LONE ? LONE : WORD;
      tokenStart = unitStart;
      foldBegin();
    }
    foldPoint(point, record);
    tokenEnd = at - shrink;
  }
  if (open) emit(foldEnd(), tokenStart, tokenEnd);
}

/** How many tokens the last text had, given where their hashes began. */
export function tokenCount(tokens: usize): u32 {
  return <u32>((tokenOut - tokens) >> 2);
}

/** Writes `count` spans as (start, end) pairs of u32; returns where the encoded spans end. */
export function decodeSpans(spans: usize, count: u32, out: usize): usize {
  let from = spans;
  let at: u32 = 0;
  for (let i: u32 = 0; i < count; i++, out += 8) {
    const byte = <u32>load<u8>(from++);
    let gap = byte >> LENGTH_BITS;
    let length = byte & (LENGTHS - 1);
    if (byte == 0) {
      gap = load<u8>(from++);
      if (gap == LONG) {
        gap = load<u32>(from);
        from += 4;
      }
      length = load<u8>(from++);
      if (length == LONG) {
        length = load<u32>(from);
        from += 4;
      }
    }
    store<u32>(out, at + gap);
    at += gap + length;
    store<u32>(out, at, 4);
  }
  return from;
}
