import type { ReadBytes } from './lines.js';
import { nextSize } from './next-size.js';

/**
 * The part of a stream that is in memory, by positions in the stream. Bytes are held from the
 * released position on.
 */
export class ByteWindow {
  readonly #read: ReadBytes;
  readonly #mostBytes: number;
  #atEnd = false;
  #released = 0;
  /** The bytes of the stream from {@link base} to {@link end}, and unused memory after them. */
  bytes: Uint8Array;
  /** Position of the first byte in memory. */
  base = 0;
  /** Position after the last byte in memory. */
  end = 0;

  /** @param mostBytes the bytes that are held at once; more are possible, but take copies. */
  constructor(read: ReadBytes, blockBytes: number, mostBytes: number) {
    this.#read = read;
    this.#mostBytes = mostBytes;
    this.bytes = new Uint8Array(blockBytes);
  }

  /** The first position that is not released. */
  get released(): number {
    return this.#released;
  }

  /** The byte at a position that is not released; -1 at the end of the stream. */
  byteAt(position: number): number {
    while (position >= this.end) if (!this.grow()) return -1;
    return this.bytes[position - this.base]!;
  }

  /** A view of bytes in memory, valid until the next read. */
  view(start: number, end: number): Uint8Array {
    return this.bytes.subarray(start - this.base, end - this.base);
  }

  /** Bytes before this position are not needed any more. */
  release(position: number): void {
    if (position > this.#released) this.#released = Math.min(position, this.end);
  }

  /**
   * Reads on; false at the end of the stream. The bytes held double, or become as many as possible,
   * so that a search which begins anew after each call takes linear time.
   */
  grow(): boolean {
    if (this.#atEnd) return false;
    this.#makeSpace();
    const [before, wanted] = [this.end, 2 * this.#held()];
    do {
      const used = this.end - this.base;
      if (used === this.bytes.length) break;
      const count = this.#read(this.bytes, used, this.bytes.length - used, this.end);
      this.end += count;
      this.#atEnd = count === 0;
    } while (!this.#atEnd && this.#held() < wanted);
    return this.end > before;
  }

  #held(): number {
    return this.end - this.#released;
  }

  #makeSpace(): void {
    const held = this.#held();
    const from = this.#released - this.base;
    const size = this.bytes.length;
    if (held === size || (2 * held > size && size < this.#mostBytes)) {
      const larger = new Uint8Array(nextSize(size, this.#mostBytes));
      larger.set(this.bytes.subarray(from, from + held));
      this.bytes = larger;
    } else if (from > 0) {
      this.bytes.copyWithin(0, from, from + held);
    }
    this.base = this.#released;
  }
}
