/** Bytes that are read in parts: a file, or memory. */
import fs from 'node:fs';
import { readExactly } from '../read/read-exactly.js';

/** A file or memory. */
export interface ByteSource {
  /** Its name in messages. */
  readonly name: string;
  readonly size: number;
  /** Bytes from `at` on, fewer at the end; a view that is valid until the next call. */
  read(at: number, length: number): Uint8Array;
  /** The same bytes, in memory of their own. */
  copy(at: number, length: number): Uint8Array<ArrayBuffer>;
  close(): void;
}

/** Bytes of a read for which memory is kept. */
const BUFFER_BYTES = 64 * 1024;

/** A file, which is open until it is closed; so it can be read after it was removed. */
export class FileSource implements ByteSource {
  readonly name: string;
  readonly size: number;
  readonly #fd: number;
  readonly #buffer = new Uint8Array(BUFFER_BYTES);

  /** @throws if it cannot be opened. */
  constructor(file: string) {
    this.name = file;
    this.#fd = fs.openSync(file, 'r');
    this.size = fs.fstatSync(this.#fd).size;
  }

  read(at: number, length: number): Uint8Array {
    const wanted = this.#availableAt(at, length);
    if (wanted > BUFFER_BYTES) return this.copy(at, length);
    const into = this.#buffer.subarray(0, wanted);
    // A file that became shorter gives old bytes, which no checksum agrees with.
    readExactly(this.#fd, at, into);
    return into;
  }

  copy(at: number, length: number): Uint8Array<ArrayBuffer> {
    const into = new Uint8Array(this.#availableAt(at, length));
    readExactly(this.#fd, at, into);
    return into;
  }

  #availableAt(at: number, length: number): number {
    return Math.max(0, Math.min(length, this.size - at));
  }

  close(): void {
    fs.closeSync(this.#fd);
  }
}

/** Memory. */
export class MemorySource implements ByteSource {
  readonly name = 'memory';
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get size(): number {
    return this.#bytes.length;
  }

  read(at: number, length: number): Uint8Array {
    return this.#bytes.subarray(at, at + length);
  }

  copy(at: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.read(at, length));
  }

  close(): void {}
}
