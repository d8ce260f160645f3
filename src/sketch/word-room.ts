/** Words of memory for a piece: taking it for each text alone costs more than reading the text. */
const PIECE = 2 ** 18;

/** Gives pieces of memory to texts, which is free again when none of them is held. */
export class WordRoom {
  #piece = new Uint32Array(0);
  #taken = 0;

  /** A piece of so many words. */
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
