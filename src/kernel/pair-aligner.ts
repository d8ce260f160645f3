import { ALIGNMENT, CHAIN, type Fingerprints, NEAR, PART_LENGTH } from './engine.js';
import { instantiate, type KernelBuild, type KernelExports } from './load.js';
import { isSameView, KernelMemory } from './memory.js';

/** Bytes of scratch: an alignment in a chain, and a fingerprint in a table. */
const CHAIN_SCRATCH = (CHAIN.length + 3) * 4;
const TABLE_SCRATCH = 68;

/**
 * Aligns pairs of texts, in an instance of its own: what of a text stands in its memory stays there
 * while the next one is compared with the same. Pairs come in the order of their first texts.
 */
export class PairAligner {
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  readonly #seed: number;
  readonly #base: number;
  /** One seed, and what {@link alignNear} gives: made once, for it is asked millions of times. */
  readonly #lone = new Uint32Array(2);
  readonly #near = new Uint32Array(NEAR.length);
  /** The first text of the call before, where its tokens stand, and where memory behind them begins. */
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
    // Tokens of the article that was sketched last are overwritten by the next one.
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
    this.#lone[0] = firstAt;
    this.#lone[1] = secondAt;
    this.#exports.takeEnds();
    const { pointer, count } = this.#alignAt(a, first, second, this.#lone);
    const near = this.#near.fill(0);
    near.set(memory.wordsAt(pointer, count * ALIGNMENT.length));
    near[NEAR.open] = this.#exports.takeEnds();
    return near;
  }

  /** See {@link Engine.alignAndChain}. */
  alignAndChain(first: Uint32Array, second: Uint32Array, seeds: Uint32Array): Uint32Array {
    const memory = this.#memory;
    const { pointer, count } = this.#align(first, second, memory.outlasting(seeds));
    const out = memory.allocate(count * (CHAIN.length + PART_LENGTH) * 4);
    const scratch = memory.allocate(count * CHAIN_SCRATCH);
    return memory.wordsAt(out, this.#exports.chain(pointer, count, out, scratch) / 4);
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
    // Each place of the longer list is in as many pairs as its key has places in the other.
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

  /** Alignments in memory; within the first text where there is no second. */
  #align(first: Uint32Array, second: Uint32Array | null, seeds: Uint32Array) {
    return this.#alignAt(this.#hold(first), first, second, seeds);
  }

  /** The same where the first text stands at `a`, and what is behind it is free. */
  #alignAt(a: number, first: Uint32Array, second: Uint32Array | null, seeds: Uint32Array) {
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

  /** Puts the first text into memory, unless it is there, and frees what stood behind; returns where. */
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
