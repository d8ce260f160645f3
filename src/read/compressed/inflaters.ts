/**
 * The libraries that decompress, each loaded when the first stream needs it. All of them work
 * synchronously: minizlib calls Node's zlib, 2.5 times as fast as `zcat`; fzstd serves versions of
 * Node without a zstd that reads frames one after another.
 */
import { createRequire } from 'node:module';
import type * as Fzstd from 'fzstd';
import type * as Minizlib from 'minizlib';
import { asBuffer } from '../../kernel/bytes.js';
import { Bzip2Inflater } from './bzip2.js';
import type { Codec } from './faults.js';
import type { Inflater, Take } from './inflater.js';
import { Utf32Inflater } from './utf-32.js';

const require = createRequire(import.meta.url);

/** Bytes that zlib gives at once. The library passes them on, but its types lack them. */
const OPTIONS: object = { chunkSize: 256 * 1024 };

/** Whether Node reads zstd whole: version 22 has it, but calls a frame broken whose head is split. */
const HAS_ZSTD = Number.parseInt(process.versions.node, 10) >= 24;

/** A new decompressor. */
export function newInflater(codec: Exclude<Codec, 'xz'>): Inflater {
  switch (codec) {
    case 'gzip':
      return new ZlibInflater('Gunzip');
    case 'deflate':
      return new ZlibInflater('InflateRaw');
    case 'brotli':
      return new WholeInflater('BrotliDecompress');
    case 'zstd':
      return HAS_ZSTD ? new WholeInflater('ZstdDecompress') : new ZstdInflater();
    case 'bzip2':
      return new Bzip2Inflater();
    case 'UTF-32':
      return new Utf32Inflater();
  }
}

class ZlibInflater implements Inflater {
  protected readonly stream:
    | Minizlib.Gunzip
    | Minizlib.InflateRaw
    | Minizlib.BrotliDecompress
    | Minizlib.ZstdDecompress;
  #take: Take = () => {};

  constructor(name: 'Gunzip' | 'InflateRaw' | 'BrotliDecompress' | 'ZstdDecompress') {
    const library = require('minizlib') as typeof Minizlib;
    // The library changes the options that it is given.
    this.stream = new library[name]({ ...OPTIONS });
    this.stream.on('data', (piece: Uint8Array) => this.#take(piece));
  }

  push(piece: Uint8Array, take: Take): void {
    this.#take = take;
    this.#failing(() => this.stream.write(asBuffer(piece.slice())));
  }

  end(take: Take): void {
    this.#take = take;
    this.#failing(() => this.stream.end());
  }

  /** Throws the error that the stream emits. */
  #failing(work: () => unknown): void {
    let fault: Error | null = null;
    const onError = (error: unknown) => {
      fault ??= error as Error;
    };
    this.stream.on('error', onError);
    work();
    this.stream.off('error', onError);
    if (fault) throw fault;
  }
}

/** The decoders of brotli and zstd leave bytes after the end of the stream alone. */
class WholeInflater extends ZlibInflater {
  override push(piece: Uint8Array, take: Take): void {
    super.push(piece, take);
    // The bytes of this push. Node has the field, the types of the library lack it.
    const { bytesWritten } = this.stream.handle as unknown as { bytesWritten: number };
    if (bytesWritten < piece.length) throw new Error('bytes follow the end of the stream');
  }
}

class ZstdInflater implements Inflater {
  readonly #stream: Fzstd.Decompress;
  #take: Take = () => {};

  constructor() {
    const { Decompress } = require('fzstd') as typeof Fzstd;
    this.#stream = new Decompress((piece) => this.#take(piece.slice()));
  }

  push(piece: Uint8Array, take: Take): void {
    this.#take = take;
    this.#stream.push(piece.slice());
  }

  end(take: Take): void {
    this.#take = take;
    this.#stream.push(new Uint8Array(0), true);
  }
}
