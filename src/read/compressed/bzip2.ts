import { createRequire } from 'node:module';
import type { Inflater, Take } from './inflater.js';

/** Reads bits; null moves to the next whole byte. */
interface BitReader {
  (bits: number | null): number | undefined;
  bytesRead: number;
}

/** The decoder of blocks within unbzip2-stream. */
interface Blocks {
  /** Reads the head of a stream. @returns its level: blocks have so many times 100,000 bytes. */
  header(bits: BitReader): number;
  /** Decodes a block. @returns the checksum so far; null at the end of the stream. */
  decompress(
    bits: BitReader,
    take: (byte: number) => void,
    buffer: Int32Array,
    size: number,
    checksum: number,
  ): number | null;
}

const LEVEL_BYTES = 100_000;
/** Bytes that a compressed block may have beyond its content. */
const SLACK_BYTES = 25_000;
/** Bytes that are given at once. */
const OUT_BYTES = 256 * 1024;

/**
 * Decompresses bzip2 with the decoder of unbzip2-stream. The stream of that package holds a block as
 * a list of numbers, for which a bomb of 146 bytes took 2.2 GB; here a block goes out in pieces.
 */
export class Bzip2Inflater implements Inflater {
  readonly #blocks: Blocks;
  readonly #pieces: Uint8Array[] = [];
  readonly #bits: BitReader;
  #held = 0;
  /** Level of the stream under way; 0 before its head. */
  #level = 0;
  #checksum = 0;
  #out = new Uint8Array(OUT_BYTES);
  #filled = 0;

  constructor() {
    const require = createRequire(import.meta.url);
    this.#blocks = require('unbzip2-stream/lib/bzip2.js') as Blocks;
    const newBitReader = require('unbzip2-stream/lib/bit_iterator.js') as (
      next: () => Uint8Array | undefined,
    ) => BitReader;
    // An empty piece, because the reader requests one when it is made.
    let isFirst = true;
    this.#bits = newBitReader(() => {
      const piece = isFirst ? new Uint8Array(0) : this.#pieces.shift();
      isFirst = false;
      return piece;
    });
  }

  push(piece: Uint8Array, take: Take): void {
    this.#pieces.push(piece.slice());
    this.#held += piece.length;
    while (this.#unread() >= (SLACK_BYTES + LEVEL_BYTES * this.#level || 4)) this.#next(take);
  }

  end(take: Take): void {
    while (this.#unread() > 0) this.#next(take);
    if (this.#level !== 0) throw new Error('the stream ends too early');
  }

  #unread(): number {
    return this.#held - this.#bits.bytesRead;
  }

  /** Decodes a head or a block. */
  #next(take: Take): void {
    if (this.#level === 0) {
      this.#level = this.#blocks.header(this.#bits);
      this.#checksum = 0;
      return;
    }
    const size = LEVEL_BYTES * this.#level;
    const give = (byte: number) => {
      this.#out[this.#filled++] = byte;
      if (this.#filled === OUT_BYTES) this.#flush(take);
    };
    const buffer = new Int32Array(size);
    const checksum = this.#blocks.decompress(this.#bits, give, buffer, size, this.#checksum);
    this.#flush(take);
    if (checksum === null) this.#level = 0;
    else this.#checksum = checksum;
  }

  #flush(take: Take): void {
    const piece = this.#out.subarray(0, this.#filled);
    this.#out = new Uint8Array(OUT_BYTES);
    this.#filled = 0;
    take(piece);
  }
}
