// Encoded spans: for each token the gap since the end of the last one, and its length.

/**
 * If gap and length are both below these, they are one byte: gap * 64 + length. Otherwise a byte 0
 * and two numbers follow.
 */
const GAPS = 4;
const LENGTHS = 64;
/** A number of 255 or more is written as this byte and a little-endian u32. */
const LONG = 255;

/** The start and end of a token, which is never empty. */
interface Span {
  start: number;
  end: number;
}

/** Encodes spans that follow each other. */
export function encodeSpans(spans: readonly Span[]): Uint8Array {
  const bytes: number[] = [];
  let before = 0;
  for (const { start, end } of spans) {
    const [gap, length] = [start - before, end - start];
    if (gap < GAPS && length < LENGTHS) bytes.push(gap * LENGTHS + length);
    else for (const byte of [0, ...encodeNumber(gap), ...encodeNumber(length)]) bytes.push(byte);
    before = end;
  }
  return Uint8Array.from(bytes);
}

function encodeNumber(value: number): number[] {
  if (value < LONG) return [value];
  return [LONG, value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24];
}

/** The (start, end) pairs of `count` encoded spans. */
export function decodeSpans(encoded: Uint8Array, count: number): Uint32Array {
  const view = new DataView(encoded.buffer, encoded.byteOffset, encoded.byteLength);
  const out = new Uint32Array(count * 2);
  let at = 0;
  let unit = 0;
  const takeNumber = () => {
    const short = view.getUint8(at++);
    if (short < LONG) return short;
    at += 4;
    return view.getUint32(at - 4, true);
  };
  for (let token = 0; token < count; token++) {
    const byte = view.getUint8(at++);
    const gap = byte === 0 ? takeNumber() : Math.floor(byte / LENGTHS);
    const length = byte === 0 ? takeNumber() : byte % LENGTHS;
    out[2 * token] = unit + gap;
    unit += gap + length;
    out[2 * token + 1] = unit;
  }
  return out;
}
