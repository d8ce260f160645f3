/** Bytes that are written one after another into memory that grows. */

const FIRST_BYTES = 64 * 1024;

/** A buffer of bytes with numbers of variable length (LEB128). */
export class ByteWriter {
  #bytes = new Uint8Array(FIRST_BYTES);
  /** Bytes written. */
  length = 0;

  /** The bytes written, as a view that is valid until the next write. */
  get view(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  /** Hands over the bytes written, which the caller owns, and begins anew in as much other memory. */
  take(): Uint8Array {
    const taken = this.view;
    this.#bytes = new Uint8Array(Math.max(FIRST_BYTES, taken.length + (taken.length >> 3)));
    this.length = 0;
    return taken;
  }

  /** Begins anew, in the same memory. */
  clear(): void {
    this.length = 0;
  }

  /** Memory for `bytes` more bytes, as all of the buffer; {@link length} is moved by the caller. */
  reserve(bytes: number): Uint8Array {
    if (this.length + bytes > this.#bytes.length) {
      const longer = new Uint8Array(Math.max(2 * this.#bytes.length, this.length + bytes));
      longer.set(this.#bytes.subarray(0, this.length));
      this.#bytes = longer;
    }
    return this.#bytes;
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length).set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Appends zeros up to a multiple of some bytes. */
  fill(unit: number): void {
    const zeros = (unit - (this.length % unit)) % unit;
    this.reserve(zeros).fill(0, this.length, this.length + zeros);
    this.length += zeros;
  }

  /** Appends a number of 32 bits in one to five bytes. */
  varint(value: number): void {
    this.length = putVarint(this.reserve(5), this.length, value);
  }

  /** Appends a number of 32 bits in four bytes, the low one first. */
  word(value: number): void {
    this.length = putWord(this.reserve(4), this.length, value);
  }
}

/** Writes a number of 32 bits; returns where the next one goes. */
export function putVarint(bytes: Uint8Array, at: number, value: number): number {
  let to = at;
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes[to++] = (rest & 0x7f) | 0x80;
  bytes[to++] = rest;
  return to;
}

/** The bytes that a number of 32 bits takes. */
export function varintBytes(value: number): number {
  return Math.ceil((32 - Math.clz32(value | 1)) / 7);
}

/** Writes a number of 32 bits, the low byte first; returns where the next one goes. */
export function putWord(bytes: Uint8Array, at: number, value: number): number {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
  return at + 4;
}

/** Reads the bytes of a {@link ByteWriter}. A read after the end gives zeros. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  /** The next byte. */
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  varint(): number {
    const bytes = this.#bytes;
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = bytes[this.at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return value >>> 0;
  }

  word(): number {
    const word = wordAt(this.#bytes, this.at);
    this.at += 4;
    return word;
  }

  /** Passes over the zeros of {@link ByteWriter.fill}. */
  skip(unit: number): void {
    this.at += (unit - (this.at % unit)) % unit;
  }

  /** A view of the next bytes. */
  take(length: number): Uint8Array {
    const taken = this.#bytes.subarray(this.at, this.at + length);
    this.at += length;
    return taken;
  }
}

/** The number of 32 bits at `at`, the low byte first. Bytes after the end are zeros, as undefined is in `|`. */
export function wordAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0
  );
}
