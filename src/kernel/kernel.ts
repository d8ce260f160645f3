import { type KernelExports, ROW, TEXT_PADDING, UNIT } from './abi.js';
import { Arena } from './arena.js';
import { matchScratchBytes, mostSpanBytes, mostTokens } from './bounds.js';
import { type ColumnPart, KernelColumns } from './columns.js';
import type {
  ArticleSketch,
  Engine,
  Fingerprints,
  Overlap,
  SketchColumns,
  SketchShape,
  TokenisedText,
} from './engine.js';
import { type KernelInstance, newInstance } from './instance.js';
import type { KernelBuild } from './load.js';
import type { KernelMemory } from './memory.js';
import { NameSearch } from './name-search.js';
import { PairAligner } from './pair-aligner.js';
import { ShingleSets } from './shingle-sets.js';
import { putShingles } from './shingles.js';

/**
 * The engine over WebAssembly. One instance, one memory, one caller at a time. Its parts share the
 * instance: each has an arena of its own in the memory.
 *
 * Memory: about 20 bytes of address space for each byte of text in the columns, a third of which is
 * touched by plain text; and the needs of single calls.
 */
export class Kernel implements Engine {
  readonly name = 'kernel';
  readonly shape: SketchShape;
  readonly #instance: KernelInstance;
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  readonly #columns: KernelColumns;
  /** For the needs of single calls. */
  readonly #arena: Arena;
  readonly #search: NameSearch;
  #aligner: PairAligner | null = null;
  #sets: ShingleSets | null = null;

  constructor(shape: SketchShape, build?: KernelBuild) {
    this.shape = shape;
    this.#instance = newInstance(build);
    this.#exports = this.#instance.exports;
    this.#memory = this.#instance.memory;
    this.#columns = new KernelColumns(this.#memory, shape.slots);
    this.#arena = new Arena(this.#memory);
    this.#search = new NameSearch(this.#instance);
  }

  hasRoomFor(textBytes: number): boolean {
    return this.#columns.hasRoomFor(textBytes);
  }

  sketch(text: Uint8Array): ArticleSketch {
    const { shape } = this;
    const part = this.#columns.begin(text.length, () => this.#countLong(text));
    const { buffers } = this.#columns;
    this.#memory.putBytes(buffers.text, text);
    this.#exports.sketch(
      buffers.text,
      text.length,
      UNIT[shape.unit],
      shape.shingle,
      shape.seed,
      shape.slots,
      shape.window,
      part.tokens,
      part.spans,
      part.signature,
      part.keys,
      part.positions,
      buffers.repeats,
      part.row,
      buffers.scratch,
    );
    this.#columns.add(part);
    return new KernelSketch(this.#columns, part, this.#search);
  }

  sketchAgain(earlier: number): void {
    this.#columns.addCopy(earlier);
  }

  take(): SketchColumns {
    return this.#columns.take();
  }

  tokenise(text: Uint8Array): TokenisedText {
    return this.#scratch(() => {
      const { tokens, spans, count } = this.#tokenise(text);
      const out = this.#arena.allocate(count * 8);
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
      const from = this.#arena.allocate(encoded.length);
      const out = this.#arena.allocate(count * 8);
      this.#memory.putBytes(from, encoded);
      this.#exports.decodeSpans(from, count, out);
      return this.#memory.wordsAt(out, count * 2);
    });
  }

  overlap(first: Uint32Array, second: Uint32Array): Overlap {
    this.#sets ??= new ShingleSets(this.shape.shingle, this.#instance);
    // Views of this memory become invalid when the next article is sketched.
    return this.#sets.overlap(this.#memory.outlasting(first), this.#memory.outlasting(second));
  }

  signature(tokens: Uint32Array): Uint32Array {
    const { shingle, slots } = this.shape;
    return this.#scratch(() => {
      const { hashes, count } = this.#shingles(tokens, shingle);
      const out = this.#arena.allocate(slots * 4);
      this.#exports.sign(hashes, count, slots, out, this.#arena.allocate(slots + 64));
      return this.#memory.wordsAt(out, slots).slice();
    });
  }

  fingerprints(tokens: Uint32Array): Fingerprints {
    const { seed, window } = this.shape;
    return this.#scratch(() => {
      const shingles = this.#shingles(tokens, seed);
      const keys = this.#arena.allocate(shingles.count * 4);
      const positions = this.#arena.allocate(shingles.count * 4);
      const count = this.#exports.winnow(shingles.hashes, shingles.count, window, keys, positions);
      const places = this.#memory.wordsAt(positions, count).slice();
      return {
        keys: this.#memory.wordsAt(keys, count).slice(),
        positions: new Int32Array(places.buffer),
      };
    });
  }

  matchTokens(first: Uint32Array, second: Uint32Array): Int32Array {
    const [a, b] = [this.#memory.outlasting(first), this.#memory.outlasting(second)];
    return this.#scratch(() => {
      const [atA, atB] = [this.#arena.putWords(a), this.#arena.putWords(b)];
      const out = this.#arena.allocate(a.length * 4);
      const scratch = this.#arena.allocate(matchScratchBytes(a.length, b.length));
      this.#exports.matchTokens(atA, a.length, atB, b.length, out, scratch);
      return new Int32Array(this.#memory.wordsAt(out, a.length).slice().buffer);
    });
  }

  /**
   * Alignments of two articles around seeds (pairs of token positions, in the order of the first),
   * `ALIGNMENT.length` numbers each: {@link alignAndChain} before it joins them. If the second article is
   * null, the first is aligned with itself.
   */
  align(first: Uint32Array, second: Uint32Array | null, seeds: Uint32Array): Uint32Array {
    return this.#pairAligner().align(...this.#outlasting(first, second, seeds));
  }

  alignNear(
    first: Uint32Array,
    second: Uint32Array,
    firstAt: number,
    secondAt: number,
  ): Uint32Array {
    return this.#pairAligner().alignNear(first, second, firstAt, secondAt);
  }

  alignAndChain(first: Uint32Array, second: Uint32Array | null, seeds: Uint32Array): Uint32Array {
    return this.#pairAligner().alignAndChain(...this.#outlasting(first, second, seeds));
  }

  sharedSeeds(first: Fingerprints, second: Fingerprints, mostPlaces: number): Uint32Array {
    return this.#pairAligner().sharedSeeds(first, second, mostPlaces);
  }

  sortPairs(keys: Uint32Array, values: Uint32Array): void {
    this.#scratch(() => {
      const a = this.#arena.putWords(keys);
      const b = this.#arena.putWords(values);
      const other = this.#arena.allocate(keys.length * 8);
      this.#exports.sortPairs(a, b, keys.length, other, other + keys.length * 4);
      keys.set(this.#memory.wordsAt(a, keys.length));
      values.set(this.#memory.wordsAt(b, values.length));
    });
  }

  sortRows(rows: Uint32Array, width: number, by: number): void {
    this.#scratch(() => {
      const own = this.#arena.putWords(rows);
      const other = this.#arena.allocate(rows.length * 4);
      this.#exports.sortRows(own, rows.length / width, width, by, other);
      rows.set(this.#memory.wordsAt(own, rows.length));
    });
  }

  /** Counts the tokens of a text. Its columns will take the memory that counting used. */
  #countLong(text: Uint8Array): number {
    const count = this.tokenCount(text);
    this.#arena.release();
    return count;
  }

  /** The arrays, or copies of those that are views of this memory, which may grow. */
  #outlasting(
    first: Uint32Array,
    second: Uint32Array | null,
    seeds: Uint32Array,
  ): [Uint32Array, Uint32Array | null, Uint32Array] {
    const memory = this.#memory;
    return [
      memory.outlasting(first),
      second && memory.outlasting(second),
      memory.outlasting(seeds),
    ];
  }

  /** Shingle hashes in scratch memory. */
  #shingles(tokens: Uint32Array, k: number): { hashes: number; count: number } {
    return putShingles(this.#exports, this.#arena, this.#memory.outlasting(tokens), k);
  }

  #pairAligner(): PairAligner {
    this.#aligner ??= new PairAligner(this.shape.seed, this.#instance);
    return this.#aligner;
  }

  /** The tokens of a text outside the columns, with spans in bytes. */
  #tokenise(text: Uint8Array): { tokens: number; spans: number; count: number } {
    const pointer = this.#arena.allocate(text.length + TEXT_PADDING);
    const tokens = this.#arena.allocate(mostTokens(text.length) * 4);
    const spans = this.#arena.allocate(mostSpanBytes(text.length));
    this.#memory.putBytes(pointer, text);
    this.#exports.tokenise(pointer, text.length, tokens, spans, UNIT.byte);
    return { tokens, spans, count: this.#exports.tokenCount(tokens) };
  }

  /** Runs `work` with memory that is freed when it returns; views of that memory stay readable. */
  #scratch<Result>(work: () => Result): Result {
    const mark = this.#arena.mark();
    try {
      return work();
    } finally {
      this.#arena.rewind(mark);
    }
  }
}

/** The article that was sketched last, as a view of the columns. */
class KernelSketch implements ArticleSketch {
  readonly #columns: KernelColumns;
  readonly #part: ColumnPart;
  readonly #search: NameSearch;

  constructor(columns: KernelColumns, part: ColumnPart, search: NameSearch) {
    this.#columns = columns;
    this.#part = part;
    this.#search = search;
  }

  get tokens(): Uint32Array {
    return this.#columns.tokensOf(this.#part);
  }

  get repeatCount(): number {
    return this.#columns.numberOf(this.#part, ROW.repeats);
  }

  get repeats(): Uint32Array {
    return this.#columns.repeatsOf(this.#part);
  }

  get spans(): Uint8Array {
    return this.#columns.spansOf(this.#part);
  }

  get units(): number {
    return this.#columns.numberOf(this.#part, ROW.units);
  }

  namedLines(names: Uint32Array): Uint32Array {
    return this.#search.namedLines(this.#columns, this.#part, names);
  }
}
