import type {
  Engine,
  Fingerprints,
  Overlap,
  SketchColumns,
  SketchShape,
  TokenisedText,
} from './engine.js';
import { type OffsetUnit, ROW } from './engine.js';
import { instantiate, type KernelBuild, type KernelExports } from './load.js';
import { KernelMemory } from './memory.js';
import { PairAligner } from './pair-aligner.js';
import { ShingleSets } from './shingle-sets.js';

const UNITS: Record<OffsetUnit, number> = { utf16: 0, codepoint: 1, byte: 2 };

/** Bytes past the end of a text that the kernel may read: one SIMD block, and an eight-byte load. */
const TEXT_PADDING = 80;

/** Text that the columns are made for at first; more is taken when one article alone is larger. */
const COLUMN_TEXT_BYTES = 4 * 2 ** 20;
/** Articles that the columns hold before they must be taken. */
const COLUMN_ARTICLES = 16_384;

/** Where the columns under way stand in kernel memory, and how far they are filled. */
interface Columns {
  textBytes: number;
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

const EMPTY = { articles: 0, textBytes: 0, tokens: 0, spans: 0, fingerprints: 0 };

/**
 * The engine over WebAssembly. One instance, one memory, one caller at a time.
 *
 * Memory: about 20 bytes of address space a byte of text in the columns, of which a third is touched
 * on plain text; then what single calls need.
 */
export class Kernel implements Engine {
  readonly name = 'kernel';
  readonly shape: SketchShape;
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  readonly #sets: ShingleSets;
  #columns: Columns | null = null;
  #filled = { ...EMPTY };
  #last = { tokens: 0, spans: 0, row: 0 };
  readonly #build: KernelBuild | undefined;
  #aligner: PairAligner | null = null;

  constructor(shape: SketchShape, build?: KernelBuild) {
    this.shape = shape;
    this.#build = build;
    this.#exports = instantiate(build);
    this.#memory = new KernelMemory(this.#exports.memory, this.#exports.heapBase());
    this.#sets = new ShingleSets(this.#exports, this.#memory, shape.shingle);
  }

  get pending(): number {
    return this.#filled.articles;
  }

  hasRoomFor(textBytes: number): boolean {
    return (
      this.#filled.articles === 0 ||
      (this.#filled.articles < COLUMN_ARTICLES &&
        this.#filled.textBytes + textBytes <= (this.#columns?.textBytes ?? COLUMN_TEXT_BYTES))
    );
  }

  sketch(text: Uint8Array): number {
    if (!this.hasRoomFor(text.length)) {
      throw new RangeError('the columns are full: take them before the next article');
    }
    const columns = this.#columnsFor(text.length);
    const { shape } = this;
    const filled = this.#filled;
    this.#memory.putBytes(columns.text, text);
    const row = columns.rows + filled.articles * ROW.length * 4;
    this.#last = {
      row,
      tokens: columns.tokens + filled.tokens * 4,
      spans: columns.spans + filled.spans,
    };
    this.#exports.sketch(
      columns.text,
      text.length,
      UNITS[shape.unit],
      shape.shingle,
      shape.seed,
      shape.slots,
      shape.window,
      this.#last.tokens,
      this.#last.spans,
      columns.signatures + filled.articles * shape.slots * 4,
      columns.keys + filled.fingerprints * 4,
      columns.positions + filled.fingerprints * 4,
      columns.repeats,
      row,
      columns.scratch,
    );
    filled.articles++;
    filled.textBytes += text.length;
    filled.tokens += this.#memory.word(row + ROW.tokens * 4);
    filled.spans += this.#memory.word(row + ROW.spanBytes * 4);
    filled.fingerprints += this.#memory.word(row + ROW.fingerprints * 4);
    return this.#memory.word(row + ROW.repeats * 4);
  }

  lastTokens(): Uint32Array {
    const count = this.#memory.word(this.#last.row + ROW.tokens * 4);
    return this.#memory.wordsAt(this.#last.tokens, count);
  }

  lastRepeats(): Uint32Array {
    const count = this.#memory.word(this.#last.row + ROW.repeats * 4);
    return this.#memory.wordsAt(this.#columns?.repeats ?? 0, count * 3);
  }

  lastSpans(): Uint8Array {
    const count = this.#memory.word(this.#last.row + ROW.spanBytes * 4);
    return this.#memory.bytesAt(this.#last.spans, count);
  }

  take(): SketchColumns {
    const filled = this.#filled;
    const columns = this.#columnsFor(0);
    const words = (pointer: number, count: number) => this.#memory.wordsAt(pointer, count);
    const taken = {
      rows: words(columns.rows, filled.articles * ROW.length),
      tokens: words(columns.tokens, filled.tokens),
      spans: this.#memory.bytesAt(columns.spans, filled.spans),
      signatures: words(columns.signatures, filled.articles * this.shape.slots),
      keys: words(columns.keys, filled.fingerprints),
      positions: words(columns.positions, filled.fingerprints),
    };
    this.#filled = { ...EMPTY };
    return taken;
  }

  tokenise(text: Uint8Array): TokenisedText {
    return this.#scratch(() => {
      const { tokens, spans, count } = this.#tokenise(text);
      const out = this.#memory.allocate(count * 8);
      this.#exports.decodeSpans(spans, count, out);
      return {
        tokens: this.#memory.wordsAt(tokens, count),
        spans: this.#memory.wordsAt(out, count * 2),
      };
    });
  }

  tokenCount(text: Uint8Array): number {
    return this.#scratch(() => this.#tokenise(text).count);
  }

  decodeSpans(spans: Uint8Array, count: number): Uint32Array {
    return this.#scratch(() => {
      const encoded = this.#memory.outlasting(spans);
      const from = this.#memory.allocate(encoded.length);
      const out = this.#memory.allocate(count * 8);
      this.#memory.putBytes(from, encoded);
      this.#exports.decodeSpans(from, count, out);
      return this.#memory.wordsAt(out, count * 2);
    });
  }

  overlap(first: Uint32Array, second: Uint32Array): Overlap {
    return this.#scratch(() => this.#sets.overlap(first, second));
  }

  shingleSet(tokens: Uint32Array): Uint32Array {
    return this.#scratch(() => {
      const { pointer, count } = this.#sets.make(this.#memory.outlasting(tokens));
      return this.#memory.wordsAt(pointer, count * 2);
    });
  }

  sharedShingles(first: Uint32Array, second: Uint32Array): number {
    return this.#scratch(() => this.#sets.shared(first, second));
  }

  align(first: Uint32Array, second: Uint32Array | null, seeds: Uint32Array): Uint32Array {
    return this.#pairAligner().align(first, second, seeds);
  }

  alignAndChain(first: Uint32Array, second: Uint32Array, seeds: Uint32Array): Uint32Array {
    return this.#pairAligner().alignAndChain(first, second, seeds);
  }

  sharedSeeds(first: Fingerprints, second: Fingerprints, mostPlaces: number): Uint32Array {
    return this.#pairAligner().sharedSeeds(first, second, mostPlaces);
  }

  sortPairs(keys: Uint32Array, values: Uint32Array): void {
    this.#scratch(() => {
      const a = this.#memory.putWordsAllocated(keys);
      const b = this.#memory.putWordsAllocated(values);
      const other = this.#memory.allocate(keys.length * 8);
      this.#exports.sortPairs(a, b, keys.length, other, other + keys.length * 4);
      keys.set(this.#memory.wordsAt(a, keys.length));
      values.set(this.#memory.wordsAt(b, values.length));
    });
  }

  sortRows(rows: Uint32Array, width: number, by: number): void {
    this.#scratch(() => {
      const own = this.#memory.putWordsAllocated(rows);
      const other = this.#memory.allocate(rows.length * 4);
      this.#exports.sortRows(own, rows.length / width, width, by, other);
      rows.set(this.#memory.wordsAt(own, rows.length));
    });
  }

  #pairAligner(): PairAligner {
    this.#aligner ??= new PairAligner(this.shape.seed, this.#build);
    return this.#aligner;
  }

  /** Tokens of a text beside the columns, their spans in bytes. */
  #tokenise(text: Uint8Array): { tokens: number; spans: number; count: number } {
    const pointer = this.#memory.allocate(text.length + TEXT_PADDING);
    const tokens = this.#memory.allocate(mostTokens(text.length) * 4);
    const spans = this.#memory.allocate(spanBytes(text.length));
    this.#memory.putBytes(pointer, text);
    this.#exports.tokenise(pointer, text.length, tokens, spans, UNITS.byte);
    return { tokens, spans, count: this.#exports.tokenCount(tokens) };
  }

  /** Runs `work` with memory that is free again when it returns; views of it stay readable. */
  #scratch<Result>(work: () => Result): Result {
    this.#columnsFor(0);
    const mark = this.#memory.mark();
    try {
      return work();
    } finally {
      this.#memory.rewind(mark);
    }
  }

  /** The columns, made anew when they are empty and too small for an article of `textBytes`. */
  #columnsFor(textBytes: number): Columns {
    if (this.#columns && textBytes <= this.#columns.textBytes) return this.#columns;
    const { slots } = this.shape;
    const bytes = Math.max(textBytes, COLUMN_TEXT_BYTES);
    // An article of n bytes has up to (n + 1) / 2 tokens: one more a row than half the bytes.
    const tokens = mostTokens(bytes) + COLUMN_ARTICLES;
    const memory = this.#memory;
    memory.reset();
    this.#columns = {
      textBytes: bytes,
      text: memory.allocate(bytes + TEXT_PADDING),
      rows: memory.allocate(COLUMN_ARTICLES * ROW.length * 4),
      tokens: memory.allocate(tokens * 4),
      spans: memory.allocate(spanBytes(bytes)),
      signatures: memory.allocate(COLUMN_ARTICLES * slots * 4),
      keys: memory.allocate(tokens * 4),
      positions: memory.allocate(tokens * 4),
      repeats: memory.allocate(mostTokens(bytes) * 12),
      scratch: memory.allocate(mostTokens(bytes) * 64 + slots + 64),
    };
    return this.#columns;
  }
}

/** Tokens that `bytes` bytes can hold: a byte each and one between. */
function mostTokens(bytes: number): number {
  return (bytes + 1) >>> 1;
}

/** Two bytes a token; a gap or length of 255 and more takes four more for its 255 bytes of text. */
function spanBytes(bytes: number): number {
  return bytes + 1 + Math.ceil(bytes / 50) + 16;
}
