import type { ReadBytes } from './lines.js';

/** A stream whose beginning can be seen before it is read. */
export class PeekedStream {
  readonly #source: ReadBytes;
  #bytes = new Uint8Array(0);
  #filled = 0;
  #given = 0;
  #atEnd = false;

  constructor(source: ReadBytes) {
    this.#source = source;
  }

  /** The first bytes of the stream; fewer if it ends before. To be called before any read. */
  peek(count: number): Uint8Array {
    if (count > this.#bytes.length) {
      const larger = new Uint8Array(count);
      larger.set(this.#bytes.subarray(0, this.#filled));
      this.#bytes = larger;
    }
    while (this.#filled < count && !this.#atEnd) {
      const got = this.#source(this.#bytes, this.#filled, count - this.#filled, this.#filled);
      this.#filled += got;
      this.#atEnd = got === 0;
    }
    return this.#bytes.subarray(0, Math.min(count, this.#filled));
  }

  /** Reads the stream from its first byte on, also the bytes that were seen. */
  readonly read: ReadBytes = (buffer, offset, length, position) => {
    if (this.#given < this.#filled) {
      const part = this.#bytes.subarray(this.#given, Math.min(this.#filled, this.#given + length));
      buffer.set(part, offset);
      this.#given += part.length;
      return part.length;
    }
    return this.#atEnd ? 0 : this.#source(buffer, offset, length, position);
  };
}
