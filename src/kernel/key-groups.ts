import type { KernelExports } from './abi.js';
import { Arena } from './arena.js';
import { newInstance } from './instance.js';
import type { KernelBuild } from './load.js';
import type { KernelMemory } from './memory.js';

/** Slots per key, at least: then at most one in eight keys that occur once is sorted needlessly. */
const SLOTS_EACH = 8;

/**
 * Finds equal keys, in an instance of its own, so that its memory is freed with it. The caller
 * writes keys to {@link buffer}; {@link keep} finds those that may be equal to others, and {@link
 * group} those that are.
 */
export class KeyGroups {
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  readonly #arena: Arena;
  #keys = 0;
  #places = 0;
  #kept = 0;

  constructor(build?: KernelBuild) {
    const { exports, memory } = newInstance(build);
    this.#exports = exports;
    this.#memory = memory;
    this.#arena = new Arena(memory);
  }

  /** Where `count` keys are to be written: a view, valid until {@link keep}. */
  buffer(count: number): Uint32Array {
    this.#arena.reset();
    this.#keys = this.#arena.allocate(4 * count);
    return this.#memory.wordsAt(this.#keys, count);
  }

  /**
   * The places of all of the `count` keys that may occur more than once, ascending: a view whose
   * numbers the caller may change until {@link group}. Cost: two looks at each key, and some 12
   * bytes.
   */
  keep(count: number): Uint32Array {
    const bits = Math.min(31, Math.ceil(Math.log2(count * SLOTS_EACH + 2)));
    this.#places = this.#arena.allocate(4 * count);
    const filter = this.#arena.allocate(2 ** bits);
    this.#kept = this.#exports.keepRepeated(this.#keys, count, filter, bits, this.#places);
    this.#arena.rewind(filter);
    return this.#memory.wordsAt(this.#places, this.#kept);
  }

  /**
   * Groups the numbers that {@link keep} gave, as they are now, by their keys. For each key that
   * occurs more than once it gives the number of its places and then their numbers in the order of
   * places; keys ascend. A view, valid until the next call. Cost: a sort of the kept keys, and 14
   * bytes for each.
   */
  group(): Uint32Array {
    const other = this.#arena.allocate(8 * this.#kept);
    const out = this.#arena.allocate(6 * this.#kept + 4);
    const words = this.#exports.groupEqual(this.#keys, this.#places, this.#kept, other, out);
    return this.#memory.wordsAt(out, words);
  }
}
