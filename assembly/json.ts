// Reads JSON (RFC 8259) in place: values are checked and skipped, strings unescaped. The text must
// be valid UTF-8 followed by a line feed, which no value contains, so that every routine ends. Each
// leaves the cursor where it stopped, at the line feed at the latest.
import { stringStop } from './dispatch';

export const QUOTE: u32 = 0x22;
export const COMMA: u32 = 0x2c;
export const COLON: u32 = 0x3a;
export const LINE_FEED: u32 = 0x0a;
export const OPEN_OBJECT: u32 = 0x7b;
export const CLOSE_OBJECT: u32 = 0x7d;
export const OPEN_ARRAY: u32 = 0x5b;
const CLOSE_ARRAY: u32 = 0x5d;
const BACKSLASH: u32 = 0x5c;
const LETTER_U: u32 = 0x75;
export const MINUS: u32 = 0x2d;

/** Deeper nesting is left to the caller, because the routines are recursive. */
const MOST_DEPTH: u32 = 64;
const REPLACEMENT: u32 = 0xfffd;

let at: usize = 0;
let hasEscapes = false;

/** Sets the cursor. */
@inline
export function moveTo(pointer: usize): void {
  at = pointer;
}

/** The cursor. */
@inline
export function position(): usize {
  return at;
}

/** The byte at the cursor. */
@inline
export function byteHere(): u32 {
  return <u32>load<u8>(at);
}

/** Whether the last skipped string has escapes. */
@inline
export function wasEscaped(): bool {
  return hasEscapes;
}

/** Skips white space within a line. */
@inline
export function skipSpace(): void {
  let byte = byteHere();
  while (byte == 0x20 || byte == 0x09 || byte == 0x0d) byte = <u32>load<u8>(++at);
}

/** Skips `sign` and white space around it; false if there is something else. */
@inline
export function skipSign(sign: u32): bool {
  skipSpace();
  if (byteHere() != sign) return false;
  at++;
  skipSpace();
  return true;
}

/** Skips the value at the cursor, `depth` levels deep; false if there is no value. */
export function skipValue(depth: u32 = 0): bool {
  const byte = byteHere();
  if (byte == QUOTE) return skipString();
  if (byte == OPEN_OBJECT || byte == OPEN_ARRAY) {
    if (depth == MOST_DEPTH) return false;
    return byte == OPEN_OBJECT ? skipObject(depth + 1) : skipArray(depth + 1);
  }
  // Four bytes at once: `true`, `null`, and the `alse` after an f.
  if (byte == 0x74) return skipWord(0, 0x65757274);
  if (byte == 0x6e) return skipWord(0, 0x6c6c756e);
  if (byte == 0x66) return skipWord(1, 0x65736c61);
  return skipNumber();
}

/** Skips the string whose opening quote is at the cursor. */
export function skipString(): bool {
  hasEscapes = false;
  at = stringStop(at + 1);
  for (; byteHere() == BACKSLASH; at = stringStop(at)) {
    hasEscapes = true;
    const kind = <u32>load<u8>(at, 1);
    if (kind == LETTER_U) {
      for (let digit: usize = 2; digit < 6; digit++) {
        if (hexDigit(<u32>load<u8>(at + digit)) > 15) return false;
      }
      at += 6;
    } else if (unescaped(kind)) {
      at += 2;
    } else {
      return false;
    }
  }
  if (byteHere() != QUOTE) return false;
  at++;
  return true;
}

/** Skips a number; false if there is no number at the cursor. */
export function skipNumber(): bool {
  if (byteHere() == MINUS) at++;
  if (byteHere() == 0x30) at++;
  else if (!skipDigits()) return false;
  if (byteHere() == 0x2e) {
    at++;
    if (!skipDigits()) return false;
  }
  if ((byteHere() | 0x20) == 0x65) {
    at++;
    if (byteHere() == MINUS || byteHere() == 0x2b) at++;
    if (!skipDigits()) return false;
  }
  return true;
}

function skipDigits(): bool {
  const start = at;
  while (byteHere() - 0x30 < 10) at++;
  return at > start;
}

@inline
function skipWord(offset: usize, letters: u32): bool {
  if (load<u32>(at + offset) != letters) return false;
  at += offset + 4;
  return true;
}

function skipArray(depth: u32): bool {
  at++;
  if (skipSign(CLOSE_ARRAY)) return true;
  do {
    if (!skipValue(depth)) return false;
  } while (skipSign(COMMA));
  return skipSign(CLOSE_ARRAY);
}

function skipObject(depth: u32): bool {
  at++;
  if (skipSign(CLOSE_OBJECT)) return true;
  do {
    if (byteHere() != QUOTE || !skipString() || !skipSign(COLON)) return false;
    if (!skipValue(depth)) return false;
  } while (skipSign(COMMA));
  return skipSign(CLOSE_OBJECT);
}

/**
 * Unescapes the content of a string that {@link skipString} skipped, in place; returns its new
 * length. A lone surrogate becomes U+FFFD, as it does when a string is encoded.
 */
export function unescape(start: usize, length: u32): u32 {
  const end = start + <usize>length;
  let from = stringStop(start);
  let to = from;
  while (from < end) {
    const kind = <u32>load<u8>(from, 1);
    if (kind == LETTER_U) {
      let point = hexPoint(from);
      from += 6;
      if ((point & 0xfc00) == 0xd800 && load<u16>(from) == 0x755c) {
        const low = hexPoint(from);
        if ((low & 0xfc00) == 0xdc00) {
          point = 0x10000 + ((point & 0x3ff) << 10) + (low & 0x3ff);
          from += 6;
        }
      }
      to = storePoint(to, (point & 0x1ff800) == 0xd800 ? REPLACEMENT : point);
    } else {
      store<u8>(to++, <u8>unescaped(kind));
      from += 2;
    }
    const stop = stringStop(from);
    memory.copy(to, from, stop - from);
    to += stop - from;
    from = stop;
  }
  return <u32>(to - start);
}

/** The character that a letter after a backslash means; 0 if that letter is not allowed. */
function unescaped(kind: u32): u32 {
  if (kind == QUOTE || kind == BACKSLASH || kind == 0x2f) return kind;
  if (kind == 0x6e) return LINE_FEED;
  if (kind == 0x74) return 0x09;
  if (kind == 0x72) return 0x0d;
  if (kind == 0x62) return 0x08;
  return kind == 0x66 ? 0x0c : 0;
}

/** The number that the four digits after `\u` write. */
function hexPoint(escape: usize): u32 {
  const high = (hexDigit(<u32>load<u8>(escape, 2)) << 4) | hexDigit(<u32>load<u8>(escape, 3));
  const low = (hexDigit(<u32>load<u8>(escape, 4)) << 4) | hexDigit(<u32>load<u8>(escape, 5));
  return (high << 8) | low;
}

/** 0 to 15, or more if the byte is not a hexadecimal digit. */
@inline
function hexDigit(byte: u32): u32 {
  if (byte - 0x30 < 10) return byte - 0x30;
  const letter = (byte | 0x20) - 0x61;
  return letter < 6 ? letter + 10 : 16;
}

/** Writes a code point as UTF-8; returns where it ends. */
function storePoint(to: usize, point: u32): usize {
  if (point < 0x80) {
    store<u8>(to, <u8>point);
    return to + 1;
  }
  if (point < 0x800) {
    store<u16>(to, <u16>(0x80c0 | (point >> 6) | ((point & 63) << 8)));
    return to + 2;
  }
  if (point < 0x10000) {
    store<u16>(to, <u16>(0x80e0 | (point >> 12) | (((point >> 6) & 63) << 8)));
    store<u8>(to, <u8>(0x80 | (point & 63)), 2);
    return to + 3;
  }
  const middle = (((point >> 12) & 63) << 8) | (((point >> 6) & 63) << 16);
  store<u32>(to, 0x808080f0 | (point >> 18) | middle | ((point & 63) << 24));
  return to + 4;
}
