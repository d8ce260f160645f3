/** Pieces of a stream that are read in turn, each of which is released once it is read. */
export class PieceQueue {
  readonly #pieces: Uint8Array[] = [];
  /** The number of pieces, and of bytes of the next one, that are read. */
  #next = 0;
  #given = 0;

  /** Whether all pieces are read. */
  get isEmpty(): boolean {
    return this.#next === this.#pieces.length;
  }

  /** Adds a piece, which must not be empty. */
  push(piece: Uint8Array): void {
    this.#pieces.push(piece);
  }

  /** Reads up to `length` bytes into a buffer; 0 if all pieces are read. */
  read(buffer: Uint8Array, offset: number, length: number): number {
    const piece = this.#pieces[this.#next];
    if (!piece) return 0;
    const part = piece.subarray(this.#given, this.#given + length);
    buffer.set(part, offset);
    this.#given += part.length;
    if (this.#given === piece.length) this.#release();
    return part.length;
  }

  #release(): void {
    this.#pieces[this.#next++] = new Uint8Array(0);
    this.#given = 0;
    if (!this.isEmpty) return;
    this.#pieces.length = 0;
    this.#next = 0;
  }
}
