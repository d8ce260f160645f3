import { ALIGNMENT, CHAIN, type KernelExports, NEAR, PART } from './abi.js';
import type { Fingerprints } from './engine.js';
import { instantiate, type KernelBuild } from './load.js';
import { isSameView, KernelMemory } from './memory.js';

/** Bytes of scratch for an alignment in a chain, and for a fingerprint in a table. */
const CHAIN_SCRATCH = (CHAIN.length + 3) * 4;
const TABLE_SCRATCH = 68;

/**
 * Aligns pairs of texts, in an instance of its own: the tokens of the first text stay in its memory
 * while the next pairs have the same first text. Pairs come in the order of their first texts.
 */
export class PairAligner {
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  readonly #seed: number;
  readonly #base: number;
  /** The result of {@link alignNear}, allocated once because it is called millions of times. */
  readonly #near = new Uint32Array(NEAR.length);
  /**
   * The first text of the call before, the place of its tokens, and the start of the memory after
   * them.
   */
  #first: { tokens: Uint32Array; pointer: number; end: number } | null = null;

  /** @param seed tokens that are equal at each seed. */
  constructor(seed: number, build?: KernelBuild) {
    this.#exports = instantiate(build);
    this.#memory = new KernelMemory(this.#exports.memory, this.#exports.heapBase());
    this.#seed = seed;
    this.#base = this.#memory.mark();
  }

  /** See {@link Engine.align}. */
  align(first: Uint32Array, second: Uint32Array | null, seeds: Uint32Array): Uint32Array {
    const { pointer, count } = this.#align(first, second, this.#memory.outlasting(seeds));
    // The tokens of the article sketched last are overwritten by the next sketch.
    this.#first = null;
    return this.#memory.wordsAt(pointer, count * ALIGNMENT.length);
  }

  /** See {@link Engine.alignNear}. */
  alignNear(
    first: Uint32Array,
    second: Uint32Array,
    firstAt: number,
    secondAt: number,
  ): Uint32Array {
    const memory = this.#memory;
    memory.rewind(this.#first?.end ?? this.#base);
    const a = memory.putWordsAllocated(first);
    const b = memory.putWordsAllocated(second);
    const out = memory.allocate(NEAR.length * 4);
    this.#exports.alignNear(a, first.length, b, second.length, firstAt, secondAt, this.#seed, out);
    // Copied number by number: there are millions of calls, and a view for each would cost more.
    for (let at = 0; at < NEAR.length; at++) this.#near[at] = memory.word(out + at * 4);
    return this.#near;
  }

  /** See {@link Engine.alignAndChain}. */
  alignAndChain(first: Uint32Array, second: Uint32Array | null, seeds: Uint32Array): Uint32Array {
    const memory = this.#memory;
    const { pointer, count } = this.#align(first, second, memory.outlasting(seeds));
    // The tokens of the article sketched last are overwritten by the next sketch.
    if (second === null) this.#first = null;
    const out = memory.allocate(count * (CHAIN.length + PART.length) * 4);
    const scratch = memory.allocate(count * CHAIN_SCRATCH);
    const within = second === null ? 1 : 0;
    return memory.wordsAt(out, this.#exports.chain(pointer, count, within, out, scratch) / 4);
  }

  /** See {@link Engine.sharedSeeds}. */
  sharedSeeds(first: Fingerprints, second: Fingerprints, mostPlaces: number): Uint32Array {
    const memory = this.#memory;
    const [aCount, bCount] = [first.keys.length, second.keys.length];
    const [mostA, mostB] = aCount <= bCount ? [mostPlaces, bCount] : [aCount, mostPlaces];
    memory.rewind(this.#first?.end ?? this.#base);
    const aKeys = memory.putWordsAllocated(first.keys);
    const aPlaces = memory.putWordsAllocated(first.positions);
    const bKeys = memory.putWordsAllocated(second.keys);
    const bPlaces = memory.putWordsAllocated(second.positions);
    const scratch = memory.allocate((bCount + 1) * TABLE_SCRATCH);
    // Each place of the longer list occurs in at most `mostPlaces` pairs, one for each place of its
    // key in the other list.
    const out = memory.allocate(Math.max(aCount, bCount) * mostPlaces * 8);
    const count = this.#exports.sharedSeeds(
      aKeys,
      aPlaces,
      aCount,
      mostA,
      bKeys,
      bPlaces,
      bCount,
      mostB,
      out,
      scratch,
    );
    return memory.wordsAt(out, count * 2);
  }

  /** Alignments in memory; within the first text if there is no second. */
  #align(first: Uint32Array, second: Uint32Array | null, seeds: Uint32Array) {
    const a = this.#hold(first);
    const memory = this.#memory;
    const b = second ? memory.putWordsAllocated(second) : a;
    const from = memory.putWordsAllocated(seeds);
    const pointer = memory.allocate((seeds.length / 2) * ALIGNMENT.length * 4);
    const count = this.#exports.align(
      a,
      first.length,
      b,
      (second ?? first).length,
      from,
      seeds.length / 2,
      this.#seed,
      second ? 0 : 1,
      pointer,
    );
    return { pointer, count };
  }

  /**
   * Puts the first text into memory, unless it is there, and frees the memory after it; returns
   * where.
   */
  #hold(tokens: Uint32Array): number {
    if (this.#first && isSameView(this.#first.tokens, tokens)) {
      this.#memory.rewind(this.#first.end);
    } else {
      this.#memory.reset();
      const pointer = this.#memory.putWordsAllocated(tokens);
      this.#first = { tokens, pointer, end: this.#memory.mark() };
    }
    return this.#first.pointer;
  }
}
