import type { KernelExports } from './abi.js';
import { instantiate, type KernelBuild } from './load.js';
import { KernelMemory } from './memory.js';

/** Slots a key, at least: of keys that stand alone, at most one in eight is sorted all the same. */
const SLOTS_EACH = 8;

/**
 * Finds equal keys, in an instance of its own, so that what that took goes with it. Keys are written
 * to the {@link room}; {@link keep} tells which may be equal to others, and {@link group} which are.
 */
export class KeyGroups {
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  #keys = 0;
  #places = 0;
  #kept = 0;

  constructor(build?: KernelBuild) {
    this.#exports = instantiate(build);
    this.#memory = new KernelMemory(this.#exports.memory, this.#exports.heapBase());
  }

  /** Where `count` keys are to be written: a view, good until {@link keep}. */
  room(count: number): Uint32Array {
    this.#memory.reset();
    this.#keys = this.#memory.allocate(4 * count);
    return this.#memory.wordsAt(this.#keys, count);
  }

  /**
   * Where those of the `count` keys stand that may stand more than once, ascending: a view, whose
   * numbers the caller may change until {@link group}. Cost: two looks at each key; some 12 bytes.
   */
  keep(count: number): Uint32Array {
    const bits = Math.min(31, Math.ceil(Math.log2(count * SLOTS_EACH + 2)));
    this.#places = this.#memory.allocate(4 * count);
    const filter = this.#memory.allocate(2 ** bits);
    this.#kept = this.#exports.keepRepeated(this.#keys, count, filter, bits, this.#places);
    this.#memory.rewind(filter);
    return this.#memory.wordsAt(this.#places, this.#kept);
  }

  /**
   * Groups the numbers that {@link keep} gave, as they are now, by their keys: of each key that stands
   * more than once how often, then its numbers in the order of places; keys ascend. A view, good until
   * the next call. Cost: a sort of what was kept; 14 bytes a key.
   */
  group(): Uint32Array {
    const other = this.#memory.allocate(8 * this.#kept);
    const out = this.#memory.allocate(6 * this.#kept + 4);
    const words = this.#exports.groupEqual(this.#keys, this.#places, this.#kept, other, out);
    return this.#memory.wordsAt(out, words);
  }
}
