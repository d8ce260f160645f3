import type { UNIT } from './abi.js';

/** The unit in which spans are counted. */
export type OffsetUnit = keyof typeof UNIT;

/** Fingerprints of an article. */
export interface Fingerprints {
  keys: Uint32Array;
  /** First token of each shingle, ascending; negative for a fingerprint that is set aside. */
  positions: Int32Array;
}

/** The parameters of an engine: numbers of tokens, shingles and slots. */
export interface SketchShape {
  /** Tokens per shingle of the sets that similarity compares. */
  shingle: number;
  /** Tokens per shingle of a fingerprint, the shortest match. */
  seed: number;
  /** Slots of a signature; 0 for none. */
  slots: number;
  /** Shingles per winnowing window; 0 for no fingerprints and no repeats. */
  window: number;
  unit: OffsetUnit;
}

/**
 * Sketches of consecutive articles, in columns. `rows` says how much of each other column belongs
 * to each article.
 */
export interface SketchColumns {
  /** `ROW.length` numbers per article. */
  rows: Uint32Array;
  /** A hash per token. */
  tokens: Uint32Array;
  /** Encoded spans of the tokens; {@link Engine.decodeSpans} reads them. */
  spans: Uint8Array;
  /** `slots` numbers per article. */
  signatures: Uint32Array;
  /** Key of each fingerprint. */
  keys: Uint32Array;
  /** First token of each fingerprint's shingle. */
  positions: Uint32Array;
}

/**
 * The article of the columns that was sketched last, as a view of the engine. It may be read only
 * until the next article is sketched or the columns are taken; after that an engine may throw. Its
 * arrays are valid until the next call on the engine.
 */
export interface ArticleSketch {
  /** A hash per token. */
  readonly tokens: Uint32Array;
  /** The number of runs of at least `seed` tokens that occur twice. */
  readonly repeatCount: number;
  /** These runs: first token, first token of the second place, number of tokens. */
  readonly repeats: Uint32Array;
  /** Spans of the tokens, encoded as in the columns. */
  readonly spans: Uint8Array;
  /** Length of the text in the unit of the spans. */
  readonly units: number;
  /**
   * Lines at the ends of the text, `END_BYTES` at either, on which a token begins a name: the
   * number of lines in the first end, then a `NAMED_LINE` for each, those in the first end before those
   * in the last. A line that is only partly in an end is cut there. Empty if no name is among the first
   * or the last 150 tokens.
   * @param names pairs: the hash of a name's first token and of its second, 0 if any may follow. They
   * must not change: many calls with the same array cost less than its length each.
   */
  namedLines(names: Uint32Array): Uint32Array;
}

/** The tokens of a text that is not sketched. */
export interface TokenisedText {
  /** A hash per token. */
  tokens: Uint32Array;
  /** (start, end) pairs in bytes. */
  spans: Uint32Array;
}

/**
 * The overlap of two shingle sets: the numbers of distinct shingles in both, in the first, in the
 * second.
 */
export interface Overlap {
  shared: number;
  first: number;
  second: number;
}

/**
 * The routines on one or two articles, on which everything else builds. The kernel and the
 * reference engine both have them, and must agree in every number except the slots of signatures.
 *
 * Returned arrays are valid until the next call on the same engine, unless the routine says that
 * the caller owns them.
 */
export interface Engine {
  readonly name: 'kernel' | 'reference';
  readonly shape: SketchShape;
  /** Sketches one article of valid UTF-8 and appends it to the columns. */
  sketch(text: Uint8Array): ArticleSketch;
  /**
   * Appends a copy of an article's columns, given its number since the last take. The copy has no
   * repeats to read.
   */
  sketchAgain(earlier: number): void;
  /** Whether an article of `textBytes` bytes can be sketched before the columns must be taken. */
  hasRoomFor(textBytes: number): boolean;
  /** Hands over the columns of all articles since the last take. */
  take(): SketchColumns;
  /** The tokens of any text. Does not touch the columns. */
  tokenise(text: Uint8Array): TokenisedText;
  /** Number of tokens of any text. Does not touch the columns. */
  tokenCount(text: Uint8Array): number;
  /** The (start, end) pairs of `count` encoded spans. */
  decodeSpans(spans: Uint8Array, count: number): Uint32Array;
  /**
   * The exact overlap of the shingle sets of two articles, given their tokens, which must not
   * change while the arrays live. Many calls with one article, on either side, cost less than its
   * tokens each.
   */
  overlap(first: Uint32Array, second: Uint32Array): Overlap;
  /**
   * The signature of an article, given its tokens: the same that `sketch` makes. The caller owns
   * it.
   */
  signature(tokens: Uint32Array): Uint32Array;
  /**
   * The fingerprints of an article, given its tokens: the same that `sketch` makes. The caller owns
   * them.
   */
  fingerprints(tokens: Uint32Array): Fingerprints;
  /**
   * Matches two articles token by token, in order, as a line diff matches lines: for each token of the
   * first the place of its match in the second, ascending, or `UNMATCHED`. The caller owns it. Cost:
   * linear, except for ranges without common rare tokens; some 5 microseconds for two copies of 500
   * tokens, 20 for two briefs that differ throughout.
   */
  matchTokens(first: Uint32Array, second: Uint32Array): Int32Array;
  /**
   * The alignment around one seed in parts of two articles: an `ALIGNMENT` and the additions of
   * `NEAR`, all 0 if the tokens at the seed differ. Does not disturb the memory of {@link
   * alignAndChain}.
   */
  alignNear(
    first: Uint32Array,
    second: Uint32Array,
    firstAt: number,
    secondAt: number,
  ): Uint32Array;
  /**
   * The alignments of two articles, joined over gaps: a `CHAIN` for each, followed by its parts of
   * `PART.length` numbers, in the order of the first. Many calls with the same first article cost
   * less than its tokens each. If the second article is null, the first is aligned with itself;
   * then the two places of a chain do not overlap.
   */
  alignAndChain(first: Uint32Array, second: Uint32Array | null, seeds: Uint32Array): Uint32Array;
  /**
   * Seeds of two articles from all their shared fingerprints, in the order of the first. A key may
   * occur in thousands of places of one article: only the first `mostPlaces` of them are used, in
   * the article with fewer fingerprints, or in the first if the numbers are equal.
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
