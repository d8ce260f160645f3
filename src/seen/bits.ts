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

  /**
   * Writes a number as Rice, 1979, does: its part above the low bits as that number of zeros and a one, then
   * these bits.
   */
  putRice(value: number, low: number): void {
    // A shift by 32 bits would be none; widths of the low part are below that.
    this.at += value >>> low;
    this.put(1, 1);
    this.put(value & ((1 << low) - 1), low);
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
    const value = this.#window() & ((1 << width) - 1);
    this.at += width;
    return value;
  }

  /** The number that {@link BitWriter.putRice} wrote with as many low bits. */
  takeRice(low: number): number {
    let high = 0;
    let window = this.#window();
    while (window === 0 && this.at < 8 * this.#bytes.length) {
      const bits = 32 - (this.at & 7);
      high += bits;
      this.at += bits;
      window = this.#window();
    }
    const zeros = window === 0 ? 0 : 31 - Math.clz32(window & -window);
    this.at += zeros + 1;
    return ((high + zeros) * 2 ** low + this.take(low)) >>> 0;
  }

  /** The next bits, 25 at least. */
  #window(): number {
    const bytes = this.#bytes;
    const byte = this.at >>> 3;
    // Bytes after the end are undefined, which is zero here.
    const word =
      bytes[byte]! | (bytes[byte + 1]! << 8) | (bytes[byte + 2]! << 16) | (bytes[byte + 3]! << 24);
    return word >>> (this.at & 7);
  }
}
