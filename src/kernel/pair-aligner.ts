import { ALIGNMENT, CHAIN, type KernelExports, NEAR, PART } from './abi.js';
import { Arena } from './arena.js';
import type { Fingerprints } from './engine.js';
import type { KernelInstance } from './instance.js';
import { isSameView, type KernelMemory } from './memory.js';

/** Bytes of scratch for an alignment in a chain, and for a fingerprint in a table. */
const CHAIN_SCRATCH = (CHAIN.length + 3) * 4;
const TABLE_SCRATCH = 68;

/**
 * Aligns pairs of texts: the tokens of the first text stay in memory while the next pairs have the same first text. Pairs come in the order of their first texts.
 * The given arrays must not be views of the kernel's memory; the results never are.
 */
export class PairAligner {
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  readonly #arena: Arena;
  readonly #seed: number;
  /** The result of {@link alignNear}, allocated once because it is called millions of times. */
  readonly #near = new Uint32Array(NEAR.length);
  /**
   * The first text of the call before, the place of its tokens, and the start of the memory after
   * them.
   */
  #first: { tokens: Uint32Array; pointer: number; end: number } | null = null;

  /** @param seed tokens that are equal at each seed. */
  constructor(seed: number, { exports, memory }: KernelInstance) {
    this.#exports = exports;
    this.#memory = memory;
    this.#arena = new Arena(memory);
    this.#seed = seed;
  }

  /** See {@link Engine.align}. */
  align(first: Uint32Array, second: Uint32Array | null, seeds: Uint32Array): Uint32Array {
    const { pointer, count } = this.#align(first, second, seeds);
    // The tokens of the article sketched last are overwritten by the next sketch.
    this.#first = null;
    return this.#memory.wordsAt(pointer, count * ALIGNMENT.length).slice();
  }

  /** See {@link Engine.alignNear}. */
  alignNear(
    first: Uint32Array,
    second: Uint32Array,
    firstAt: number,
    secondAt: number,
  ): Uint32Array {
    const arena = this.#arena;
    arena.rewind(this.#first?.end ?? 0);
    const a = arena.putWords(first);
    const b = arena.putWords(second);
    const out = arena.allocate(NEAR.length * 4);
    this.#exports.alignNear(a, first.length, b, second.length, firstAt, secondAt, this.#seed, out);
    // Copied number by number: there are millions of calls, and a view for each would cost more.
    for (let at = 0; at < NEAR.length; at++) this.#near[at] = this.#memory.word(out + at * 4);
    return this.#near;
  }

  /** See {@link Engine.alignAndChain}. */
  alignAndChain(first: Uint32Array, second: Uint32Array | null, seeds: Uint32Array): Uint32Array {
    const arena = this.#arena;
    const { pointer, count } = this.#align(first, second, seeds);
    // The tokens of the article sketched last are overwritten by the next sketch.
    if (second === null) this.#first = null;
    const out = arena.allocate(count * (CHAIN.length + PART.length) * 4);
    const scratch = arena.allocate(count * CHAIN_SCRATCH);
    const within = second === null ? 1 : 0;
    const words = this.#exports.chain(pointer, count, within, out, scratch) / 4;
    return this.#memory.wordsAt(out, words).slice();
  }

  /** See {@link Engine.sharedSeeds}. */
  sharedSeeds(first: Fingerprints, second: Fingerprints, mostPlaces: number): Uint32Array {
    const arena = this.#arena;
    const [aCount, bCount] = [first.keys.length, second.keys.length];
    const [mostA, mostB] = aCount <= bCount ? [mostPlaces, bCount] : [aCount, mostPlaces];
    arena.rewind(this.#first?.end ?? 0);
    const aKeys = arena.putWords(first.keys);
    const aPlaces = arena.putWords(first.positions);
    const bKeys = arena.putWords(second.keys);
    const bPlaces = arena.putWords(second.positions);
    const scratch = arena.allocate((bCount + 1) * TABLE_SCRATCH);
    // Each place of the longer list occurs in at most `mostPlaces` pairs, one for each place of its
    // key in the other list.
    const out = arena.allocate(Math.max(aCount, bCount) * mostPlaces * 8);
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
    return this.#memory.wordsAt(out, count * 2).slice();
  }

  /** Alignments in memory; within the first text if there is no second. */
  #align(first: Uint32Array, second: Uint32Array | null, seeds: Uint32Array) {
    const a = this.#hold(first);
    const arena = this.#arena;
    const b = second ? arena.putWords(second) : a;
    const from = arena.putWords(seeds);
    const pointer = arena.allocate((seeds.length / 2) * ALIGNMENT.length * 4);
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
      this.#arena.rewind(this.#first.end);
    } else {
      this.#first = null;
      this.#arena.reset();
      const pointer = this.#arena.putWords(tokens);
      this.#first = { tokens, pointer, end: this.#arena.mark() };
    }
    return this.#first.pointer;
  }
}
