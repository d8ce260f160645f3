/** Numbers appended to one typed array that doubles when it is full. */
export class GrownWords {
  #words = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(word: number): void {
    if (this.#length === this.#words.length) {
      const words = new Uint32Array(this.#words.length * 2);
      words.set(this.#words);
      this.#words = words;
    }
    this.#words[this.#length++] = word;
  }

  /** The words so far, a view. */
  view(): Uint32Array {
    return this.#words.subarray(0, this.#length);
  }
}
