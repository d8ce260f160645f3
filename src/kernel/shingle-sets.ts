import type { KernelExports } from './abi.js';
import { Arena } from './arena.js';
import type { Overlap } from './engine.js';
import type { KernelInstance } from './instance.js';
import { isSameView, type KernelMemory } from './memory.js';
import { putShingles, shingleCount } from './shingles.js';

/**
 * Slots of a table for each shingle of two texts: copies fill a sixth of it and other pairs a
 * third, so searches are short.
 */
const SLOTS_EACH = 3;

/** An article whose shingles are in the table, identified by the place of its tokens in memory. */
interface Held {
  tokens: Uint32Array;
  /** Distinct shingles. */
  count: number;
  /** The place of the table. */
  table: number;
  slots: number;
  /** Where the memory after the table begins. */
  end: number;
}

/**
 * Compares shingle sets: the set of one article stays in memory
 * while others are compared with it. An article is recognised by the place of its tokens in memory,
 * so they must not change there.
 */
export class ShingleSets {
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  readonly #arena: Arena;
  readonly #shingle: number;
  #held: Held | null = null;
  /** The second article of the call before. */
  #before: Uint32Array | null = null;

  constructor(shingle: number, { exports, memory }: KernelInstance) {
    this.#exports = exports;
    this.#memory = memory;
    this.#arena = new Arena(memory);
    this.#shingle = shingle;
  }

  /** See `Engine.overlap`. */
  overlap(first: Uint32Array, second: Uint32Array): Overlap {
    // A second text that comes again is probably compared with many texts in turn, so its table is
    // worth keeping.
    const isAgain = this.#before !== null && isSameView(this.#before, second);
    const isBySecond = !this.#isHeld(first) && (isAgain || this.#isHeld(second));
    this.#before = second;
    if (!isBySecond) return this.#compare(first, second);
    const { shared, first: b, second: a } = this.#compare(second, first);
    return { shared, first: a, second: b };
  }

  /** From here on, the table is the one of the first article. */
  #compare(first: Uint32Array, second: Uint32Array): Overlap {
    const held = this.#hold(first, second.length);
    this.#arena.rewind(held.end);
    const { hashes, count } = this.#shingles(second);
    const out = this.#arena.allocate(8);
    const scratch = this.#arena.allocate(held.slots + 4 * count);
    this.#exports.overlapInto(hashes, count, held.table, held.slots, out, scratch);
    return {
      shared: this.#memory.word(out),
      first: held.count,
      second: this.#memory.word(out + 4),
    };
  }

  /** The table of an article, with space for the shingles of another article of `others` tokens. */
  #hold(tokens: Uint32Array, others: number): Held {
    const own = shingleCount(tokens.length, this.#shingle);
    const least = SLOTS_EACH * (own + shingleCount(others, this.#shingle)) + 1;
    if (this.#held && this.#isHeld(tokens) && this.#held.slots >= least) return this.#held;
    const slots = 2 ** Math.ceil(Math.log2(least));
    const arena = this.#arena;
    this.#held = null;
    arena.reset();
    const table = arena.allocate(8 * slots);
    const end = arena.mark();
    const { hashes, count } = this.#shingles(tokens);
    const distinct = this.#exports.setInto(hashes, count, table, slots);
    this.#held = { tokens, count: distinct, table, slots, end };
    return this.#held;
  }

  #isHeld(tokens: Uint32Array): boolean {
    return this.#held !== null && isSameView(this.#held.tokens, tokens);
  }

  #shingles(tokens: Uint32Array): { hashes: number; count: number } {
    return putShingles(this.#exports, this.#arena, tokens, this.#shingle);
  }
}
