/**
 * Memory that is used time and again, for what is read of a file: to take new memory each time costs page
 * faults, and has the garbage collector look at all else.
 */
export class ReusedWords {
  #slab = new Uint32Array(0);
  #taken = 0;

  /** Memory for so many words, not cleared: the caller's until {@link reset}. */
  take(words: number): Uint32Array {
    const start = this.#taken;
    this.#taken += words;
    if (this.#taken > this.#slab.length) return new Uint32Array(words);
    return this.#slab.subarray(start, this.#taken);
  }

  /** Takes all memory back, and has as much at hand from now on. */
  reset(): void {
    if (this.#taken > this.#slab.length) this.#slab = new Uint32Array(this.#taken);
    this.#taken = 0;
  }

  /** Gives the memory up. */
  clear(): void {
    this.#slab = new Uint32Array(0);
    this.#taken = 0;
  }
}
