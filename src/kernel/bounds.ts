/**
 * How large each region must be that a routine of the kernel writes to. Nothing in the kernel checks a
 * bound: these are what keeps its writes apart, and each is derived here.
 *
 * **Tokens.** Two tokens that touch are never both words: words without a byte between them are one
 * word. So each token has a byte of its own and either a separator before it or, beside it, a character
 * that is a token by itself, which has three bytes and needs two; only the first token of an article has
 * neither. An article of n bytes has at most (n + 1) / 2 tokens: one article of n bytes half a token
 * more than its bytes say, many articles half a token each.
 *
 * **Spans.** A span takes one byte where its gap is below 4 units and its token below 64, else one byte
 * and its two numbers, each a byte below 255 and five bytes from there on. In bytes of text, which are
 * never fewer than units:
 *   - one byte: a gap of one and a token of one, two bytes of text: 1/2;
 *   - three bytes: a gap of four and a token of one, five bytes of text: 3/5; by its token alone, 64;
 *   - seven bytes: a gap of 255 or a token of 255: 7/256; eleven bytes: both: 11/510.
 * The most is 3/5. The first token needs no gap: one byte of text, one of span, which is 2/5 more than
 * its bytes say. An article of n bytes has at most (3 n + 2) / 5 bytes of spans.
 *
 * **Fingerprints and repeated runs.** At most one a shingle, and shingles are no more than tokens.
 *
 * **Scratch of a sketch**, for n tokens: the hashes of n + 1 shingles that fingerprints and runs are made
 * of, and after them one of two, one after the other:
 *   - the hashes of n + 1 longer shingles, and a byte a slot with 16 more for signing: 8 (n + 1) + slots;
 *   - 36 bytes a shingle for repeated runs: 4 of a list; a filter of at most 16, or entries (8), marks (1/8)
 *     and a table (16), or a table of 4 entries of 8 bytes, which is the most: 32.
 */
import { END_BYTES, ROW, RUN, TEXT_PADDING } from './abi.js';

const WORD = 4;
const SHINGLE_BYTES = 8;

/** Most tokens of `articles` articles that have `bytes` bytes together. */
export function mostTokens(bytes: number, articles = 1): number {
  return Math.floor((bytes + articles) / 2);
}

/** Most bytes of their encoded spans. */
export function mostSpanBytes(bytes: number, articles = 1): number {
  return Math.floor((3 * bytes + 2 * articles) / 5);
}

/** Bytes of scratch that sketching an article of so many tokens takes. */
export function sketchScratchBytes(tokens: number, slots: number): number {
  const ofSigning = SHINGLE_BYTES * (tokens + 1) + slots + 16;
  return SHINGLE_BYTES * (tokens + 1) + Math.max(ofSigning, 36 * tokens);
}

/** Bytes of each region of the columns of articles, which have so many bytes and tokens together. */
export function columnBytes({
  articles,
  bytes,
  tokens,
  slots,
}: Record<'articles' | 'bytes' | 'tokens' | 'slots', number>) {
  return {
    // One article at a time; it may have all the bytes.
    text: bytes + TEXT_PADDING,
    rows: articles * ROW.length * WORD,
    tokens: tokens * WORD,
    spans: mostSpanBytes(bytes, articles),
    signatures: articles * slots * WORD,
    keys: tokens * WORD,
    positions: tokens * WORD,
    // Of one article at a time, too.
    repeats: tokens * RUN.length * WORD,
    scratch: sketchScratchBytes(tokens, slots),
  };
}

/**
 * Bytes that the named lines of the two ends of a text take: (start, end) of a line for each token at
 * most, and how many they are.
 */
export const NAMED_LINES_BYTES = WORD + 2 * 2 * WORD * mostTokens(END_BYTES);

/** Bytes of scratch for them: tokens of one end, their spans encoded and decoded, each aligned to 8. */
export const NAMED_LINES_SCRATCH = 8 * END_BYTES + 64;
