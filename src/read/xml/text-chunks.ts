/** Decodes a document piece by piece, so that a large one is not held in memory as a whole. */
import { isUtf8 } from 'node:buffer';
import { numberOf } from '../../article/encodings.js';
import { stringOf, utf8Length } from '../../kernel/bytes.js';
import { encodedLength } from '../convert.js';
import { type Decoded, decodeFile } from '../decode.js';
import type { ReadBytes } from '../lines.js';
import type { ReadLimits, ReadOptions } from '../reader.js';
import { StreamWindow } from '../stream-window.js';
import { declaredEncoding } from './declared-encoding.js';

/** A document as strings that follow each other. */
export interface TextChunks {
  chunks: Iterable<string>;
  /** Number of the encoding, as `numberOf` gives it. */
  encoding: number;
  /** The first fault of the encoding, if the document was decoded as a whole. */
  broken: Decoded['broken'];
  /** Bytes that a part of the text has in the document. */
  bytesOf: (text: string) => number;
  /** Whether the document is larger than what can be read, and `chunks` are its beginning. */
  isTooLarge: boolean;
}

/** Documents up to this size are decoded as a whole, by all evidence. */
const WHOLE_BYTES = 16 << 20;
const CHUNK_BYTES = 1 << 18;
/** Units that are given at once of a text that is in memory. */
const CHUNK_UNITS = 1 << 16;

/**
 * The text of a document. A byte order mark is removed. UTF-8 is recognised, any other encoding is
 * the one that the user names, that the document declares, or a guess.
 */
export function textChunks(
  read: ReadBytes,
  options: ReadOptions,
  { maxBytes }: ReadLimits,
): TextChunks {
  const window = new StreamWindow(read);
  let held = window.fill(Math.min(maxBytes, WHOLE_BYTES));
  const begin = window.bytes.subarray(0, held);
  if (held === WHOLE_BYTES && isUtf8(begin.subarray(0, lastBoundary(begin)))) {
    return utf8Chunks(window);
  }
  held = window.fill(maxBytes);
  const isTooLarge = window.fill(maxBytes + 1) > maxBytes;
  const bytes = window.bytes.subarray(0, held);
  const decoded = decodeFile(bytes, options.encoding ?? declaredEncoding(bytes));
  const { encoding } = decoded;
  return {
    chunks: piecesOf(withoutBom(stringOf(decoded.text))),
    encoding: numberOf(decoded),
    broken: decoded.broken,
    bytesOf: encoding === null ? utf8Length : (text) => encodedLength(text, encoding),
    isTooLarge,
  };
}

function utf8Chunks(window: StreamWindow): TextChunks {
  function* chunks() {
    const decoder = new TextDecoder();
    for (let held = window.fill(CHUNK_BYTES); held > 0; held = window.fill(CHUNK_BYTES)) {
      yield decoder.decode(window.bytes.subarray(0, held), { stream: true });
      window.advance(held);
    }
    yield decoder.decode();
  }
  const rest = { encoding: 0, broken: undefined, isTooLarge: false };
  return { chunks: chunks(), bytesOf: utf8Length, ...rest };
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
