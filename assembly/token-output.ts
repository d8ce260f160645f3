// Writes the tokens of a text: a hash for each, and its span.

/**
 * A span is one byte, gap << LENGTH_BITS | length, if both are below these limits: 98 of 100 in
 * news. No token has a length of 0, so a zero byte says that gap and length follow as two numbers.
 */
const LENGTH_BITS: u32 = 6;
const GAPS: u32 = 4;
const LENGTHS: u32 = 1 << LENGTH_BITS;
/** A number of 255 or more is written as this byte and a u32. */
const LONG: u32 = 255;

/** Where the next hash and the next span will be written. */
export let tokenOut: usize = 0;
export let spanOut: usize = 0;
/** End of the last token in units, from which the next gap counts. */
export let lastEnd: u32 = 0;

/**
 * Continues to write at these places. A new text begins at the start of its regions and at unit 0.
 */
@inline
export function writeFrom(tokens: usize, spans: usize, end: u32): void {
  tokenOut = tokens;
  spanOut = spans;
  lastEnd = end;
}

/** Writes a token. */
@inline
export function emit(hash: u32, start: u32, end: u32): void {
  store<u32>(tokenOut, hash);
  tokenOut += 4;
  spanOut = writeSpan(spanOut, start - lastEnd, end - start);
  lastEnd = end;
}

/** Writes a span; returns where the next one is to be written. */
@inline
export function writeSpan(to: usize, gap: u32, length: u32): usize {
  if (gap >= GAPS || length >= LENGTHS) return writeLong(to, gap, length);
  store<u8>(to, shortSpan(gap, length));
  return to + 1;
}

/** The byte of a span whose gap is below 4 and whose length is below 64. */
@inline
export function shortSpan(gap: u32, length: u32): u8 {
  return <u8>((gap << LENGTH_BITS) | length);
}

function writeLong(to: usize, gap: u32, length: u32): usize {
  store<u8>(to, 0);
  return writeNumber(writeNumber(to + 1, gap), length);
}

function writeNumber(to: usize, value: u32): usize {
  if (value < LONG) {
    store<u8>(to, <u8>value);
    return to + 1;
  }
  store<u8>(to, <u8>LONG);
  store<u32>(to + 1, value);
  return to + 5;
}

/** The number of tokens of the last text, given where their hashes begin. */
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
