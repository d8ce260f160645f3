/** Compression of a stream: recognised by its first bytes, and undone piece by piece. */
import { InputFault } from '../../article/skipped.js';
import { indexOfByte } from '../../kernel/bytes.js';
import type { ReadBytes } from '../lines.js';
import type { Head, ReadLimits } from '../reader.js';
import { brokenData, type Codec, RatioBound } from './faults.js';
import type { Inflater, Take } from './inflater.js';
import { newInflater } from './inflaters.js';
import { PieceQueue } from './piece-queue.js';

/** The bytes with which each compression begins. Brotli has no such mark. */
const MARKS: readonly [Codec, readonly number[]][] = [
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['UTF-32', [0xff, 0xfe, 0, 0]],
  ['UTF-32', [0, 0, 0xfe, 0xff]],
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
  const found = MARKS.find(([, mark]) => begins(bytes, mark))?.[0];
  if (found === 'bzip2' && !isBzip2(bytes)) return undefined;
  if (found) return found;
  // Whether a file with this name is text, which is not compressed.
  return extension === '.br' && !isPlain(bytes) ? 'brotli' : undefined;
}

function begins(bytes: Uint8Array, mark: readonly number[]): boolean {
  // Every file is asked, and the first byte of nearly all is another.
  return bytes[0] === mark[0] && mark.every((byte, at) => bytes[at] === byte);
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
 * all that came before, or where it exceeds the ratio of `limits`. A stream of gzip can be read on
 * after a fault: from its next member, of which a crawl has one a record.
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
  readonly #codec: Exclude<Codec, 'xz'>;
  readonly #bound: RatioBound;
  readonly #piece = new Uint8Array(PIECE_BYTES);
  readonly #out = new PieceQueue();
  #inflater: Inflater;
  /** Parts of the piece that are yet to be decompressed. Each member of gzip begins a part. */
  #parts: Uint8Array[] = [];
  #taken = 0;
  /** Where the piece begins in the compressed stream. */
  #pieceStart = 0;
  #fault: InputFault | null = null;
  /** Whether nothing was given to the inflater yet. */
  #isNew = true;
  /** Whether the current member of gzip is broken: everything up to the next member is dropped. */
  #isLost = false;
  #hasEnded = false;

  constructor(read: ReadBytes, codec: Exclude<Codec, 'xz'>, limits: ReadLimits) {
    this.#read = read;
    this.#codec = codec;
    this.#bound = new RatioBound(limits);
    this.#inflater = newInflater(codec);
  }

  read(buffer: Uint8Array, offset: number, length: number): number {
    while (this.#out.isEmpty) {
      if (this.#fault) this.#throw(this.#fault);
      if (this.#hasEnded) return 0;
      this.#inflate();
    }
    return this.#out.read(buffer, offset, length);
  }

  #throw(fault: InputFault): never {
    if (this.#isLost) this.#fault = null;
    throw fault;
  }

  /** Decompresses one more part; a fault is thrown once all that came before it was given. */
  #inflate(): void {
    if (this.#parts.length === 0) this.#readPiece();
    const part = this.#parts.shift();
    const take = (piece: Uint8Array) => {
      if (piece.length === 0) return;
      this.#out.push(piece);
      this.#bound.add(piece.length, this.#taken);
    };
    const wasLost = this.#isLost;
    try {
      if (wasLost) {
        if (!part || !beginsMember(part)) return;
        this.#renew();
        this.#isLost = false;
      }
      this.#push(part, take);
    } catch (error) {
      if (error instanceof InputFault) {
        this.#fault = error;
        return;
      }
      this.#isLost = this.#codec === 'gzip';
      // Bytes of a broken member may look like the beginning of another.
      if (wasLost) return;
      const start = part ? this.#pieceStart + part.byteOffset : this.#taken;
      const place = { start, end: start + (part?.length ?? 0) };
      this.#fault = brokenData(this.#codec, place, error);
    }
  }

  /** Decompresses a part, or ends the stream if there is none. */
  #push(part: Uint8Array | undefined, take: Take): void {
    const isNew = this.#isNew;
    this.#isNew = false;
    if (!part) {
      this.#inflater.end(take);
      return;
    }
    try {
      this.#inflater.push(part, take);
    } catch (error) {
      if (!isNew || this.#codec !== 'gzip' || error instanceof InputFault) throw error;
      // The library gives nothing of a part with a fault: its sound beginning goes in again.
      const sound = soundBytes(part);
      this.#renew();
      this.#inflater.push(part.subarray(0, sound), take);
      for (let at = sound; at < part.length; at++) {
        this.#inflater.push(part.subarray(at, at + 1), take);
      }
    }
  }

  #renew(): void {
    this.#inflater = newInflater(this.#codec);
    this.#isNew = true;
  }

  #readPiece(): void {
    const count = this.#read(this.#piece, 0, PIECE_BYTES, this.#taken);
    this.#pieceStart = this.#taken;
    this.#taken += count;
    this.#hasEnded = count === 0;
    const bytes = this.#piece.subarray(0, count);
    let from = 0;
    if (this.#codec === 'gzip') {
      for (let at = memberAfter(bytes, 0); at !== -1; at = memberAfter(bytes, at)) {
        this.#parts.push(bytes.subarray(from, at));
        from = at;
      }
    }
    if (count > from) this.#parts.push(bytes.subarray(from));
  }
}

/** Bytes that go in at once while a fault is searched: few calls, and few bytes one by one after. */
const STEP_BYTES = 256;

/** The bytes at the beginning of a member of gzip, in whole steps, before a fault in it. */
function soundBytes(part: Uint8Array): number {
  const inflater = newInflater('gzip');
  let at = 0;
  try {
    for (; at < part.length; at += STEP_BYTES) {
      inflater.push(part.subarray(at, at + STEP_BYTES), () => {});
    }
  } catch {
    // The fault is in this step.
  }
  return Math.min(at, part.length);
}

/** Where the next member of gzip after a place may begin; -1 if none does. */
function memberAfter(bytes: Uint8Array, place: number): number {
  for (let at = indexOfByte(bytes, 0x1f, place + 1); at !== -1; ) {
    if (beginsMember(bytes.subarray(at))) return at;
    at = indexOfByte(bytes, 0x1f, at + 1);
  }
  return -1;
}

function beginsMember(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08;
}
