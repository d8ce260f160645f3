import { ROW, type SketchColumns } from './engine.js';
import type { KernelMemory } from './memory.js';

/** Bytes past the end of a text that the kernel may read: one SIMD block, and an eight-byte load. */
export const TEXT_PADDING = 80;

/** Text that the columns are made for at first; more is taken when one article alone is larger. */
const COLUMN_TEXT_BYTES = 4 * 2 ** 20;
/** Articles that the columns hold before they must be taken. */
const COLUMN_ARTICLES = 16_384;

/** Bytes of scratch a token: a shingle hash, and another one that gives way to finding repeated runs. */
const SCRATCH_BYTES = 44;

/** Where the columns stand in kernel memory, and what one article needs beside them. */
interface Regions {
  textBytes: number;
  /** Whether they are made for one long article, by its tokens, and have room for no other. */
  isForOne: boolean;
  text: number;
  rows: number;
  tokens: number;
  spans: number;
  signatures: number;
  keys: number;
  positions: number;
  repeats: number;
  scratch: number;
}

/** Pointers to where one article's part of each column begins. */
interface Part {
  row: number;
  tokens: number;
  spans: number;
  signature: number;
  keys: number;
  positions: number;
}

/** Numbers of a repeated run. */
const REPEAT_WORDS = 3;

const EMPTY = { articles: 0, textBytes: 0, tokens: 0, spans: 0, fingerprints: 0 };
/** Numbers an article in the list of beginnings: tokens, span bytes, fingerprints before it. */
const BEGINNINGS = 3;

/** The columns under way in the kernel's memory, and how far they are filled. */
export class KernelColumns {
  readonly #memory: KernelMemory;
  readonly #slots: number;
  #regions: Regions | null = null;
  #filled = { ...EMPTY };
  readonly #beginnings = new Uint32Array(COLUMN_ARTICLES * BEGINNINGS);
  /** The part of the article added last. */
  #last: Part = { row: 0, tokens: 0, spans: 0, signature: 0, keys: 0, positions: 0 };
  #lastBytes = 0;

  constructor(memory: KernelMemory, slots: number) {
    this.#memory = memory;
    this.#slots = slots;
  }

  get articles(): number {
    return this.#filled.articles;
  }

  hasRoomFor(textBytes: number): boolean {
    const { articles, textBytes: filled } = this.#filled;
    if (articles === 0) return true;
    if (articles === COLUMN_ARTICLES || this.#regions?.isForOne) return false;
    return filled + textBytes <= COLUMN_TEXT_BYTES;
  }

  /** The regions that are there, or those that articles are collected in. */
  get regions(): Regions {
    // An article of n bytes has up to (n + 1) / 2 tokens: one more a row than half the bytes.
    this.#regions ??= this.#makeRegions(
      COLUMN_TEXT_BYTES,
      mostTokens(COLUMN_TEXT_BYTES) + COLUMN_ARTICLES,
      false,
    );
    return this.#regions;
  }

  /** Makes the regions where there are none yet. */
  prepare(): void {
    this.#regions ??= this.regions;
  }

  /** What is behind the regions' scratch is free when nothing is sketched, and the scratch, too. */
  #makeRegions(bytes: number, tokens: number, isForOne: boolean): Regions {
    const memory = this.#memory;
    this.#regions = null;
    memory.reset();
    const regions = {
      textBytes: bytes,
      isForOne,
      text: memory.allocate(bytes + TEXT_PADDING),
      rows: memory.allocate(COLUMN_ARTICLES * ROW.length * 4),
      tokens: memory.allocate(tokens * 4),
      spans: memory.allocate(spanBytes(bytes)),
      signatures: memory.allocate(COLUMN_ARTICLES * this.#slots * 4),
      keys: memory.allocate(tokens * 4),
      positions: memory.allocate(tokens * 4),
      repeats: memory.allocate(tokens * REPEAT_WORDS * 4),
      scratch: memory.allocate(tokens * SCRATCH_BYTES + this.#slots + 64),
    };
    memory.rewind(regions.scratch);
    return regions;
  }

  /**
   * Begins an article: where its part is to be written, before {@link add}.
   * @param countTokens counts the tokens of a text that is longer than the columns.
   * @throws {RangeError} where the columns are full.
   * @throws {KernelFullError} where no columns can be long enough.
   */
  begin(textBytes: number, countTokens: () => number): Part {
    if (!this.hasRoomFor(textBytes)) {
      throw new RangeError('the columns are full: take them before the next article');
    }
    const { articles, tokens, spans, fingerprints } = this.#filled;
    if (articles === 0 && this.#regions?.isForOne) this.#regions = null;
    if (textBytes > COLUMN_TEXT_BYTES) {
      this.#regions = this.#makeRegions(textBytes, countTokens() + 1, true);
    }
    this.#beginnings.set([tokens, spans, fingerprints], articles * BEGINNINGS);
    this.#last = this.#partOf(articles);
    return this.#last;
  }

  /** Adds the article whose part has been written. */
  add(textBytes: number): void {
    const { row } = this.#last;
    this.#lastBytes = textBytes;
    this.#filled.articles++;
    this.#filled.textBytes += textBytes;
    this.#filled.tokens += this.#memory.word(row + ROW.tokens * 4);
    this.#filled.spans += this.#memory.word(row + ROW.spanBytes * 4);
    this.#filled.fingerprints += this.#memory.word(row + ROW.fingerprints * 4);
  }

  /** Adds an article whose part is that of an earlier one, by its number. */
  addCopy(earlier: number, textBytes: number): void {
    const to = this.begin(textBytes, () => 0);
    const from = this.#partOf(earlier);
    const count = (field: number) => this.#memory.word(from.row + field * 4);
    this.#memory.copy(from.row, to.row, ROW.length * 4);
    this.#memory.copy(from.tokens, to.tokens, count(ROW.tokens) * 4);
    this.#memory.copy(from.spans, to.spans, count(ROW.spanBytes));
    this.#memory.copy(from.signature, to.signature, this.#slots * 4);
    this.#memory.copy(from.keys, to.keys, count(ROW.fingerprints) * 4);
    this.#memory.copy(from.positions, to.positions, count(ROW.fingerprints) * 4);
    this.add(textBytes);
  }

  /** Pointers to the text and the tokens of the article added last, which is no copy, and counts. */
  get last(): { text: number; textBytes: number; tokens: number; count: number } {
    const { row, tokens } = this.#last;
    const count = this.#memory.word(row + ROW.tokens * 4);
    return { text: this.regions.text, textBytes: this.#lastBytes, tokens, count };
  }

  /** Token hashes of the article added last. */
  lastTokens(): Uint32Array {
    const { row, tokens } = this.#last;
    return this.#memory.wordsAt(tokens, this.#memory.word(row + ROW.tokens * 4));
  }

  /** Repeated runs of it; none but of the article that was sketched last. */
  lastRepeats(): Uint32Array {
    const count = this.#memory.word(this.#last.row + ROW.repeats * 4);
    return this.#memory.wordsAt(this.#regions?.repeats ?? 0, count * REPEAT_WORDS);
  }

  /** Its length in the unit of the spans. */
  lastUnits(): number {
    return this.#memory.word(this.#last.row + ROW.units * 4);
  }

  /** Its encoded spans. */
  lastSpans(): Uint8Array {
    const { row, spans } = this.#last;
    return this.#memory.bytesAt(spans, this.#memory.word(row + ROW.spanBytes * 4));
  }

  /** Hands over what is there, as views, and begins anew. */
  take(): SketchColumns {
    const { articles, tokens, spans, fingerprints } = this.#filled;
    const regions = this.regions;
    const words = (pointer: number, count: number) => this.#memory.wordsAt(pointer, count);
    this.#filled = { ...EMPTY };
    return {
      rows: words(regions.rows, articles * ROW.length),
      tokens: words(regions.tokens, tokens),
      spans: this.#memory.bytesAt(regions.spans, spans),
      signatures: words(regions.signatures, articles * this.#slots),
      keys: words(regions.keys, fingerprints),
      positions: words(regions.positions, fingerprints),
    };
  }

  #partOf(article: number): Part {
    const regions = this.regions;
    const at = article * BEGINNINGS;
    const fingerprints = this.#beginnings[at + 2]! * 4;
    return {
      row: regions.rows + article * ROW.length * 4,
      tokens: regions.tokens + this.#beginnings[at]! * 4,
      spans: regions.spans + this.#beginnings[at + 1]!,
      signature: regions.signatures + article * this.#slots * 4,
      keys: regions.keys + fingerprints,
      positions: regions.positions + fingerprints,
    };
  }
}

/** Tokens that `bytes` bytes can hold: a byte each and one between. */
export function mostTokens(bytes: number): number {
  return (bytes + 1) >>> 1;
}

/** A byte a token, which has two of text; three where it stands four bytes behind the last one. */
export function spanBytes(bytes: number): number {
  return Math.ceil(0.6 * bytes) + 16;
}
