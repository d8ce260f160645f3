import { KernelColumns, mostTokens, spanBytes, TEXT_PADDING } from './columns.js';
import type { Engine, Overlap, SketchColumns, SketchShape, TokenisedText } from './engine.js';
import { ALIGNMENT, type OffsetUnit, ROW } from './engine.js';
import { instantiate, type KernelBuild, type KernelExports } from './load.js';
import { KernelMemory } from './memory.js';

const UNITS: Record<OffsetUnit, number> = { utf16: 0, codepoint: 1, byte: 2 };

/** An article so long is compared with many: its shingle set is worth keeping. */
const LONG_TOKENS = 20_000;

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
  readonly #columns: KernelColumns;
  /** The shingle set of the long article met last, by where its tokens stand. */
  #keptSet: { buffer: ArrayBufferLike; at: number; length: number; words: Uint32Array } | null =
    null;

  constructor(shape: SketchShape, build?: KernelBuild) {
    this.shape = shape;
    this.#exports = instantiate(build);
    this.#memory = new KernelMemory(this.#exports.memory, this.#exports.heapBase());
    this.#columns = new KernelColumns(this.#memory, shape.slots);
  }

  get pending(): number {
    return this.#columns.articles;
  }

  hasRoomFor(textBytes: number): boolean {
    return this.#columns.hasRoomFor(textBytes);
  }

  sketch(text: Uint8Array): number {
    const { shape } = this;
    const part = this.#columns.begin(text.length);
    const regions = this.#columns.regionsFor(text.length);
    this.#memory.putBytes(regions.text, text);
    this.#exports.sketch(
      regions.text,
      text.length,
      UNITS[shape.unit],
      shape.shingle,
      shape.seed,
      shape.slots,
      shape.window,
      part.tokens,
      part.spans,
      part.signature,
      part.keys,
      part.positions,
      regions.repeats,
      part.row,
      regions.scratch,
    );
    this.#columns.add(text.length);
    return this.#memory.word(part.row + ROW.repeats * 4);
  }

  sketchAgain(earlier: number, textBytes: number): void {
    this.#columns.addCopy(earlier, textBytes);
  }

  lastTokens(): Uint32Array {
    return this.#columns.lastTokens();
  }

  lastRepeats(): Uint32Array {
    return this.#columns.lastRepeats();
  }

  lastSpans(): Uint8Array {
    return this.#columns.lastSpans();
  }

  take(): SketchColumns {
    return this.#columns.take();
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
    return this.#scratch(() => {
      const tokens = this.#memory.outlasting(second);
      const a = this.#shingleSet(this.#memory.outlasting(first));
      const b = this.#shingleSet(tokens);
      const shared = this.#exports.intersect(a.pointer, a.count, b.pointer, b.count);
      return { shared, first: a.count, second: b.count };
    });
  }

  align(first: Uint32Array, second: Uint32Array | null, seeds: Uint32Array): Uint32Array {
    return this.#scratch(() => {
      const aTokens = this.#memory.outlasting(first);
      const bTokens = second ? this.#memory.outlasting(second) : aTokens;
      const a = this.#memory.allocate(aTokens.length * 4);
      const b = second ? this.#memory.allocate(bTokens.length * 4) : a;
      const from = this.#memory.allocate(seeds.length * 4);
      const out = this.#memory.allocate((seeds.length / 2) * ALIGNMENT.length * 4);
      this.#memory.putWords(a, aTokens);
      if (second) this.#memory.putWords(b, bTokens);
      this.#memory.putWords(from, seeds);
      const k = this.shape.seed;
      const found = this.#exports.align(
        a,
        aTokens.length,
        b,
        bTokens.length,
        from,
        seeds.length / 2,
        k,
        second ? 0 : 1,
        out,
      );
      return this.#memory.wordsAt(out, found * ALIGNMENT.length);
    });
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

  /** Tokens of a text beside the columns, their spans in bytes. */
  #tokenise(text: Uint8Array): { tokens: number; spans: number; count: number } {
    const pointer = this.#memory.allocate(text.length + TEXT_PADDING);
    const tokens = this.#memory.allocate(mostTokens(text.length) * 4);
    const spans = this.#memory.allocate(spanBytes(text.length));
    this.#memory.putBytes(pointer, text);
    this.#exports.tokenise(pointer, text.length, tokens, spans, UNITS.byte);
    return { tokens, spans, count: this.#exports.tokenCount(tokens) };
  }

  /** Distinct shingles of an article, sorted, in scratch memory; those of a long one are kept. */
  #shingleSet(tokens: Uint32Array): { pointer: number; count: number } {
    if (tokens.length < LONG_TOKENS) return this.#makeShingleSet(tokens);
    const kept = this.#keptSet;
    const { buffer, byteOffset, length } = tokens;
    if (kept?.buffer === buffer && kept.at === byteOffset && kept.length === length) {
      return { pointer: this.#memory.putWordsAllocated(kept.words), count: kept.words.length / 2 };
    }
    const made = this.#makeShingleSet(tokens);
    const words = this.#memory.wordsAt(made.pointer, made.count * 2).slice();
    this.#keptSet = { buffer, at: byteOffset, length, words };
    return made;
  }

  #makeShingleSet(tokens: Uint32Array): { pointer: number; count: number } {
    const k = this.shape.shingle;
    const shingles = tokens.length === 0 ? 0 : Math.max(1, tokens.length - k + 1);
    const pointer = this.#memory.allocate(shingles * 8);
    const mark = this.#memory.mark();
    const from = this.#memory.putWordsAllocated(tokens);
    const hashes = this.#memory.allocate((shingles + 1) * 8);
    const scratch = this.#memory.allocate(shingles * 40 + 64);
    this.#exports.shingleInto(from, tokens.length, k, hashes);
    const count = this.#exports.distinctInto(hashes, shingles, pointer, scratch);
    this.#memory.rewind(mark);
    return { pointer, count };
  }

  /** Runs `work` with memory that is free again when it returns; views of it stay readable. */
  #scratch<Result>(work: () => Result): Result {
    this.#columns.regionsFor(0);
    const mark = this.#memory.mark();
    try {
      return work();
    } finally {
      this.#memory.rewind(mark);
    }
  }
}
