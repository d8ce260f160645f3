import fs from 'node:fs';
import { stringOf } from '../kernel/bytes.js';
import { Float64List, Uint32List } from '../sketch/lists.js';
import { openSpill, spillAt } from './spill.js';
import { readColumn } from './stored-columns.js';

/** Bytes of a chunk; a longer text has a chunk of its own. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/** Texts one after another; the bytes after the last one are not used. */
interface Chunk {
  /** Bytes of all chunks before this one. */
  start: number;
  bytes: Uint8Array;
  used: number;
}

/** Closes the files of texts that are no longer referenced. */
const abandoned = new FinalizationRegistry<number>((fd) => fs.closeSync(fd));

/**
 * Texts that cannot be read a second time, in the order in which they came: in memory and, after
 * {@link moveToDisk}, in a temporary file. The file is deleted as soon as it is open, so nothing is
 * left of it when the process ends, even if it is killed.
 */
export class KeptTexts {
  readonly #starts = new Float64List();
  readonly #lengths = new Uint32List();
  /** All chunks or, after the move to disk, only the last one. */
  #chunks: Chunk[] = [];
  #fd: number | null = null;

  /** Number of texts. */
  get count(): number {
    return this.#starts.length;
  }

  /** Bytes of memory that the texts take. */
  get bytesInMemory(): number {
    return this.#chunks.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  /**
   * Adds a copy of a text in UTF-8.
   * @throws {RunError} if the disk is full.
   */
  add(text: Uint8Array): void {
    let chunk = this.#chunks.at(-1);
    if (!chunk || chunk.used + text.length > chunk.bytes.length) {
      const start = chunk ? chunk.start + chunk.bytes.length : 0;
      if (chunk && this.#fd !== null) {
        writeChunk(this.#fd, chunk);
        this.#chunks = [];
      }
      chunk = { start, bytes: new Uint8Array(Math.max(CHUNK_BYTES, text.length)), used: 0 };
      this.#chunks.push(chunk);
    }
    this.#starts.push(chunk.start + chunk.used);
    this.#lengths.push(text.length);
    chunk.bytes.set(text, chunk.used);
    chunk.used += text.length;
  }

  /** The text of a number, counted from 0. */
  of(number: number): string {
    const [start, length] = [this.#starts.at(number), this.#lengths.at(number)];
    const chunk = this.#chunks.find((one) => one.start <= start && start < one.start + one.used);
    if (chunk) return stringOf(chunk.bytes, start - chunk.start, start - chunk.start + length);
    if (length === 0 || this.#fd === null) return '';
    return stringOf(readColumn(this.#fd, start, length));
  }

  /**
   * Moves the texts to a temporary file, to which later ones go as well.
   * @throws {RunError} if the folder takes no file, or the disk is full.
   */
  moveToDisk(folder: string): void {
    const { fd } = openSpill(folder);
    abandoned.register(this, fd, this);
    this.#fd = fd;
    for (const chunk of this.#chunks) writeChunk(fd, chunk);
    // The last chunk is not full yet.
    this.#chunks = this.#chunks.slice(-1);
  }

  /** Removes the temporary file and its texts. */
  close(): void {
    if (this.#fd !== null) fs.closeSync(this.#fd);
    abandoned.unregister(this);
    this.#fd = null;
  }
}

function writeChunk(fd: number, { start, bytes, used }: Chunk): void {
  spillAt(bytes.subarray(0, used), fd, start);
}
