/** Streams of formats whose structure is found in bytes, as UTF-8. */
import { isUtf8 } from 'node:buffer';
import { numberOf } from '../article/encodings.js';
import { type Decoded, decodeFile, utf16Of, type Wanted } from './decode.js';
import type { ReadBytes } from './lines.js';
import { PeekedBytes } from './peeked-bytes.js';
import { readMemory } from './read-memory.js';
import { readWhole } from './read-whole.js';

/** A stream of UTF-8, as it was or decoded as a whole. */
export interface Utf8Stream {
  read: ReadBytes;
  /** Number of the encoding of all of it; null if its parts may be in another encoding than UTF-8. */
  encoding: number | null;
  broken: Decoded['broken'];
}

/**
 * A stream as UTF-8. Text whose beginning is not UTF-8 is decoded as a whole, because the bytes of
 * other encodings may look like quotes and brackets.
 * @throws {InputFault} if it has to be held but is larger than `maxBytes`.
 */
export function utf8Stream(source: ReadBytes, wanted: Wanted, maxBytes: number): Utf8Stream {
  const stream = new PeekedBytes(source);
  const head = stream.peek();
  const isWide = utf16Of(head) !== undefined || (wanted?.startsWith('UTF-16') && head.includes(0));
  if (!isWide && isUtf8(wholeCharacters(head))) {
    return { read: stream.read, encoding: null, broken: undefined };
  }
  const tooLarge = `not in UTF-8, and more than ${maxBytes} bytes: convert it to UTF-8`;
  const bytes = readWhole(stream.read, maxBytes, tooLarge);
  const decoded = decodeFile(bytes, wanted);
  return { read: readMemory(decoded.text), encoding: numberOf(decoded), broken: decoded.broken };
}

/** Bytes without a character at the end that may not be whole. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let at = bytes.length - 1; at >= Math.max(0, bytes.length - 3); at--) {
    if (bytes[at]! < 0x80) return bytes;
    if (bytes[at]! >= 0xc0) return bytes.subarray(0, at);
  }
  return bytes;
}
