// Spans as they are kept: for each token the gap since the last one's end, and its length.

/** A number of 255 or more is written as this byte and a little-endian u32. */
const LONG = 255;

/** The start and end of a token. */
interface Span {
  start: number;
  end: number;
}

/** Encodes spans that follow each other. */
export function encodeSpans(spans: readonly Span[]): Uint8Array {
  const bytes: number[] = [];
  let end = 0;
  for (const span of spans) {
    pushNumber(bytes, span.start - end);
    pushNumber(bytes, span.end - span.start);
    end = span.end;
  }
  return Uint8Array.from(bytes);
}

function pushNumber(bytes: number[], value: number): void {
  if (value < LONG) bytes.push(value);
  else bytes.push(LONG, value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24);
}

/** The (start, end) pairs of `count` encoded spans. */
export function decodeSpans(encoded: Uint8Array, count: number): Uint32Array {
  const view = new DataView(encoded.buffer, encoded.byteOffset, encoded.byteLength);
  const out = new Uint32Array(count * 2);
  let at = 0;
  let unit = 0;
  // Gaps and lengths alternate, and each moves on to the next border of a token.
  for (let border = 0; border < out.length; border++) {
    const short = view.getUint8(at);
    unit += short < LONG ? short : view.getUint32(at + 1, true);
    at += short < LONG ? 1 : 5;
    out[border] = unit;
  }
  return out;
}
