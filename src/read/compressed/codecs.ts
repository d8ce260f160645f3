/** Compression of a stream: recognised by its first bytes, and undone piece by piece. */
import { InputFault } from '../../article/skipped.js';
import type { ReadBytes } from '../lines.js';
import type { Head, ReadLimits } from '../reader.js';
import { brokenData, type Codec, RatioBound } from './faults.js';
import type { Inflater } from './inflater.js';
import { newInflater } from './inflaters.js';

/** The bytes with which each begins. Brotli has no mark. */
const MARKS: readonly [Codec, readonly number[]][] = [
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
];

/** Bytes of a bzip2 stream after its mark and its level: a block, or the end. */
const BZIP2_BLOCKS: readonly (readonly number[])[] = [
  [0x31, 0x41, 0x59, 0x26, 0x53, 0x59],
  [0x17, 0x72, 0x45, 0x38, 0x50, 0x90],
];
/** The place of these bytes. */
const BZIP2_BLOCK_AT = 4;

/** The compression of a stream; undefined if it has none that is known. */
export function codecOf({
  bytes,
  extension,
}: Pick<Head, 'bytes' | 'extension'>): Codec | undefined {
  const found = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0];
  if (found === 'bzip2' && !isBzip2(bytes)) return undefined;
  if (found) return found;
  // Text under this name is not compressed.
  return extension === '.br' && !isPlain(bytes) ? 'brotli' : undefined;
}

function isBzip2(bytes: Uint8Array): boolean {
  return BZIP2_BLOCKS.some((mark) => mark.every((byte, at) => bytes[BZIP2_BLOCK_AT + at] === byte));
}

/** Whether bytes begin like text or markup. */
function isPlain(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 256).every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

/** Bytes of a compressed stream that are read at once. */
const PIECE_BYTES = 64 * 1024;

/**
 * A stream without its compression. Memory: one piece, before and after it is decompressed.
 *
 * The returned function throws an {@link InputFault} where the stream is broken, after it has given
 * all that came before, or where it exceeds the ratio of `limits`.
 */
export function decompressed(
  read: ReadBytes,
  codec: Exclude<Codec, 'xz'>,
  limits: ReadLimits,
): ReadBytes {
  const stream = new DecompressedBytes(read, codec, limits);
  return (buffer, offset, length) => stream.read(buffer, offset, length);
}

class DecompressedBytes {
  readonly #read: ReadBytes;
  readonly #codec: Codec;
  readonly #bound: RatioBound;
  readonly #inflater: Inflater;
  readonly #piece = new Uint8Array(PIECE_BYTES);
  #out: Uint8Array[] = [];
  #next = 0;
  #given = 0;
  #taken = 0;
  #fault: InputFault | null = null;
  #hasEnded = false;

  constructor(read: ReadBytes, codec: Exclude<Codec, 'xz'>, limits: ReadLimits) {
    this.#read = read;
    this.#codec = codec;
    this.#bound = new RatioBound(limits);
    this.#inflater = newInflater(codec);
  }

  read(buffer: Uint8Array, offset: number, length: number): number {
    while (this.#next === this.#out.length) {
      if (this.#fault) throw this.#fault;
      if (this.#hasEnded) return 0;
      this.#inflate();
    }
    const piece = this.#out[this.#next]!;
    const part = piece.subarray(this.#given, this.#given + length);
    buffer.set(part, offset);
    this.#given += part.length;
    if (this.#given === piece.length) {
      this.#next++;
      this.#given = 0;
    }
    return part.length;
  }

  /** Decompresses one more piece; a fault is thrown once all that came before it was given. */
  #inflate(): void {
    this.#out = [];
    this.#next = 0;
    const count = this.#read(this.#piece, 0, PIECE_BYTES, this.#taken);
    const start = this.#taken;
    this.#taken += count;
    this.#hasEnded = count === 0;
    const take = (piece: Uint8Array) => {
      if (piece.length === 0) return;
      this.#out.push(piece);
      this.#bound.add(piece.length, this.#taken);
    };
    try {
      if (this.#hasEnded) this.#inflater.end(take);
      else this.#inflater.push(this.#piece.subarray(0, count), take);
    } catch (error) {
      this.#fault =
        error instanceof InputFault
          ? error
          : brokenData(this.#codec, { start, end: this.#taken }, error);
    }
  }
}
