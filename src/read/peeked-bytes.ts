import type { ReadBytes } from './lines.js';

/** Enough bytes to show the format of a file. */
export const HEAD_BYTES = 64 * 1024;

const LINE_FEED = 0x0a;
const SPACE = 0x20;

/** A stream whose first bytes are looked at before it is read. */
export class PeekedBytes {
  readonly #read: ReadBytes;
  #buffer: Uint8Array;
  #filled = 0;
  #given = 0;
  #position = 0;
  #hasEnded = false;
  /** The error of a read after bytes that are still to be given. */
  #fault: { error: unknown } | null = null;

  /** @param buffer holds the first bytes; it may be used for another stream once this one is read. */
  constructor(read: ReadBytes, buffer: Uint8Array = new Uint8Array(0)) {
    this.#read = read;
    this.#buffer = buffer;
  }

  /** Whether the stream ended, or broke off, among the bytes that were looked at. */
  get isWhole(): boolean {
    return this.#hasEnded || this.#fault !== null;
  }

  /** The first bytes of the stream; fewer if it ends before. To be called before any read. */
  peek(count = HEAD_BYTES): Uint8Array {
    while (this.#filled < count && this.#readOn(count));
    return this.#buffer.subarray(0, Math.min(count, this.#filled));
  }

  /**
   * As {@link peek}, but a line with something in it is enough, because a pipe may give no more for a long time.
   */
  peekLine(): Uint8Array {
    return this.peekUntil(hasLine);
  }

  /** As {@link peek}, but reads no more than is enough. */
  peekUntil(areEnough: (bytes: Uint8Array) => boolean): Uint8Array {
    const seen = () => this.#buffer.subarray(0, this.#filled);
    while (this.#filled < HEAD_BYTES && !areEnough(seen()) && this.#readOn(HEAD_BYTES));
    return seen();
  }

  /** Reads the stream from its first byte on, also the bytes that were seen. */
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

  /**
   * Reads into the buffer, up to `count` bytes in all; false at the end. A stream that is broken
   * after its first bytes gives these.
   */
  #readOn(count: number): boolean {
    if (this.isWhole) return false;
    if (this.#buffer.length < count) {
      const larger = new Uint8Array(count);
      larger.set(this.#buffer.subarray(0, this.#filled));
      this.#buffer = larger;
    }
    try {
      const got = this.#read(this.#buffer, this.#filled, count - this.#filled, this.#filled);
      this.#hasEnded = got === 0;
      this.#filled += got;
      this.#position = this.#filled;
    } catch (error) {
      if (this.#filled === 0) throw error;
      this.#fault = { error };
    }
    return !this.isWhole;
  }

  /** Throws the fault that was met while peeking, once: a stream of gzip can be read on. */
  #throwFault(): void {
    const fault = this.#fault;
    this.#fault = null;
    if (fault) throw fault.error;
  }
}

/** Whether a line ends that is not blank. */
export function hasLine(bytes: Uint8Array): boolean {
  const first = bytes.findIndex((byte) => byte > SPACE);
  return first >= 0 && bytes.includes(LINE_FEED, first);
}
