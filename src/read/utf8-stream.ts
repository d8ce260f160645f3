/** Streams of formats whose structure is found in bytes, as UTF-8. */
import { isUtf8 } from 'node:buffer';
import { numberOf } from '../article/encodings.js';
import { type Decoded, decodeFile, utf16Of, type Wanted } from './decode.js';
import type { ReadBytes } from './lines.js';
import { PeekedStream } from './peek.js';

/** A stream of UTF-8, as it was or decoded as a whole. */
export interface Utf8Stream {
  read: ReadBytes;
  /** Number of the encoding of all of it; null if its parts may be in another encoding than UTF-8. */
  encoding: number | null;
  broken: Decoded['broken'];
}

const HEAD_BYTES = 64 * 1024;
const BLOCK_BYTES = 1024 * 1024;

/**
 * A stream as UTF-8. Text whose beginning is not UTF-8 is decoded as a whole, because the bytes of
 * other encodings may look like quotes and brackets.
 * @returns null if it has to be held but is larger than `maxBytes`.
 */
export function utf8Stream(source: ReadBytes, wanted: Wanted, maxBytes: number): Utf8Stream | null {
  const stream = new PeekedStream(source);
  const head = stream.peek(HEAD_BYTES);
  const isWide = utf16Of(head) !== undefined || (wanted?.startsWith('UTF-16') && head.includes(0));
  if (!isWide && isUtf8(wholeCharacters(head))) {
    return { read: stream.read, encoding: null, broken: undefined };
  }
  const bytes = readAtMost(stream.read, maxBytes);
  if (bytes === null) return null;
  const decoded = decodeFile(bytes, wanted);
  return { read: readerOf(decoded.text), encoding: numberOf(decoded), broken: decoded.broken };
}

/** Bytes without a character at the end that may not be whole. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let at = bytes.length - 1; at >= Math.max(0, bytes.length - 3); at--) {
    if (bytes[at]! < 0x80) return bytes;
    if (bytes[at]! >= 0xc0) return bytes.subarray(0, at);
  }
  return bytes;
}

/** All of a stream; null if it is larger than `maxBytes`. */
export function readAtMost(read: ReadBytes, maxBytes: number): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const piece = new Uint8Array(BLOCK_BYTES);
    const count = read(piece, 0, piece.length, total);
    if (count === 0) break;
    pieces.push(piece.slice(0, count));
    total += count;
    if (total > maxBytes) return null;
  }
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function readerOf(bytes: Uint8Array): ReadBytes {
  return (buffer, offset, length, position) => {
    const part = bytes.subarray(position, position + length);
    buffer.set(part, offset);
    return part.length;
  };
}
