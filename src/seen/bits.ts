/** Numbers that take a given number of bits, one after another, the low bits of a byte first. */

/** Writes numbers into bytes that are zeros. The caller provides enough of them, and three more. */
export class BitWriter {
  readonly #bytes: Uint8Array;
  /** The next bit. */
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** @param width bits of the value, 32 at most; it must not have more. */
  put(value: number, width: number): void {
    if (width > 16) {
      this.put(value & 0xffff, 16);
      this.put(value >>> 16, width - 16);
      return;
    }
    const bytes = this.#bytes;
    const byte = this.at >>> 3;
    const shifted = value << (this.at & 7);
    bytes[byte]! |= shifted;
    bytes[byte + 1]! |= shifted >>> 8;
    bytes[byte + 2]! |= shifted >>> 16;
    this.at += width;
  }
}

/** Reads the numbers of a {@link BitWriter}. Bits after the end are zeros. */
export class BitReader {
  readonly #bytes: Uint8Array;
  /** The next bit. */
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** @param width bits of the value, 32 at most. */
  take(width: number): number {
    if (width > 16) return (this.take(16) | (this.take(width - 16) << 16)) >>> 0;
    const bytes = this.#bytes;
    const byte = this.at >>> 3;
    // Bytes after the end are undefined, which is zero here.
    const word = bytes[byte]! | (bytes[byte + 1]! << 8) | (bytes[byte + 2]! << 16);
    const value = (word >>> (this.at & 7)) & ((1 << width) - 1);
    this.at += width;
    return value;
  }
}
