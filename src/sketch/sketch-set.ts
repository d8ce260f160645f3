import { type Engine, ROW } from '../kernel/engine.js';
import { mapSpans } from '../text/offset-map.js';
import { type LargeColumn, mapOf, type SketchBlock } from './block.js';
import { readColumn } from './spill.js';
import { asBuffer, type StringColumn, type StringField, stringAt } from './strings.js';

/** What a set of sketches is made of; plain data. */
export interface SketchParts {
  blocks: readonly SketchBlock[];
  order: Uint32Array;
  slots: number;
}

/**
 * The sketches of all articles of a scan, numbered from 0 in the order of ids, whichever worker
 * made them and in whatever order they came. Views, never copies; of blocks that are on disk, what
 * is asked for is read.
 */
export class SketchSet {
  readonly count: number;
  readonly slots: number;
  readonly #blocks: readonly SketchBlock[];
  /** Block of each article, and its number within the block. */
  readonly #order: Uint32Array;
  /** Where each article of each block begins in the columns: tokens, span bytes, fingerprints. */
  readonly #starts: readonly Uint32Array[];
  readonly #strings: readonly StringColumn[];
  /** Columns of blocks on disk that were read whole, the last of each name. */
  readonly #held: { [name in LargeColumn]?: { block: SketchBlock; column: Uint32Array } } = {};

  /**
   * @param blocks of all articles.
   * @param order  pairs of block and number within the block, in the order of ids.
   * @param slots  slots of a signature, 0 where there are none.
   */
  constructor({ blocks, order, slots }: SketchParts) {
    this.#blocks = blocks;
    this.#order = order;
    this.slots = slots;
    this.count = order.length / 2;
    this.#starts = blocks.map(columnStarts);
    this.#strings = blocks.map(({ strings: { bytes, ends } }) => ({
      bytes: asBuffer(bytes),
      ends,
    }));
  }

  /** What another thread can make the same set of; memory that is shared stays shared. */
  get parts(): SketchParts {
    return { blocks: this.#blocks, order: this.#order, slots: this.slots };
  }

  /** One string of an article's metadata. */
  string(article: number, field: StringField): string {
    const column = this.#strings[this.#order[2 * article] ?? 0];
    return column ? stringAt(column, this.#localOf(article), field) : '';
  }

  /** Number of tokens of the article as it is; {@link tokenCount} counts what was sketched of it. */
  wordCount(article: number): number {
    return this.#blockOf(article).words[this.#localOf(article)] ?? 0;
  }

  /** Number of tokens. */
  tokenCount(article: number): number {
    return this.#row(article, ROW.tokens);
  }

  /** Token hashes, in order. */
  tokens(article: number): Uint32Array {
    return this.#words(article, 'tokens', this.#start(article, TOKENS), this.tokenCount(article));
  }

  /** Whether the article's large columns are read from disk, at each look. */
  isOnDisk(article: number): boolean {
    return this.#blockOf(article).disk !== null;
  }

  /** The column that has the article's tokens from {@link tokenStart} on: for looks without views. */
  tokenColumn(article: number): Uint32Array {
    const { columns, disk } = this.#blockOf(article);
    return disk ? this.tokens(article) : columns.tokens;
  }

  /** Where the article's tokens begin in {@link tokenColumn}. */
  tokenStart(article: number): number {
    return this.#blockOf(article).disk ? 0 : this.#start(article, TOKENS);
  }

  /**
   * Where the tokens stand in the original text: (start, end) pairs in the unit of the sketches,
   * the caller's. Cost: linear in the article.
   */
  tokenSpans(article: number, engine: Engine): Uint32Array<ArrayBuffer> {
    const spans = engine.decodeSpans(this.spans(article), this.tokenCount(article)).slice();
    const map = mapOf(this.#blockOf(article), this.#localOf(article));
    return map ? mapSpans(spans, map) : spans;
  }

  /** Encoded spans of the tokens, in the text that was sketched: a repaired one has others. */
  spans(article: number): Uint8Array {
    const start = this.#start(article, SPANS);
    const count = this.#row(article, ROW.spanBytes);
    const { columns, disk } = this.#blockOf(article);
    if (!disk) return columns.spans.subarray(start, start + count);
    return readColumn(disk.fd, disk.spans + start, count);
  }

  /** Number of fingerprints. */
  keyCount(article: number): number {
    return this.#row(article, ROW.fingerprints);
  }

  /** Keys of the fingerprints, in the order of their positions. */
  keys(article: number): Uint32Array {
    return this.#fingerprints(article, 'keys');
  }

  /** Token positions of the fingerprints, ascending. */
  positions(article: number): Uint32Array {
    return this.#fingerprints(article, 'positions');
  }

  /** The slots of the signature. */
  signature(article: number): Uint32Array {
    return this.#words(article, 'signatures', this.#localOf(article) * this.slots, this.slots);
  }

  /**
   * A column of numbers of an article, for who goes through articles by number: of a block on disk
   * the whole column is read, and kept until that of another block is asked for.
   */
  inTurn(article: number, name: 'keys' | 'positions' | 'signatures'): Uint32Array {
    const isSignature = name === 'signatures';
    const local = this.#localOf(article);
    const start = isSignature ? local * this.slots : this.#start(article, FINGERPRINTS);
    const count = isSignature ? this.slots : this.keyCount(article);
    const { columns, disk } = this.#blockOf(article);
    const column = disk ? this.#wholeColumn(article, name) : columns[name];
    return column.subarray(start, start + count);
  }

  /** A word, 0 or 1, of the hash of the token sequence. */
  textHash(article: number, word: 0 | 1): number {
    return this.#row(article, word === 0 ? ROW.textHashLow : ROW.textHashHigh);
  }

  /** A word, 0 or 1, of the hash of the text's bytes. */
  exactHash(article: number, word: 0 | 1): number {
    return this.#blockOf(article).exact[2 * this.#localOf(article) + word] ?? 0;
  }

  /** Bytes of text, as UTF-8. */
  textBytes(article: number): number {
    return this.#blockOf(article).textBytes[this.#localOf(article)] ?? 0;
  }

  /** Which block holds the article, and its number there. */
  place(article: number): { block: SketchBlock; blockIndex: number; local: number } {
    const blockIndex = this.#order[2 * article] ?? 0;
    return { block: this.#blockOf(article), blockIndex, local: this.#localOf(article) };
  }

  #blockOf(article: number): SketchBlock {
    const block = this.#blocks[this.#order[2 * article] ?? 0];
    if (!block) throw new RangeError(`no article ${article}: there are ${this.count}`);
    return block;
  }

  #localOf(article: number): number {
    return this.#order[2 * article + 1] ?? 0;
  }

  #row(article: number, field: number): number {
    return this.#blockOf(article).columns.rows[this.#localOf(article) * ROW.length + field] ?? 0;
  }

  #start(article: number, column: number): number {
    return this.#starts[this.#order[2 * article] ?? 0]?.[this.#localOf(article) * 3 + column] ?? 0;
  }

  #fingerprints(article: number, name: 'keys' | 'positions'): Uint32Array {
    return this.#words(article, name, this.#start(article, FINGERPRINTS), this.keyCount(article));
  }

  #wholeColumn(article: number, name: 'keys' | 'positions' | 'signatures'): Uint32Array {
    const block = this.#blockOf(article);
    const held = this.#held[name];
    if (held?.block === block) return held.column;
    const { count, disk, columns } = block;
    if (!disk) return columns[name];
    const starts = this.#starts[this.#order[2 * article] ?? 0];
    const last = columns.rows[(count - 1) * ROW.length + ROW.fingerprints] ?? 0;
    const keys = (starts?.[(count - 1) * 3 + FINGERPRINTS] ?? 0) + last;
    const length = name === 'signatures' ? count * this.slots : keys;
    const column = new Uint32Array(readColumn(disk.fd, disk[name], 4 * length).buffer, 0, length);
    this.#held[name] = { block, column };
    return column;
  }

  #words(
    article: number,
    name: Exclude<LargeColumn, 'spans'>,
    start: number,
    count: number,
  ): Uint32Array {
    const { columns, disk } = this.#blockOf(article);
    if (!disk) return columns[name].subarray(start, start + count);
    const bytes = readColumn(disk.fd, disk[name] + 4 * start, 4 * count);
    return new Uint32Array(bytes.buffer, 0, count);
  }
}

/** Columns whose starts are kept for each article. */
const TOKENS = 0;
const SPANS = 1;
const FINGERPRINTS = 2;

function columnStarts(block: SketchBlock): Uint32Array {
  const { rows } = block.columns;
  const starts = new Uint32Array(block.count * 3);
  const next = [0, 0, 0];
  const fields = [ROW.tokens, ROW.spanBytes, ROW.fingerprints];
  for (let i = 0; i < block.count; i++) {
    for (const [column, field] of fields.entries()) {
      starts[i * 3 + column] = next[column] ?? 0;
      next[column] = (next[column] ?? 0) + (rows[i * ROW.length + field] ?? 0);
    }
  }
  return starts;
}
