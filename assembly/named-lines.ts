// Lines at the ends of a text that name one of a few names; most texts have no such line.
import {
  END_BYTES,
  NAME_FILTER_BYTES,
  NAMED_LINE_BYTES,
  NAMED_LINE_END,
  NAMED_LINE_FIRST,
  NAMED_LINE_LAST,
  NAMED_LINE_START,
  UNIT_BYTE,
} from './layout';
import { decodeSpans, tokenCount } from './token-output';
import { tokenise } from './tokenise';

/** Tokens in an end of prose: names are looked for among this many tokens at either end. */
const PROSE_TOKENS: u32 = 150;

/** A bit for each value of the lowest 16 bits of a hash: one in 200 other hashes passes. */
const FILTER_MASK: u32 = 0xffff;
const HALF_BYTES: usize = 8192;

const LINE_FEED: u8 = 0x0a;

let names: usize = 0;
let namesEnd: usize = 0;

/**
 * The two halves of the filter: one has the names of one token, the next has the first two tokens of
 * all other names, because their first tokens alone, such as `a` and `new`, occur in every article.
 */
let alone: usize = 0;
let pairs: usize = 0;

/** Writes the filter of `nameCount` names, NAME_FILTER_BYTES, which `namedLines` takes. */
export function filterNames(namePairs: usize, nameCount: u32, filter: usize): void {
  memory.fill(filter, 0, NAME_FILTER_BYTES);
  const end = namePairs + (<usize>nameCount << 3);
  for (let name = namePairs; name < end; name += 8) {
    const first = load<u32>(name);
    const second = load<u32>(name, 4);
    if (second == 0) setBit(filter, first);
    else setBit(filter + HALF_BYTES, pairHash(first, second));
  }
}

/**
 * Finds the lines at the ends of a text, END_BYTES at either, on which a token begins one of
 * `nameCount` names: pairs of u32, the hash of its first token and of its second, 0 if any may
 * follow. `filter` is the filter of these names, `tokens` are the tokens of the text, `count` of them.
 *
 * Writes to `out` the number of lines in the first end, then NAMED_LINE_BYTES for each line: those in
 * the first end, then those in the last. A line that is only partly in an end is cut there. Returns the
 * number of lines. `scratch` takes 8 bytes per byte of an end and 64 more.
 */
export function namedLines(
  text: usize,
  length: u32,
  tokens: usize,
  count: u32,
  namePairs: usize,
  nameCount: u32,
  filter: usize,
  out: usize,
  scratch: usize,
): u32 {
  names = namePairs;
  namesEnd = namePairs + (<usize>nameCount << 3);
  alone = filter;
  pairs = filter + HALF_BYTES;
  const prose = min(count, PROSE_TOKENS);
  const inHead = nextName(tokens, 0, prose, count);
  const inTail = nextName(tokens, max(prose, count - prose), count, count);
  if (inHead == count && inTail == count) return 0;
  const size = min(length, END_BYTES);
  const heads = linesWithin(text, 0, size, out + 4, scratch);
  store<u32>(out, heads);
  const rest = out + 4 + <usize>heads * NAMED_LINE_BYTES;
  return heads + linesWithin(text, length - size, length, rest, scratch);
}

@inline
function pairHash(first: u32, second: u32): u32 {
  return first ^ rotl(second, 7);
}

function setBit(filter: usize, hash: u32): void {
  const at = filter + <usize>((hash & FILTER_MASK) >> 3);
  store<u8>(at, load<u8>(at) | <u8>(<u32>1 << (hash & 7)));
}

@inline
function hasBit(filter: usize, hash: u32): bool {
  return ((<u32>load<u8>(filter + <usize>((hash & FILTER_MASK) >> 3)) >> (hash & 7)) & 1) != 0;
}

/**
 * The first of the tokens `[from, to)` with which a name begins; `count`, the number of all tokens,
 * if there is none.
 */
function nextName(tokens: usize, from: u32, to: u32, count: u32): u32 {
  const single = alone;
  const double = pairs;
  for (let token = from; token < to; token++) {
    const at = tokens + (<usize>token << 2);
    const hash = load<u32>(at);
    const next = token + 1 < count ? load<u32>(at, 4) : 0;
    const isLikely = hasBit(single, hash) || hasBit(double, pairHash(hash, next));
    if (isLikely && isName(tokens, token, count)) return token;
  }
  return count;
}

/** `A.P.` and `United Press` are two tokens: the first one alone occurs in every article. */
function isName(tokens: usize, token: u32, count: u32): bool {
  const at = tokens + (<usize>token << 2);
  for (let name = names; name < namesEnd; name += 8) {
    if (load<u32>(name) != load<u32>(at)) continue;
    const second = load<u32>(name, 4);
    if (second == 0 || (token + 1 < count && second == load<u32>(at, 4))) return true;
  }
  return false;
}

/** The named lines of `text[from, to)`, cut to that range; returns their number. */
function linesWithin(text: usize, from: u32, to: u32, out: usize, scratch: usize): u32 {
  // Skips the rest of a code point that the cut divided at either end.
  let first = from;
  while (first < to && (load<u8>(text + first) & 0xc0) == 0x80) first++;
  const length = wholeLength(text + first, to - first);
  const encoded = scratch + (<usize>length << 1) + 8;
  const spans = (encoded + <usize>length + (<usize>length >> 3) + 32) & ~7;
  tokenise(text + first, length, scratch, encoded, UNIT_BYTE);
  const count = tokenCount(scratch);
  decodeSpans(encoded, count, spans);
  let lines: u32 = 0;
  let token = nextName(scratch, 0, count, count);
  while (token < count) {
    const name = first + load<u32>(spans + (<usize>token << 3));
    let start = name;
    let end = name;
    while (start > from && load<u8>(text + start - 1) != LINE_FEED) start--;
    while (end < to && load<u8>(text + end) != LINE_FEED) end++;
    store<u32>(out, start, NAMED_LINE_START);
    store<u32>(out, end, NAMED_LINE_END);
    store<u32>(out, name, NAMED_LINE_FIRST);
    let next = name;
    while (next < end) {
      store<u32>(out, next, NAMED_LINE_LAST);
      token = nextName(scratch, token + 1, count, count);
      next = token < count ? first + load<u32>(spans + (<usize>token << 3)) : end;
    }
    out += NAMED_LINE_BYTES;
    lines++;
  }
  return lines;
}

/** Bytes of whole code points in `length` bytes of UTF-8 that begins with one. */
function wholeLength(bytes: usize, length: u32): u32 {
  for (let back: u32 = 1; back <= 3 && back <= length; back++) {
    const byte = <u32>load<u8>(bytes + length - back);
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const whole: u32 = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return whole > back ? length - back : length;
  }
  return length;
}
