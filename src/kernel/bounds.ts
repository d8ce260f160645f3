/**
 * The sizes of the regions that routines of the kernel write to. The kernel checks no bounds: only
 * these sizes keep its writes apart, so each is derived here.
 *
 * **Tokens.** Two tokens that touch are never both words: words without a byte between them are one
 * word. So each token has a byte of its own, and before it either a separator or a neighbour that
 * is a token by itself; such a character has three bytes and needs only two. Only the first token
 * of an article has neither. So an article of n bytes has at most (n + 1) / 2 tokens, which is half
 * a token an article above half its bytes.
 *
 * **Spans.** A span takes one byte if its gap is below 4 units and its token below 64. Otherwise it
 * takes one byte and two numbers, each of one byte below 255 and five bytes from 255 on. Bytes of
 * span for bytes of text, which are never fewer than its units:
 *   - one byte: a gap of one and a token of one, two bytes of text: 1/2;
 *   - three bytes: a gap of four and a token of one, five bytes of text: 3/5; a token of 64 gives
 *     less;
 *   - seven bytes: a gap or a token of 255: 7/256; eleven bytes: both of 255: 11/510.
 * The most is 3/5. The first token needs no gap: one byte of text may give one of span, 2/5 above
 * that ratio. So an article of n bytes has at most (3 n + 2) / 5 bytes of spans.
 *
 * **Fingerprints and repeated runs.** At most one for each shingle, and a text never has more
 * shingles than tokens.
 *
 * **Scratch of a sketch**, for n tokens: the hashes of n + 1 shingles from which fingerprints and
 * runs are made; after them, memory that is used twice, so the larger of the two uses counts:
 *   - for signing, the hashes of n + 1 longer shingles, a byte per slot and 16 more: 8 (n + 1) +
 *     slots + 16;
 *   - for repeated runs, 36 bytes per shingle: 4 for a list, and at most 32 for one of a filter
 *     (16), entries with marks and a table (8 + 1/8 + 16), or a table of 4 entries of 8 bytes (32).
 */
import { END_BYTES, NAMED_LINE, ROW, RUN, TEXT_PADDING } from './abi.js';

const WORD = 4;
const SHINGLE_BYTES = 8;

/** The most tokens that `articles` articles of `bytes` bytes together can have. */
export function mostTokens(bytes: number, articles = 1): number {
  return Math.floor((bytes + articles) / 2);
}

/** The most bytes that their encoded spans can take. */
export function mostSpanBytes(bytes: number, articles = 1): number {
  return Math.floor((3 * bytes + 2 * articles) / 5);
}

/** Bytes of scratch that the sketch of an article of `tokens` tokens takes. */
function sketchScratchBytes(tokens: number, slots: number): number {
  const ofSigning = SHINGLE_BYTES * (tokens + 1) + slots + 16;
  return SHINGLE_BYTES * (tokens + 1) + Math.max(ofSigning, 36 * tokens);
}

/**
 * Bytes of each region of the columns, for articles that have `bytes` bytes and `tokens` tokens
 * together.
 */
export function columnBytes({
  articles,
  bytes,
  tokens,
  slots,
}: Record<'articles' | 'bytes' | 'tokens' | 'slots', number>) {
  return {
    rows: articles * ROW.length * WORD,
    tokens: tokens * WORD,
    spans: mostSpanBytes(bytes, articles),
    signatures: articles * slots * WORD,
    keys: tokens * WORD,
    positions: tokens * WORD,
  };
}

/** Bytes of each region that an article of `bytes` bytes and `tokens` tokens needs beside its columns. */
export function bufferBytes({
  bytes,
  tokens,
  slots,
}: Record<'bytes' | 'tokens' | 'slots', number>) {
  return {
    text: bytes + TEXT_PADDING,
    repeats: tokens * RUN.length * WORD,
    scratch: sketchScratchBytes(tokens, slots),
  };
}

/**
 * Bytes of the named lines of both ends of a text: their count, and at most one line for each token.
 */
export const NAMED_LINES_BYTES = WORD + 2 * NAMED_LINE.length * WORD * mostTokens(END_BYTES);

/**
 * Bytes of scratch for named lines: the tokens of one end, their encoded and their decoded spans,
 * each aligned to 8.
 */
export const NAMED_LINES_SCRATCH = 8 * END_BYTES + 64;

/**
 * Bytes of scratch for matching two texts: five rows of words and the open ranges of the first, and
 * the table of the second, which is between two and four times as long.
 */
export function matchScratchBytes(first: number, second: number): number {
  return 36 * first + 64 * second + 64;
}
