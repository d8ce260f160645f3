import type { UNIT } from './abi.js';

/** The unit in which spans are counted. */
export type OffsetUnit = keyof typeof UNIT;

/** Fingerprints of an article. */
export interface Fingerprints {
  keys: Uint32Array;
  /** First token of each shingle, ascending; negative for one that is set aside. */
  positions: Int32Array;
}

/** What an engine is made for; numbers of tokens, shingles and slots. */
export interface SketchShape {
  /** Tokens a shingle: what similarity is told by. */
  shingle: number;
  /** Tokens a fingerprint's shingle: what a match begins with. */
  seed: number;
  /** Slots of a signature; 0 for none. */
  slots: number;
  /** Shingles a winnowing window; 0 for no fingerprints and no repeats. */
  window: number;
  unit: OffsetUnit;
}

/**
 * Sketches of consecutive articles, a column each. `rows` tells how much of every other column
 * belongs to which article.
 */
export interface SketchColumns {
  /** `ROW.length` numbers an article. */
  rows: Uint32Array;
  /** A hash a token. */
  tokens: Uint32Array;
  /** Encoded spans of the tokens; {@link Engine.decodeSpans} reads them. */
  spans: Uint8Array;
  /** `slots` numbers an article. */
  signatures: Uint32Array;
  /** Key of each fingerprint. */
  keys: Uint32Array;
  /** First token of each fingerprint's shingle. */
  positions: Uint32Array;
}

/**
 * An article of the columns that was sketched just now: a view of the engine, to be asked before the next
 * article is sketched or the columns are taken. After that an engine may throw. Arrays are good until the
 * next call on the engine.
 */
export interface ArticleSketch {
  /** A hash a token. */
  readonly tokens: Uint32Array;
  /** How many runs of `seed` tokens and more occur twice. */
  readonly repeatCount: number;
  /** These runs: first token, token of the second place, tokens. */
  readonly repeats: Uint32Array;
  /** Spans of the tokens, encoded as in the columns. */
  readonly spans: Uint8Array;
  /** Length of the text in the unit of the spans. */
  readonly units: number;
  /**
   * Lines at the ends of the text, `END_BYTES` at either, on which a token begins a name: how many in the
   * first end, then (start, end) of each in bytes of the text, those of the first end before those of the
   * last. A line that reaches out of an end is given up to there. Empty where no name is among the first
   * or the last 150 tokens.
   * @param names pairs: the hash of a name's first token and that of its second, 0 where any may follow.
   */
  namedLines(names: Uint32Array): Uint32Array;
}

/** Tokens of a text that is not sketched. */
export interface TokenisedText {
  /** A hash a token. */
  tokens: Uint32Array;
  /** (start, end) pairs in bytes. */
  spans: Uint32Array;
}

/** How two shingle sets overlap: distinct shingles in both, in the first, in the second. */
export interface Overlap {
  shared: number;
  first: number;
  second: number;
}

/**
 * The routines on one article or two that all else is made of. The kernel and the reference engine
 * both have them and must agree in every number but the slots of signatures.
 *
 * Arrays that a routine returns are good until the next call on the same engine, unless it says
 * that they are the caller's.
 */
export interface Engine {
  readonly name: 'kernel' | 'reference';
  readonly shape: SketchShape;
  /** Sketches one article of valid UTF-8 and appends it to the columns. */
  sketch(text: Uint8Array): ArticleSketch;
  /**
   * Appends the columns of an article once more: of a copy of the one of that number since the last
   * take. Not to be asked for its repeats.
   */
  sketchAgain(earlier: number): void;
  /** Whether an article of so many bytes can be sketched before the columns must be taken. */
  hasRoomFor(textBytes: number): boolean;
  /** Articles sketched since the last take. */
  readonly pending: number;
  /** Hands over the columns of all articles since the last take. */
  take(): SketchColumns;
  /** The tokens of any text. Does not touch the columns. */
  tokenise(text: Uint8Array): TokenisedText;
  /** Number of tokens of any text. Does not touch the columns. */
  tokenCount(text: Uint8Array): number;
  /** (start, end) pairs of `count` encoded spans. */
  decodeSpans(spans: Uint8Array, count: number): Uint32Array;
  /**
   * Exact overlap of the shingle sets of two articles, given their tokens, which stay as they are for
   * as long as the arrays live. Many calls with one article, on either side, cost less than its tokens
   * each.
   */
  overlap(first: Uint32Array, second: Uint32Array): Overlap;
  /** The signature of an article, given its tokens: as it was sketched. The caller's. */
  signature(tokens: Uint32Array): Uint32Array;
  /** The fingerprints of an article, given its tokens: as it was sketched. The caller's. */
  fingerprints(tokens: Uint32Array): Fingerprints;
  /**
   * Alignments of two articles around seeds (pairs of token positions, in the order of the first),
   * `ALIGNMENT.length` numbers each. The second article null: of the first with itself.
   */
  align(first: Uint32Array, second: Uint32Array | null, seeds: Uint32Array): Uint32Array;
  /**
   * The alignment around one seed in parts of two articles, an `ALIGNMENT` and what `NEAR` adds; all 0 where their tokens
   * differ at it. Does not disturb what {@link alignAndChain} has at hand.
   */
  alignNear(
    first: Uint32Array,
    second: Uint32Array,
    firstAt: number,
    secondAt: number,
  ): Uint32Array;
  /**
   * The alignments of two articles, joined over gaps: a `CHAIN` each and,
   * after it, its parts, `PART.length` numbers each, in the order of the first. Many
   * calls with the same first article cost less than its tokens each.
   */
  alignAndChain(first: Uint32Array, second: Uint32Array, seeds: Uint32Array): Uint32Array;
  /**
   * Seeds of two articles from all fingerprints that both have, in the order of the first. A key that
   * one article has in thousands of places is taken in `mostPlaces` of them, the first ones: those of
   * the article with fewer fingerprints, the first where both have as many.
   */
  sharedSeeds(first: Fingerprints, second: Fingerprints, mostPlaces: number): Uint32Array;
  /** Sorts keys ascending and moves values with them, in place and stable. */
  sortPairs(keys: Uint32Array, values: Uint32Array): void;
  /**
   * Sorts rows of `width` words in the lexicographic order of their first `by` words, in place and
   * stable.
   */
  sortRows(rows: Uint32Array, width: number, by: number): void;
}
