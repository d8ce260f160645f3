// Reads lines of JSON as articles, in one pass over each: an object with a text, whose strings are
// unescaped in place. Numbers keep the characters of the file. A line that is not plain (broken, a
// text that is not a string, keys with escapes, deep nesting) is left to the caller, untouched.
import { exactHash } from './exact-hash';
import {
  byteHere,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  LINE_FEED,
  MINUS,
  moveTo,
  OPEN_ARRAY,
  OPEN_OBJECT,
  position,
  QUOTE,
  skipNumber,
  skipSign,
  skipSpace,
  skipString,
  skipValue,
  unescape,
  wasEscaped,
} from './json';
import {
  FIELD_BYTES,
  FIELD_SIZE,
  LINE_STATE_BLANK,
  LINE_STATE_ODD,
  LINE_STATE_PLAIN,
  LINE_BYTES,
  LINE_END,
  LINE_HASH_LOW,
  LINE_START,
  LINE_STATE,
  LINE_SUSPECTED,
} from './layout';
import { suspect } from './suspect';

let names: usize = 0;
let nameCount: u32 = 0;
let row: usize = 0;
/** Bit i is set if field i has escapes. */
let escaped: u32 = 0;

/**
 * Reads lines from `from` up to `end`, before which there must be a line feed: a row of LINE_BYTES
 * for each and FIELD_BYTES for each name, at most `most` rows. Returns their number; the next line
 * begins after the line feed of the last.
 *
 * `fieldNames` are `fieldCount` pairs of pointer and length, all different, the name of the text
 * first. Unless the bytes `areUtf8`, only blank lines are classified; no line is plain.
 */
export function readLines(
  from: usize,
  end: usize,
  areUtf8: bool,
  fieldNames: usize,
  fieldCount: u32,
  rows: usize,
  most: u32,
): u32 {
  names = fieldNames;
  nameCount = fieldCount;
  row = rows;
  const stride = LINE_BYTES + <usize>fieldCount * FIELD_BYTES;
  let count: u32 = 0;
  for (; from < end && count < most; count++) {
    moveTo(from);
    skipSpace();
    let state = LINE_STATE_BLANK;
    if (byteHere() != LINE_FEED) {
      state = areUtf8 && readRecord() ? LINE_STATE_PLAIN : LINE_STATE_ODD;
    }
    let feed = position();
    while (load<u8>(feed) != LINE_FEED) feed++;
    store<u32>(row + LINE_STATE, state);
    store<u32>(row + LINE_START, <u32>from);
    store<u32>(row + LINE_END, <u32>feed);
    if (state == LINE_STATE_PLAIN) finish();
    row += stride;
    from = feed + 1;
  }
  return count;
}

/** Reads the object at the cursor into the row; false if it is not plain. */
function readRecord(): bool {
  for (let field: u32 = 0; field < nameCount; field++) put(field, 0, 0);
  escaped = 0;
  if (!skipSign(OPEN_OBJECT)) return false;
  do {
    const key = position() + 1;
    if (byteHere() != QUOTE || !skipString() || wasEscaped()) return false;
    const field = fieldOf(key, <u32>(position() - 1 - key));
    if (!skipSign(COLON)) return false;
    if (!(field < nameCount ? readField(field) : skipValue())) return false;
  } while (skipSign(COMMA));
  const hasText = load<u32>(row + LINE_BYTES) != 0;
  return hasText && skipSign(CLOSE_OBJECT) && byteHere() == LINE_FEED;
}

/**
 * Reads the value at the cursor; a value that is neither string nor number counts as an empty
 * string.
 */
function readField(field: u32): bool {
  const start = position();
  escaped &= ~(1 << field);
  if (byteHere() == QUOTE) {
    if (!skipString()) return false;
    if (wasEscaped()) escaped |= 1 << field;
    put(field, start + 1, <u32>(position() - start - 2));
    return true;
  }
  if (field == 0) return false;
  if (byteHere() - 0x30 < 10 || byteHere() == MINUS) {
    if (!skipNumber()) return false;
    // As the file has it: an id of twenty digits does not fit in a number of JavaScript.
    put(field, start, <u32>(position() - start));
    return true;
  }
  // A list of one string counts as the string, which the caller finds.
  if (byteHere() == OPEN_ARRAY) return false;
  put(field, 0, 0);
  return skipValue();
}

/** The number of the field of that name, or the count of fields. */
function fieldOf(key: usize, length: u32): u32 {
  let field: u32 = 0;
  for (; field < nameCount; field++) {
    const name = names + (<usize>field << 3);
    if (load<u32>(name, 4) != length) continue;
    if (memory.compare(key, load<u32>(name), length) == 0) break;
  }
  return field;
}

@inline
function put(field: u32, start: usize, length: u32): void {
  const place = row + LINE_BYTES + <usize>field * FIELD_BYTES;
  store<u32>(place, <u32>start);
  store<u32>(place, length, FIELD_SIZE);
}

/** Unescapes the fields, and probes the text. */
function finish(): void {
  for (let field: u32 = 0; escaped >> field; field++) {
    if (!((escaped >> field) & 1)) continue;
    const place = row + LINE_BYTES + <usize>field * FIELD_BYTES;
    store<u32>(place, unescape(load<u32>(place), load<u32>(place, FIELD_SIZE)), FIELD_SIZE);
  }
  const text = <usize>load<u32>(row + LINE_BYTES);
  const length = load<u32>(row + LINE_BYTES, FIELD_SIZE);
  store<u32>(row + LINE_SUSPECTED, suspect(text, length));
  store<u64>(row + LINE_HASH_LOW, exactHash(text, length));
}
