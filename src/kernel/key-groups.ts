import { instantiate, type KernelBuild, type KernelExports } from './load.js';
import { KernelMemory } from './memory.js';

/** Slots a key, at least: of keys that stand alone, at most one in eight is sorted all the same. */
const SLOTS_EACH = 8;

/** Finds equal keys, in an instance of its own, so that what that took goes with it. */
export class KeyGroups {
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  #keys = 0;
  #most = 0;

  constructor(build?: KernelBuild) {
    this.#exports = instantiate(build);
    this.#memory = new KernelMemory(this.#exports.memory, this.#exports.heapBase());
  }

  /** Where up to `most` keys are to be written: a view, good until {@link of}. */
  room(most: number): Uint32Array {
    this.#memory.reset();
    this.#keys = this.#memory.allocate(4 * most);
    this.#most = most;
    return this.#memory.wordsAt(this.#keys, most);
  }

  /**
   * Groups the first `count` keys in the {@link room}, by their value: of each that stands more than
   * once how often, then its places, ascending; keys ascend. A view, good until the next call.
   * Cost: two looks at each key and a sort of those that stand more than once; some 30 bytes a key.
   */
  of(count: number): Uint32Array {
    const memory = this.#memory;
    memory.rewind(this.#keys);
    memory.allocate(4 * this.#most);
    const bits = Math.min(31, Math.ceil(Math.log2(count * SLOTS_EACH + 2)));
    const filter = memory.allocate(2 ** bits);
    const places = memory.allocate(4 * count);
    const other = memory.allocate(8 * count);
    const out = memory.allocate(6 * count + 4);
    const words = this.#exports.groupKeys(this.#keys, count, filter, bits, places, other, out);
    return memory.wordsAt(out, words);
  }
}
