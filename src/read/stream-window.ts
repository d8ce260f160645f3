/** A part of a stream in memory, which moves forward: for formats whose records have lengths. */
import { asBuffer } from '../kernel/bytes.js';
import type { ReadBytes } from './lines.js';
import { nextSize } from './next-size.js';

const BLOCK_BYTES = 64 * 1024;

/**
 * Invariant: `#buffer[#from, #filled)` holds the bytes of the stream from {@link position} on. The
 * buffer grows to the largest number of bytes that was asked for at once, and is then reused.
 */
export class StreamWindow {
  #buffer: Uint8Array = new Uint8Array(BLOCK_BYTES);
  #from = 0;
  #filled = 0;
  #base = 0;
  #hasEnded = false;
  readonly #read: ReadBytes;

  constructor(read: ReadBytes) {
    this.#read = read;
  }

  /** Byte of the stream at which the window begins. */
  get position(): number {
    return this.#base + this.#from;
  }

  /** The number of bytes of the stream that were read so far, also those not yet in use. */
  get read(): number {
    return this.#base + this.#filled;
  }

  /** The bytes in memory, valid until the next call of another member. */
  get bytes(): Uint8Array {
    return this.#buffer.subarray(this.#from, this.#filled);
  }

  /**
   * Reads until the window holds `count` bytes or the stream ends.
   * @returns the number of bytes in the window, at most `count`.
   */
  fill(count: number): number {
    if (count > this.#buffer.length - this.#from) this.#move(count);
    while (this.#filled - this.#from < count && !this.#hasEnded) this.#readBlock(count);
    return Math.min(count, this.#filled - this.#from);
  }

  /** Moves the beginning of the window forward over bytes that it holds. */
  advance(count: number): void {
    this.#from += Math.min(count, this.#filled - this.#from);
  }

  /**
   * Passes over bytes, of which only a block is held at a time.
   * @returns the number of bytes that the stream had.
   */
  skip(count: number): number {
    for (let left = count; ; ) {
      const held = Math.min(left, this.#filled - this.#from);
      this.#from += held;
      left -= held;
      if (left === 0 || this.fill(1) === 0) return count - left;
    }
  }

  /**
   * Passes over bytes up to the next place of `mark`.
   * @returns whether there is one; if not, the window is at the end of the stream.
   */
  skipTo(mark: Uint8Array): boolean {
    for (;;) {
      const held = this.fill(Math.max(mark.length, this.#filled - this.#from));
      const at = asBuffer(this.bytes).indexOf(mark);
      if (at >= 0) {
        this.#from += at;
        return true;
      }
      // The mark may begin in the last bytes of the window.
      this.#from += Math.max(0, held - mark.length + 1);
      if (this.fill(mark.length) < mark.length) {
        this.#from = this.#filled;
        return false;
      }
    }
  }

  /** A stream of the next `count` bytes; the window moves with it. */
  take(count: number): ReadBytes {
    let left = count;
    return (buffer, offset, length) => {
      if (left === 0 || length === 0 || this.fill(1) === 0) return 0;
      const given = Math.min(left, length, this.#filled - this.#from);
      buffer.set(this.#buffer.subarray(this.#from, this.#from + given), offset);
      this.#from += given;
      left -= given;
      return given;
    };
  }

  /** Reads on, where the window is to hold `count` bytes. */
  #readBlock(count: number): void {
    if (this.#filled === this.#buffer.length) this.#move(count);
    const length = this.#buffer.length - this.#filled;
    const got = this.#read(this.#buffer, this.#filled, length, this.#base + this.#filled);
    this.#filled += got;
    this.#hasEnded = got === 0;
  }

  /** Moves the held bytes to the start of a buffer that takes `count` bytes. */
  #move(count: number): void {
    const held = this.bytes;
    // A number that a broken file states is not allocated before some of its bytes are there.
    const size = Math.min(count, nextSize(this.#buffer.length, count));
    const isLarger = size > this.#buffer.length;
    const target = isLarger ? new Uint8Array(size) : this.#buffer;
    target.set(held);
    this.#buffer = target;
    this.#base += this.#from;
    this.#filled = held.length;
    this.#from = 0;
  }
}
