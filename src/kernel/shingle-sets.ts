import type { Overlap } from './engine.js';
import type { KernelExports } from './load.js';
import type { KernelMemory } from './memory.js';

/** An article so long is compared with many: its shingle set is worth keeping. */
const LONG_TOKENS = 20_000;

/** Distinct shingle hashes in the kernel's memory, sorted, 64 bits each. */
export interface ShingleSet {
  pointer: number;
  count: number;
}

/** Makes shingle sets in the kernel's scratch memory, and compares them. */
export class ShingleSets {
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  readonly #shingle: number;
  /** The shingle set of the long article met last, by where its tokens stand. */
  #kept: { buffer: ArrayBufferLike; at: number; length: number; words: Uint32Array } | null = null;

  constructor(exports: KernelExports, memory: KernelMemory, shingle: number) {
    this.#exports = exports;
    this.#memory = memory;
    this.#shingle = shingle;
  }

  /** The overlap of two articles, given their tokens. */
  overlap(first: Uint32Array, second: Uint32Array): Overlap {
    const tokens = this.#memory.outlasting(second);
    const a = this.#find(this.#memory.outlasting(first));
    const b = this.#find(tokens);
    const shared = this.#exports.intersect(a.pointer, a.count, b.pointer, b.count);
    return { shared, first: a.count, second: b.count };
  }

  /** How many hashes two sets, as words, share. */
  shared(first: Uint32Array, second: Uint32Array): number {
    const other = this.#memory.outlasting(second);
    const a = this.#memory.putWordsAllocated(this.#memory.outlasting(first));
    const b = this.#memory.putWordsAllocated(other);
    return this.#exports.intersect(a, first.length / 2, b, other.length / 2);
  }

  /** The shingle set of an article. */
  make(tokens: Uint32Array): ShingleSet {
    const k = this.#shingle;
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

  /** The set of an article, made now unless it is the long one met last. */
  #find(tokens: Uint32Array): ShingleSet {
    if (tokens.length < LONG_TOKENS) return this.make(tokens);
    const kept = this.#kept;
    const { buffer, byteOffset, length } = tokens;
    if (kept?.buffer === buffer && kept.at === byteOffset && kept.length === length) {
      return { pointer: this.#memory.putWordsAllocated(kept.words), count: kept.words.length / 2 };
    }
    const made = this.make(tokens);
    const words = this.#memory.wordsAt(made.pointer, made.count * 2).slice();
    this.#kept = { buffer, at: byteOffset, length, words };
    return made;
  }
}
