import { indexOfByte } from '../kernel/bytes.js';
import type { ReadBytes } from './lines.js';

/** Enough bytes to show the format of a file. */
export const HEAD_BYTES = 64 * 1024;

const LINE_FEED = 0x0a;

/** A stream whose first bytes are looked at before it is read. */
export class PeekedBytes {
  readonly #read: ReadBytes;
  readonly #buffer: Uint8Array;
  #filled = 0;
  #given = 0;
  #position = 0;
  #hasEnded = false;
  /** The error of a read after bytes that are still to be given. */
  #fault: { error: unknown } | null = null;

  /** @param buffer holds the first bytes; it may be used for another stream once this one is read. */
  constructor(read: ReadBytes, buffer: Uint8Array = new Uint8Array(HEAD_BYTES)) {
    this.#read = read;
    this.#buffer = buffer;
  }

  /**
   * The first bytes, at most as many as the buffer holds.
   * @param needsAll whether a short read is followed by others; if not, the first line is enough,
   *   because a pipe may give no more for a long time.
   */
  peek(needsAll: boolean): { bytes: Uint8Array; isWhole: boolean } {
    while (!this.#hasEnded && this.#filled < this.#buffer.length) {
      const length = this.#buffer.length - this.#filled;
      const count = this.#readOn(length);
      if (count === 0) {
        this.#hasEnded = this.#fault === null;
        break;
      }
      this.#filled += count;
      if (!needsAll && indexOfByte(this.#seen(), LINE_FEED) !== -1) break;
    }
    this.#position = this.#filled;
    return { bytes: this.#seen(), isWhole: this.#hasEnded || this.#fault !== null };
  }

  /** Reads from the start of the stream; a {@link ReadBytes}. */
  readonly read: ReadBytes = (buffer, offset, length) => {
    if (this.#given < this.#filled) {
      const part = this.#buffer.subarray(this.#given, Math.min(this.#filled, this.#given + length));
      buffer.set(part, offset);
      this.#given += part.length;
      return part.length;
    }
    this.#throwFault();
    if (this.#hasEnded) return 0;
    const count = this.#read(buffer, offset, length, this.#position);
    this.#position += count;
    return count;
  };

  /** Reads into the buffer. A stream that is broken after its first bytes is read as far as it goes. */
  #readOn(length: number): number {
    try {
      return this.#read(this.#buffer, this.#filled, length, this.#filled);
    } catch (error) {
      if (this.#filled === 0) throw error;
      this.#fault = { error };
      return 0;
    }
  }

  /** Throws the fault that was met while peeking, once: a stream of gzip can be read on. */
  #throwFault(): void {
    const fault = this.#fault;
    this.#fault = null;
    if (fault) throw fault.error;
  }

  #seen(): Uint8Array {
    return this.#buffer.subarray(0, this.#filled);
  }
}
