/** Decodes a document piece by piece, so that a large one is not held in memory as a whole. */
import { isUtf8 } from 'node:buffer';
import { type Encoding, numberOf } from '../../article/encodings.js';
import { stringOf, utf8Length } from '../../kernel/bytes.js';
import { encodedLength, newDecoder } from '../convert.js';
import { type Decoded, decodeFile } from '../decode.js';
import type { ReadBytes } from '../lines.js';
import type { ReadOptions } from '../reader.js';
import { StreamWindow } from '../stream-window.js';
import { declaredEncoding } from './declared-encoding.js';

/** A document as strings that follow each other. */
export interface TextChunks {
  chunks: Iterable<string>;
  /** Number of the encoding, as `numberOf` gives it. */
  encoding: number;
  /** The first fault of the encoding in the part that was decoded as a whole. */
  broken: Decoded['broken'];
  /** Bytes that a part of the text has in the document. */
  bytesOf: (text: string) => number;
}

/** Documents up to this size are decoded as a whole, by all evidence; others by their beginning. */
const WHOLE_BYTES = 16 << 20;
const CHUNK_BYTES = 1 << 18;
/** Units that are given at once of a text that is in memory. */
const CHUNK_UNITS = 1 << 16;

/**
 * The text of a document. A byte order mark is removed. UTF-8 is recognised, any other encoding is
 * the one that the user names, that the document declares, or a guess.
 */
export function textChunks(read: ReadBytes, options: ReadOptions): TextChunks {
  const window = new StreamWindow(read);
  const held = window.fill(WHOLE_BYTES);
  const begin = window.bytes.subarray(0, held);
  const isWhole = held < WHOLE_BYTES;
  if (!isWhole && isUtf8(begin.subarray(0, lastBoundary(begin)))) return chunksOf(window, null);
  const decoded = decodeFile(begin, options.encoding ?? declaredEncoding(begin));
  const { encoding, broken } = decoded;
  const known = { encoding: numberOf(decoded), broken };
  if (!isWhole) return { ...chunksOf(window, encoding), ...known };
  const chunks = piecesOf(withoutBom(stringOf(decoded.text)));
  return { chunks, bytesOf: bytesIn(encoding), ...known };
}

/** @param encoding null for UTF-8. */
function chunksOf(window: StreamWindow, encoding: Encoding | null): TextChunks {
  function* chunks() {
    const decoder = newDecoder(encoding);
    let isFirst = true;
    for (let held = window.fill(CHUNK_BYTES); held > 0; held = window.fill(CHUNK_BYTES)) {
      const text = decoder.write(window.bytes.subarray(0, held));
      yield isFirst ? withoutBom(text) : text;
      isFirst = false;
      window.advance(held);
    }
    yield decoder.end();
  }
  return { chunks: chunks(), bytesOf: bytesIn(encoding), encoding: 0, broken: undefined };
}

function bytesIn(encoding: Encoding | null): TextChunks['bytesOf'] {
  return encoding === null ? utf8Length : (text) => encodedLength(text, encoding);
}

function withoutBom(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += CHUNK_UNITS) yield text.slice(at, at + CHUNK_UNITS);
}

/** The end of the last whole sequence of UTF-8. */
function lastBoundary(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1]! & 0xc0) === 0x80) end--;
  return end > 0 && bytes[end - 1]! >= 0xc0 ? end - 1 : end;
}
