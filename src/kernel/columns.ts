import { ROW, RUN } from './abi.js';
import { Arena } from './arena.js';
import { ArticleBuffers, bufferedBytes } from './article-buffers.js';
import { columnBytes, mostTokens } from './bounds.js';
import type { SketchColumns } from './engine.js';
import type { KernelMemory } from './memory.js';

/**
 * Bytes of text that the columns are made for at first, and after those were filled; a single larger
 * article gets larger ones. The largest columns take 40 MB, which V8 counts: with them from the start,
 * each kernel for a few articles would start collections.
 */
const FIRST_TEXT_BYTES = 256 * 2 ** 10;
const COLUMN_TEXT_BYTES = 4 * 2 ** 20;
/** Articles that the largest columns hold until they must be taken. */
const COLUMN_ARTICLES = 16_384;

/** Where the columns are in kernel memory. */
interface Regions {
  /** Whether they are sized for one long article, and have no space for another. */
  isForOne: boolean;
  rows: number;
  tokens: number;
  spans: number;
  signatures: number;
  keys: number;
  positions: number;
}

/** Pointers to the start of one article's part of each column, and the length of its text. */
export interface ColumnPart {
  textBytes: number;
  row: number;
  tokens: number;
  spans: number;
  signature: number;
  keys: number;
  positions: number;
}

const EMPTY = { articles: 0, textBytes: 0, tokens: 0, spans: 0, fingerprints: 0 };
/**
 * Numbers per article in the list of beginnings: the bytes, tokens, span bytes and fingerprints
 * before it.
 */
const BEGINNINGS = 4;

/** The columns in the kernel's memory that are being filled, and how far they are. */
export class KernelColumns {
  readonly #memory: KernelMemory;
  readonly #arena: Arena;
  readonly #slots: number;
  #regions: Regions | null = null;
  /** Bytes of text that the columns hold, and articles. */
  #textBytes = FIRST_TEXT_BYTES;
  /** Buffers of the article that was begun last. */
  readonly buffers: ArticleBuffers;
  #filled = { ...EMPTY };
  readonly #beginnings = new Uint32Array(COLUMN_ARTICLES * BEGINNINGS);
  /** The part of the article that was begun last, until the columns are taken. */
  #last: ColumnPart | null = null;

  constructor(memory: KernelMemory, slots: number) {
    this.#memory = memory;
    this.#arena = new Arena(memory);
    this.#slots = slots;
    this.buffers = new ArticleBuffers(memory, slots);
  }

  hasRoomFor(textBytes: number): boolean {
    const { articles, textBytes: filled } = this.#filled;
    if (articles === 0) return true;
    if (articles === this.#mostArticles || this.#regions?.isForOne) return false;
    return filled + textBytes <= this.#textBytes;
  }

  get #mostArticles(): number {
    return COLUMN_ARTICLES * (this.#textBytes / COLUMN_TEXT_BYTES);
  }

  /** The regions that are being filled, or new ones if there are none. */
  get regions(): Regions {
    this.#regions ??= this.#makeRegions(
      this.#textBytes,
      mostTokens(this.#textBytes, this.#mostArticles),
      this.#mostArticles,
    );
    return this.#regions;
  }

  #makeRegions(bytes: number, tokens: number, articles: number): Regions {
    const arena = this.#arena;
    this.#regions = null;
    arena.release();
    const sizes = columnBytes({ articles, bytes, tokens, slots: this.#slots });
    arena.reserve(Object.values(sizes));
    return {
      isForOne: articles === 1,
      rows: arena.allocate(sizes.rows),
      tokens: arena.allocate(sizes.tokens),
      spans: arena.allocate(sizes.spans),
      signatures: arena.allocate(sizes.signatures),
      keys: arena.allocate(sizes.keys),
      positions: arena.allocate(sizes.positions),
    };
  }

  /**
   * Begins an article: returns where its part is to be written, before {@link add}.
   * @param countTokens counts the tokens of a text that is longer than the columns.
   * @throws {RangeError} if the columns are full.
   * @throws {KernelFullError} if no columns can be long enough.
   */
  begin(textBytes: number, countTokens: () => number): ColumnPart {
    if (!this.hasRoomFor(textBytes)) {
      throw new RangeError('the columns are full: take them before the next article');
    }
    const { articles, textBytes: filled, tokens, spans, fingerprints } = this.#filled;
    if (articles === 0 && this.#regions?.isForOne) this.#regions = null;
    if (textBytes > COLUMN_TEXT_BYTES) {
      const tokens = countTokens();
      this.#regions = this.#makeRegions(textBytes, tokens, 1);
      this.buffers.hold(textBytes, tokens);
    } else {
      if (textBytes > this.#textBytes) this.#growTo(textBytes);
      const bytes = bufferedBytes(textBytes);
      this.buffers.hold(bytes, mostTokens(bytes));
    }
    this.#beginnings.set([filled, tokens, spans, fingerprints], articles * BEGINNINGS);
    this.#last = this.#partOf(articles, textBytes);
    return this.#last;
  }

  /** Makes the next columns for more bytes of text. */
  #growTo(bytes: number): void {
    while (this.#textBytes < bytes) this.#textBytes *= 2;
    this.#regions = null;
  }

  /** Adds the article whose part was written. */
  add({ row, textBytes }: ColumnPart): void {
    this.#filled.articles++;
    this.#filled.textBytes += textBytes;
    this.#filled.tokens += this.#memory.word(row + ROW.tokens * 4);
    this.#filled.spans += this.#memory.word(row + ROW.spanBytes * 4);
    this.#filled.fingerprints += this.#memory.word(row + ROW.fingerprints * 4);
  }

  /**
   * Adds a copy of an earlier article, given by its number: copies that article's part.
   * @throws {RangeError} if the columns are full.
   */
  addCopy(earlier: number): void {
    // The length of the article's own text, which may differ: the part was made from the repaired
    // text.
    const textBytes = this.#bytesOf(earlier);
    const to = this.begin(textBytes, () => 0);
    const from = this.#partOf(earlier, textBytes);
    const count = (field: number) => this.#memory.word(from.row + field * 4);
    this.#memory.copy(from.row, to.row, ROW.length * 4);
    this.#memory.copy(from.tokens, to.tokens, count(ROW.tokens) * 4);
    this.#memory.copy(from.spans, to.spans, count(ROW.spanBytes));
    this.#memory.copy(from.signature, to.signature, this.#slots * 4);
    this.#memory.copy(from.keys, to.keys, count(ROW.fingerprints) * 4);
    this.#memory.copy(from.positions, to.positions, count(ROW.fingerprints) * 4);
    this.add(to);
  }

  /**
   * A number of the row of an article.
   * @throws {Error} if another article was begun since, or the columns were taken.
   */
  numberOf(part: ColumnPart, field: number): number {
    if (part !== this.#last)
      throw new Error('a sketch is read after the next one, or after take()');
    return this.#memory.word(part.row + field * 4);
  }

  /** Token hashes of an article. */
  tokensOf(part: ColumnPart): Uint32Array {
    return this.#memory.wordsAt(part.tokens, this.numberOf(part, ROW.tokens));
  }

  /** Its repeated runs. */
  repeatsOf(part: ColumnPart): Uint32Array {
    const count = this.numberOf(part, ROW.repeats);
    return this.#memory.wordsAt(this.buffers.repeats, count * RUN.length);
  }

  /** Its encoded spans. */
  spansOf(part: ColumnPart): Uint8Array {
    return this.#memory.bytesAt(part.spans, this.numberOf(part, ROW.spanBytes));
  }

  /** Hands over the columns as views, which the next article overwrites, and begins anew. */
  take(): SketchColumns {
    const { articles, textBytes, tokens, spans, fingerprints } = this.#filled;
    const regions = this.regions;
    // A thread that fills the first ones will fill the largest, too.
    const areFilled = 2 * textBytes > this.#textBytes || 2 * articles > this.#mostArticles;
    if (areFilled && this.#textBytes < COLUMN_TEXT_BYTES) this.#growTo(COLUMN_TEXT_BYTES);
    const words = (pointer: number, count: number) => this.#memory.wordsAt(pointer, count);
    this.#filled = { ...EMPTY };
    this.#last = null;
    return {
      rows: words(regions.rows, articles * ROW.length),
      tokens: words(regions.tokens, tokens),
      spans: this.#memory.bytesAt(regions.spans, spans),
      signatures: words(regions.signatures, articles * this.#slots),
      keys: words(regions.keys, fingerprints),
      positions: words(regions.positions, fingerprints),
    };
  }

  #bytesOf(article: number): number {
    const at = article * BEGINNINGS;
    const isLast = article === this.#filled.articles - 1;
    const end = isLast ? this.#filled.textBytes : this.#beginnings[at + BEGINNINGS]!;
    return end - this.#beginnings[at]!;
  }

  #partOf(article: number, textBytes: number): ColumnPart {
    const regions = this.regions;
    const at = article * BEGINNINGS;
    const fingerprints = this.#beginnings[at + 3]! * 4;
    return {
      textBytes,
      row: regions.rows + article * ROW.length * 4,
      tokens: regions.tokens + this.#beginnings[at + 1]! * 4,
      spans: regions.spans + this.#beginnings[at + 2]!,
      signature: regions.signatures + article * this.#slots * 4,
      keys: regions.keys + fingerprints,
      positions: regions.positions + fingerprints,
    };
  }
}
