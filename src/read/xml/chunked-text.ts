/** The part of the text to which the tokenizer may still refer, in units of the whole text. */
export class ChunkedText {
  #text = '';
  /** Chunks after `#text`: a long comment is joined once, and not with each of its chunks. */
  #next: string[] = [];
  /** Units and bytes before `#text`. */
  #units = 0;
  #bytes = 0;
  /** All units so far. */
  length = 0;
  readonly #bytesOf: (text: string) => number;

  constructor(bytesOf: (text: string) => number) {
    this.#bytesOf = bytesOf;
  }

  /** Units in memory. */
  get held(): number {
    return this.length - this.#units;
  }

  /** The byte of the first unit in memory. */
  get firstByte(): number {
    return this.#bytes;
  }

  add(chunk: string): void {
    this.#next.push(chunk);
    this.length += chunk.length;
  }

  slice(start: number, end: number): string {
    this.#join();
    return this.#text.slice(start - this.#units, end - this.#units);
  }

  /** The byte of a unit. The text before it is no longer needed. */
  byteOf(unit: number): number {
    this.#join();
    const count = unit - this.#units;
    this.#bytes += this.#bytesOf(this.#text.slice(0, count));
    this.#text = this.#text.slice(count);
    this.#units = unit;
    return this.#bytes;
  }

  #join(): void {
    if (this.#next.length === 0) return;
    this.#text += this.#next.join('');
    this.#next = [];
  }
}
