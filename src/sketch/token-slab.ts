/** Words of memory a piece: an allocation for each text would cost more than reading the text. */
const PIECE = 2 ** 18;

/** Bump allocator for texts: a piece is collected once no text in it is referenced. */
export class TokenSlab {
  #piece = new Uint32Array(0);
  #taken = 0;

  /** An array of `words` words. */
  take(words: number): Uint32Array {
    if (words > PIECE / 4) return new Uint32Array(words);
    if (this.#taken + words > this.#piece.length) {
      this.#piece = new Uint32Array(PIECE);
      this.#taken = 0;
    }
    this.#taken += words;
    return this.#piece.subarray(this.#taken - words, this.#taken);
  }
}
