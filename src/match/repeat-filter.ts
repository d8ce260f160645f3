/** Slots a key, at least: of keys that occur once, at most one in eight seems to occur again. */
const SLOTS_EACH = 8;

/**
 * Tells which of many evenly spread 32-bit keys may occur more than once; it errs only in saying
 * so. One byte a slot, so that the filter of a bucket stays in the cache.
 */
export class RepeatFilter {
  #slots = new Uint8Array(0);
  #shift = 32;

  /** Forgets all, and makes room for so many keys. */
  clear(keys: number): void {
    const bits = Math.min(31, Math.ceil(Math.log2(keys * SLOTS_EACH + 2)));
    if (this.#slots.length < 2 ** bits) this.#slots = new Uint8Array(2 ** bits);
    else this.#slots.fill(0, 0, 2 ** bits);
    this.#shift = 32 - bits;
  }

  add(key: number): void {
    const slot = key >>> this.#shift;
    this.#slots[slot] = this.#slots[slot]! === 0 ? 1 : 2;
  }

  mayRepeat(key: number): boolean {
    return this.#slots[key >>> this.#shift]! === 2;
  }
}
