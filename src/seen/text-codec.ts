/**
 * Texts in a segment: tokens by their numbers in the token book, spans as deviations from the rule
 * that a token has its usual length and follows the one before it after one sign. Some 1.7 bytes a
 * token of news.
 */
import { ByteReader, type ByteWriter, putVarint, putWord, wordAt } from './byte-writer.js';
import { putSpan } from './encoded-spans.js';
import type { TokenBook } from './token-book.js';

/** The usual gap between two tokens. */
const USUAL_GAP = 1;

/** The tokens of a stored text, and the rest of its bytes. */
export interface StoredTokens {
  tokens: Uint32Array;
  /** The number of each token in the book plus one; 0 for a token that has none. */
  codes: Uint32Array;
  /** Bytes of the spans. */
  spans: Uint8Array;
}

/** Appends a text. @param spans (start, end) pairs in ascending order. */
export function putText(
  out: ByteWriter,
  tokens: Uint32Array,
  spans: Uint32Array,
  book: TokenBook,
): void {
  out.varint(tokens.length);
  const codes = new Uint32Array(tokens.length);
  const bytes = out.reserve(9 * tokens.length);
  let to = out.length;
  for (let i = 0; i < tokens.length; i++) {
    const code = book.find(tokens[i]!) + 1;
    codes[i] = code;
    to = putVarint(bytes, to, code);
    if (code === 0) to = putWord(bytes, to, tokens[i]!);
  }
  out.length = to;
  putSpans(out, spans, codes, book);
}

/** Appends, for each unusual span, the number of usual ones before it, its gap and its length. */
function putSpans(out: ByteWriter, spans: Uint32Array, codes: Uint32Array, book: TokenBook): void {
  let usual = 0;
  let before = 0;
  for (let i = 0; i < codes.length; i++) {
    const start = Math.max(before, spans[2 * i]!);
    const end = Math.max(start, spans[2 * i + 1]!);
    const [gap, length] = [start - before, end - start];
    before = end;
    if (gap === USUAL_GAP && codes[i] !== 0 && length === book.lengthAt(codes[i]! - 1)) {
      usual++;
      continue;
    }
    out.varint(usual);
    usual = 0;
    out.length = putSpan(out.reserve(11), out.length, gap, length);
  }
}

/** Reads the tokens of a text. The caller owns them. */
export function takeTokens(bytes: Uint8Array, book: TokenBook): StoredTokens {
  const reader = new ByteReader(bytes);
  // No token takes less than a byte: a wrong number must not ask for gigabytes.
  const count = Math.min(reader.varint(), bytes.length);
  const tokens = new Uint32Array(count);
  const codes = new Uint32Array(count);
  let at = reader.at;
  for (let i = 0; i < count; i++) {
    // Read here and not by the reader: this loop is most of the cost of a stored text.
    let code = bytes[at++]! & 0x7f;
    for (let shift = 7; bytes[at - 1]! > 0x7f && shift < 35; shift += 7) {
      code |= (bytes[at++]! & 0x7f) << shift;
    }
    codes[i] = code;
    if (code !== 0) continue;
    tokens[i] = wordAt(bytes, at);
    at += 4;
  }
  book.putHashes(codes, tokens);
  return { tokens, codes, spans: bytes.subarray(at) };
}

/** The spans of a text: (start, end) pairs. The caller owns them. */
export function takeSpans({ codes, spans: bytes }: StoredTokens, book: TokenBook): Uint32Array {
  const spans = new ByteReader(bytes);
  const pairs = new Uint32Array(2 * codes.length);
  let next = spans.isAtEnd ? codes.length : spans.varint();
  let end = 0;
  for (let i = 0; i < codes.length; i++) {
    if (i < next) {
      pairs[2 * i] = end + USUAL_GAP;
      end += USUAL_GAP + book.lengthAt(codes[i]! - 1);
    } else {
      const [gap, length] = takeSpan(spans);
      pairs[2 * i] = end + gap;
      end += gap + length;
      next = spans.isAtEnd ? codes.length : i + 1 + spans.varint();
    }
    pairs[2 * i + 1] = end;
  }
  return pairs;
}

function takeSpan(spans: ByteReader): [gap: number, length: number] {
  const byte = spans.take(1)[0] ?? 0;
  if (byte !== 0) return [byte >> 6, byte & 63];
  return [takeNumber(spans), takeNumber(spans)];
}

function takeNumber(spans: ByteReader): number {
  const byte = spans.take(1)[0] ?? 0;
  return byte === 255 ? spans.word() : byte;
}
