import { ROW } from '../kernel/abi.js';
import type { Engine } from '../kernel/engine.js';
import { mapSpans } from '../repair/offset-map.js';
import { encodingNumberOf, mapOf, type SketchBlock } from '../sketch/block.js';
import type { BucketedFingerprints } from '../sketch/fingerprint-buckets.js';
import { type StringField, stringNumber } from '../sketch/strings.js';
import { readIsoDate } from '../text/iso-date.js';
import { readBandKeys, readBuckets, readTokens } from './block-columns.js';
import { BlockPlaces } from './block-places.js';
import { RecordReader, type StoredStrings } from './block-records.js';
import { RecentStrings } from './recent-strings.js';
import type { ScratchBuffer } from './scratch-buffer.js';
import { readColumn, readInto, readWords } from './stored-columns.js';

/** The parts of a set of sketches; plain data. */
export interface SketchParts {
  blocks: readonly SketchBlock[];
  order: Uint32Array;
}

/**
 * The sketches of all articles of a scan, numbered from 0 in the order of ids, independent of the
 * workers that made them and of the order in which they came. It gives views, never copies; data of
 * blocks on disk is read on demand.
 */
export class SketchSet {
  readonly count: number;
  readonly #blocks: readonly SketchBlock[];
  /** Block of each article, and its number within the block. */
  readonly #order: Uint32Array;
  readonly #records: RecordReader;
  readonly #recentStrings = new RecentStrings();
  readonly #places: BlockPlaces[] = [];

  /**
   * @param blocks of all articles.
   * @param order  pairs of block and number within the block, in the order of ids.
   */
  constructor({ blocks, order }: SketchParts) {
    this.#blocks = blocks;
    this.#order = order;
    this.count = order.length / 2;
    this.#records = new RecordReader(blocks);
  }

  /** The data from which another thread can make the same set; shared memory stays shared. */
  get parts(): SketchParts {
    return { blocks: this.#blocks, order: this.#order };
  }

  /** One string of an article's metadata. */
  string(article: number, field: StringField): string {
    const { bytes, ends, first } = this.#stringsOf(article);
    const at = stringNumber(first, field);
    const [start, end] = [ends[at - 1] ?? 0, ends[at]!];
    if (start === end) return '';
    // Few sources and agencies have many articles.
    const isCommon = field === 'source' || field === 'credits';
    if (isCommon) return this.#recentStrings.read(bytes, start, end);
    return bytes.toString('utf8', start, end);
  }

  /** Bytes of a string of an article's metadata, as UTF-8. */
  stringBytes(article: number, field: StringField): number {
    const { ends, first } = this.#stringsOf(article);
    const at = stringNumber(first, field);
    return ends[at]! - (ends[at - 1] ?? 0);
  }

  /**
   * Copies a string of an article's metadata to `out` from `at` on; returns the number of its
   * bytes.
   */
  copyString(article: number, field: StringField, out: Uint8Array, at: number): number {
    const { bytes, ends, first } = this.#stringsOf(article);
    const number = stringNumber(first, field);
    const [start, end] = [ends[number - 1] ?? 0, ends[number]!];
    // A loop, because the strings are short, and a view of them would cost more.
    for (let from = start, to = at; from < end; from++, to++) out[to] = bytes[from]!;
    return end - start;
  }

  /**
   * The moment of an article's date in milliseconds since 1970, if the date is ISO 8601 as in most
   * records; NaN if there is no date, or for dates that need more parsing.
   */
  moment(article: number): number {
    const { bytes, ends, first } = this.#stringsOf(article);
    const at = stringNumber(first, 'date');
    return readIsoDate(bytes, ends[at - 1] ?? 0, ends[at]!);
  }

  /** The number of the encoding that an article was read in, as `numberOf` gives it; 0 for UTF-8. */
  encodingNumber(article: number): number {
    return encodingNumberOf(this.#blockOf(article), this.localIndex(article));
  }

  /**
   * Number of tokens of the article before any repair; {@link tokenCount} counts the sketched text.
   */
  wordCount(article: number): number {
    return this.#blockOf(article).words[this.localIndex(article)] ?? 0;
  }

  /**
   * The number of tokens of an article's first line, its headline if more lines follow; 0 if the
   * line has more than 255 units. Cost: linear in the article.
   */
  headlineTokens(article: number, engine: Engine): number {
    const units = this.#blockOf(article).headlines[this.localIndex(article)]!;
    if (units === 0) return 0;
    const spans = engine.decodeSpans(this.spans(article), this.tokenCount(article));
    let tokens = 0;
    while (2 * tokens < spans.length && spans[2 * tokens + 1]! <= units) tokens++;
    return tokens;
  }

  /** Number of tokens. */
  tokenCount(article: number): number {
    return this.#row(article, ROW.tokens);
  }

  /** Token hashes, in order. */
  tokens(article: number): Uint32Array {
    const { columns, disk } = this.#blockOf(article);
    const start = this.#start(article, 'tokenStarts');
    const count = this.tokenCount(article);
    if (!disk) return columns.tokens.subarray(start, start + count);
    return readWords(disk.fd, disk.tokens + 4 * start, count);
  }

  /** Fills `into` with tokens of a block that is on disk, from `start` on. */
  readTokens(blockIndex: number, start: number, into: Uint32Array): void {
    const { disk } = this.#blocks[blockIndex]!;
    if (!disk) throw new RangeError(`block ${blockIndex} is in memory`);
    readInto(disk.fd, disk.tokens + 4 * start, into);
  }

  /** Whether the article's large columns are read from disk at each use. */
  isOnDisk(article: number): boolean {
    return this.#blockOf(article).disk !== null;
  }

  /**
   * The column that holds the article's tokens from {@link tokenStart} on, for reading without
   * views.
   */
  tokenColumn(article: number): Uint32Array {
    const { columns, disk } = this.#blockOf(article);
    return disk ? this.tokens(article) : columns.tokens;
  }

  /** Where the article's tokens begin in {@link tokenColumn}. */
  tokenStart(article: number): number {
    return this.#blockOf(article).disk ? 0 : this.#start(article, 'tokenStarts');
  }

  /**
   * The places of the tokens in the original text: (start, end) pairs in the unit of the sketches.
   * The caller owns them. Cost: linear in the article.
   */
  tokenSpans(article: number, engine: Engine): Uint32Array {
    return this.viewSpans(article, engine).slice();
  }

  /** {@link tokenSpans} as a view of the engine's memory, valid until the engine is used again. */
  viewSpans(article: number, engine: Engine): Uint32Array {
    const spans = engine.decodeSpans(this.spans(article), this.tokenCount(article));
    const map = mapOf(this.#blockOf(article), this.localIndex(article));
    return map ? mapSpans(spans, map) : spans;
  }

  /**
   * The place of the tokens `[first, end)` in the original text, as above. Cost: linear in the
   * article up to there, without allocations.
   */
  placeOf(article: number, first: number, end: number, engine: Engine) {
    const spans = engine.decodeSpans(this.spans(article), end);
    const last = 2 * end - 2;
    const ends = Uint32Array.of(
      ...[spans[2 * first]!, spans[2 * first + 1]!, spans[last]!, spans[last + 1]!],
    );
    const map = mapOf(this.#blockOf(article), this.localIndex(article));
    if (map) mapSpans(ends, map);
    return { start: ends[0]!, end: ends[3]! };
  }

  /**
   * Encoded spans of the tokens in the sketched text; a repaired text has others in the original.
   */
  spans(article: number): Uint8Array {
    const start = this.#start(article, 'spanStarts');
    const count = this.#row(article, ROW.spanBytes);
    const { columns, disk } = this.#blockOf(article);
    if (!disk) return columns.spans.subarray(start, start + count);
    return readColumn(disk.fd, disk.spans + start, count);
  }

  /** Number of fingerprints. */
  keyCount(article: number): number {
    return this.#row(article, ROW.fingerprints);
  }

  /** The keys of a block's articles in the bands `[from, to)`, band after band. */
  bandKeysOf(blockIndex: number, from: number, to: number): Uint32Array {
    return readBandKeys(this.#blocks[blockIndex]!, from, to);
  }

  /** The block that holds the article. */
  blockIndex(article: number): number {
    return this.#order[2 * article]!;
  }

  /** The article's number within its block. */
  localIndex(article: number): number {
    return this.#order[2 * article + 1] ?? 0;
  }

  /** The number of articles of a block, including those that lost their ids to others. */
  articlesIn(blockIndex: number): number {
    return this.#blocks[blockIndex]!.count;
  }

  /** Where the article's tokens begin among the tokens of its block. */
  startInBlock(article: number): number {
    return this.#start(article, 'tokenStarts');
  }

  /** Tokens of all articles of a block; if they are on disk, they are read into `scratch`. */
  blockTokens(blockIndex: number, scratch: ScratchBuffer): Uint32Array {
    return readTokens(this.#blocks[blockIndex]!, scratch);
  }

  get blockCount(): number {
    return this.#blocks.length;
  }

  /**
   * The fingerprints of a block whose keys are in the buckets `[from, to)`, and where each bucket
   * ends among them; if they are on disk, they are read into `scratch`.
   */
  bucketsOf(
    blockIndex: number,
    from: number,
    to: number,
    scratch: ScratchBuffer,
  ): BucketedFingerprints {
    return readBuckets(this.#blocks[blockIndex]!, from, to, scratch);
  }

  /** Finds the article of a token of a block. */
  placesOf(blockIndex: number): BlockPlaces {
    this.#places[blockIndex] ??= new BlockPlaces(this.#blocks[blockIndex]!);
    return this.#places[blockIndex]!;
  }

  /** A word, 0 or 1, of the hash of the token sequence. */
  textHash(article: number, word: 0 | 1): number {
    return this.#row(article, word === 0 ? ROW.textHashLow : ROW.textHashHigh);
  }

  /** A word, 0 or 1, of the hash of the text's bytes. */
  exactHash(article: number, word: 0 | 1): number {
    return this.#records.exactHash(this.blockIndex(article), this.localIndex(article), word);
  }

  /** Bytes of text, as UTF-8. */
  textBytes(article: number): number {
    return this.#blockOf(article).textBytes[this.localIndex(article)] ?? 0;
  }

  /** The block that holds the article, and its number there. */
  place(article: number): { block: SketchBlock; blockIndex: number; local: number } {
    const blockIndex = this.#order[2 * article] ?? 0;
    return { block: this.#blockOf(article), blockIndex, local: this.localIndex(article) };
  }

  #stringsOf(article: number): StoredStrings {
    return this.#records.strings(this.blockIndex(article), this.localIndex(article));
  }

  #blockOf(article: number): SketchBlock {
    const block = this.#blocks[this.#order[2 * article] ?? 0];
    if (!block) throw new RangeError(`no article ${article}: there are ${this.count}`);
    return block;
  }

  #row(article: number, field: number): number {
    return this.#blockOf(article).columns.rows[this.localIndex(article) * ROW.length + field] ?? 0;
  }

  #start(article: number, name: 'tokenStarts' | 'spanStarts'): number {
    return this.#blockOf(article)[name][this.localIndex(article)] ?? 0;
  }
}
