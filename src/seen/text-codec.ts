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
export function takeTokens(bytes: Uint8Array, book: TokenBook): Uint32Array {
  const { count, at: begin } = beginText(bytes);
  const tokens = new Uint32Array(count);
  const { hashes } = book;
  let at = begin;
  for (let i = 0; i < count; i++) {
    // Read here and not by a function, and without a branch up to two bytes, whose number is as good as
    // random: this loop is most of the cost of a stored text.
    const [low, high] = [bytes[at]!, bytes[at + 1]!];
    const isLong = low >> 7;
    let code = (low & 0x7f) | ((high & -isLong & 0x7f) << 7);
    at += 1 + isLong;
    if ((isLong & (high >> 7)) === 1) {
      for (let shift = 14, byte = 0x80; byte > 0x7f && shift < 35; shift += 7) {
        byte = bytes[at++]!;
        code |= (byte & 0x7f) << shift;
      }
    }
    if (code !== 0) {
      tokens[i] = hashes[code - 1]!;
    } else {
      tokens[i] = wordAt(bytes, at);
      at += 4;
    }
  }
  return tokens;
}

/** The spans of a text: (start, end) pairs. The caller owns them. */
export function takeSpans(bytes: Uint8Array, book: TokenBook): Uint32Array {
  const { count, at } = beginText(bytes);
  const reader = new ByteReader(bytes, at);
  const codes = new Uint32Array(count);
  for (let i = 0; i < count; i++) codes[i] = takeCode(reader);
  const pairs = new Uint32Array(2 * count);
  let next = reader.isAtEnd ? count : reader.varint();
  let end = 0;
  for (let i = 0; i < count; i++) {
    if (i < next) {
      pairs[2 * i] = end + USUAL_GAP;
      end += USUAL_GAP + book.lengthAt(codes[i]! - 1);
    } else {
      const [gap, length] = takeSpan(reader);
      pairs[2 * i] = end + gap;
      end += gap + length;
      next = reader.isAtEnd ? count : i + 1 + reader.varint();
    }
    pairs[2 * i + 1] = end;
  }
  return pairs;
}

/** The number of tokens of a text, and where they begin. */
function beginText(bytes: Uint8Array): { count: number; at: number } {
  const reader = new ByteReader(bytes);
  // No token takes less than a byte: a wrong number must not ask for gigabytes.
  const count = Math.min(reader.varint(), bytes.length);
  return { count, at: reader.at };
}

/** The number of a token in the book plus one; 0 for a token that has none, whose hash is passed over. */
function takeCode(reader: ByteReader): number {
  const code = reader.varint();
  if (code === 0) reader.word();
  return code;
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
