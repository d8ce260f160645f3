/**
 * A buffer that is used repeatedly for data read from a file: new memory each time costs page
 * faults, and makes the garbage collector run over everything else.
 */
export class ScratchBuffer {
  #slab = new Uint32Array(0);
  #taken = 0;

  /** A buffer for `words` words, not cleared; the caller may use it until {@link reset}. */
  take(words: number): Uint32Array {
    const start = this.#taken;
    this.#taken += words;
    if (this.#taken > this.#slab.length) return new Uint32Array(words);
    return this.#slab.subarray(start, this.#taken);
  }

  /** Makes all memory available again, and keeps the total size from now on. */
  reset(): void {
    if (this.#taken > this.#slab.length) this.#slab = new Uint32Array(this.#taken);
    this.#taken = 0;
  }

  /** Releases the memory. */
  clear(): void {
    this.#slab = new Uint32Array(0);
    this.#taken = 0;
  }
}
