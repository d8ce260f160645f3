/** Finds where a value of JSON ends, in bytes, without making it. Nesting may have any depth. */
import { indexOfByte, latin1Of } from '../../kernel/bytes.js';

/** Result in place of an end: the bytes end within the value. */
export const CUT = -1;

/**
 * Result in place of an end: this minus the place of a byte that cannot be in JSON there; see
 * {@link faultAt}.
 */
const FIRST_FAULT = -2;

/** The place of a fault, from a result below {@link CUT}. */
export function faultAt(result: number): number {
  return FIRST_FAULT - result;
}

const fault = (at: number) => FIRST_FAULT - at;

/** Bytes with a meaning in JSON, and between its values. */
export const BYTE = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openArray: 0x5b,
  closeArray: 0x5d,
  openObject: 0x7b,
  closeObject: 0x7d,
  /** Before each value of a text sequence (RFC 7464). */
  separator: 0x1e,
  lineFeed: 0x0a,
} as const;
const BACKSLASH = 0x5c;

/** What may follow in a container. */
const EXPECT = { value: 0, valueOrEnd: 1, keyOrEnd: 2, key: 3, colon: 4, commaOrEnd: 5 } as const;

let stack = new Uint8Array(256);

/** Whether a byte is a space of JSON. */
export function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/**
 * The place after the value that begins at `from`; {@link CUT}, or a fault. Everything outside
 * strings is checked, because a lost quote shows there. Numbers and the inside of strings are left to
 * `JSON.parse`.
 */
export function endOfValue(bytes: Uint8Array, from: number, to: number): number {
  let depth = 0;
  let expect: number = EXPECT.value;
  for (let at = from; at < to; ) {
    const byte = bytes[at]!;
    if (isSpace(byte)) {
      at++;
      continue;
    }
    if (byte === BYTE.closeObject || byte === BYTE.closeArray) {
      const isArray = byte === BYTE.closeArray;
      const mayEnd =
        expect === EXPECT.commaOrEnd || expect === (isArray ? EXPECT.valueOrEnd : EXPECT.keyOrEnd);
      if (!mayEnd || depth === 0 || (stack[depth - 1] === 1) !== isArray) return fault(at);
      depth--;
      at++;
    } else if (expect === EXPECT.colon || expect === EXPECT.commaOrEnd) {
      if (byte !== (expect === EXPECT.colon ? BYTE.colon : BYTE.comma)) return fault(at);
      const isKey = expect === EXPECT.commaOrEnd && stack[depth - 1] !== 1;
      expect = isKey ? EXPECT.key : EXPECT.value;
      at++;
      continue;
    } else if (byte === BYTE.quote) {
      const end = endOfString(bytes, at, to);
      if (end < 0) return end;
      at = end;
      if (expect === EXPECT.key || expect === EXPECT.keyOrEnd) {
        expect = EXPECT.colon;
        continue;
      }
    } else if (expect === EXPECT.key || expect === EXPECT.keyOrEnd) {
      return fault(at);
    } else if (byte === BYTE.openObject || byte === BYTE.openArray) {
      const isArray = byte === BYTE.openArray;
      push(depth++, isArray ? 1 : 0);
      expect = isArray ? EXPECT.valueOrEnd : EXPECT.keyOrEnd;
      at++;
      continue;
    } else {
      const end = endOfWord(bytes, at, to);
      if (end === at) return fault(at);
      at = end;
    }
    if (depth === 0) return at;
    expect = EXPECT.commaOrEnd;
  }
  return CUT;
}

function push(depth: number, kind: number): void {
  if (depth === stack.length) {
    const larger = new Uint8Array(2 * stack.length);
    larger.set(stack);
    stack = larger;
  }
  stack[depth] = kind;
}

/** The place after a string; a string that is not closed, and has a line end, is broken there. */
function endOfString(bytes: Uint8Array, start: number, to: number): number {
  for (let at = start + 1; ; ) {
    const quote = indexOfByte(bytes, BYTE.quote, at);
    if (quote < 0 || quote >= to) {
      const feed = indexOfByte(bytes, BYTE.lineFeed, at);
      return feed >= 0 && feed < to ? fault(feed) : CUT;
    }
    let slashes = 0;
    while (bytes[quote - 1 - slashes] === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}

/** The place after a number or one of the words that Python writes, too; `from` if it is neither. */
function endOfWord(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && isWordByte(bytes[at]!)) at++;
  const first = bytes[from]!;
  const isNumber = first === 0x2d || (first >= 0x30 && first <= 0x39);
  if (isNumber || at === from) return at;
  const word = latin1Of(bytes.subarray(from, Math.min(at, from + 9)));
  const isWhole = WORDS.has(word) || (at === to && [...WORDS].some((one) => one.startsWith(word)));
  return isWhole ? at : from;
}

const WORDS = new Set(['true', 'false', 'null', 'NaN', 'Infinity']);

function isWordByte(byte: number): boolean {
  const letter = byte | 0x20;
  return (
    (letter >= 0x61 && letter <= 0x7a) ||
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e
  );
}
