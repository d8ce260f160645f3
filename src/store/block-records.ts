/**
 * The records of articles in blocks, besides their sketches: their places in files, and their
 * strings.
 */
import { asBuffer } from '../kernel/bytes.js';
import type { RecordColumns, SketchBlock } from '../sketch/block.js';
import { STRING_FIELDS } from '../sketch/strings.js';
import { viewRecords } from './packed-block.js';
import { readColumn, readWords } from './stored-columns.js';

/** Records in memory, with the strings as a `Buffer`. */
export interface BlockRecords extends RecordColumns {
  strings: { bytes: Buffer; ends: Uint32Array };
}

/** The records of a block, read from disk if they are there. */
export function recordsOf(block: SketchBlock): BlockRecords {
  const { disk, count } = block;
  const { exact, sources, lines, starts, ends, strings } = disk
    ? viewRecords(readColumn(disk.fd, disk.exact, disk.bandKeys - disk.exact).buffer, count)
    : block;
  const bytes = asBuffer(strings.bytes);
  return { exact, sources, lines, starts, ends, strings: { bytes, ends: strings.ends } };
}

/** The strings of one article, or of all of its block. */
export interface StoredStrings {
  bytes: Buffer;
  ends: Uint32Array;
  /**
   * The number of the article's first string among the ends; the string before it may be missing.
   */
  first: number;
}

/**
 * Reads records on demand. For a pass through the articles of a block on disk, it reads all its
 * records; for single articles, only theirs.
 */
export class RecordReader {
  readonly #blocks: readonly SketchBlock[];
  readonly #inMemory: BlockRecords[] = [];
  #held: { blockIndex: number; records: BlockRecords } | null = null;
  /** The article whose strings were requested last, and these strings. */
  #last: { blockIndex: number; local: number; strings: StoredStrings } | null = null;

  constructor(blocks: readonly SketchBlock[]) {
    this.#blocks = blocks;
  }

  /** Keeps the records of all blocks in memory, except the strings of blocks on disk. */
  holdPlaces(): void {
    for (const [i, block] of this.#blocks.entries()) {
      if (!block.disk) continue;
      const { exact, sources, lines, starts, ends } = recordsOf(block);
      // Copies, because the strings are in the same memory.
      const places = {
        ...{ exact: exact.slice(), sources: sources.slice(), lines: lines.slice() },
        ...{ starts: starts.slice(), ends: ends.slice() },
      };
      const strings = { bytes: asBuffer(new Uint8Array(0)), ends: new Uint32Array(0) };
      this.#inMemory[i] = { ...places, strings };
    }
  }

  /** The records of a block; the last ones from disk are cached. */
  of(blockIndex: number): BlockRecords {
    const block = this.#blocks[blockIndex]!;
    if (!block.disk || this.#inMemory[blockIndex]) {
      this.#inMemory[blockIndex] ??= recordsOf(block);
      return this.#inMemory[blockIndex];
    }
    if (this.#held?.blockIndex !== blockIndex) {
      this.#held = { blockIndex, records: recordsOf(block) };
    }
    return this.#held.records;
  }

  /** The strings of an article of a block. */
  strings(blockIndex: number, local: number): StoredStrings {
    const last = this.#last;
    if (last?.blockIndex === blockIndex && last.local === local) return last.strings;
    const strings = this.#findStrings(blockIndex, local);
    this.#last = { blockIndex, local, strings };
    return strings;
  }

  #findStrings(blockIndex: number, local: number): StoredStrings {
    const { disk } = this.#blocks[blockIndex]!;
    const isNear = this.#last?.blockIndex === blockIndex || this.#held?.blockIndex === blockIndex;
    if (!disk || isNear) {
      const { bytes, ends } = this.of(blockIndex).strings;
      return { bytes, ends, first: local * STRING_FIELDS.length };
    }
    // Begins at the end of the string before; the very first string has none before it.
    const before = Math.max(0, local * STRING_FIELDS.length - 1);
    const first = local * STRING_FIELDS.length - before;
    const count = first + STRING_FIELDS.length;
    const ends = readWords(disk.fd, disk.stringEnds + 4 * before, count);
    const start = first === 0 ? 0 : ends[0]!;
    const bytes = readColumn(disk.fd, disk.stringBytes + start, ends[count - 1]! - start);
    return { bytes: asBuffer(bytes), ends: ends.map((end) => end - start), first };
  }

  /** A word, 0 or 1, of the hash of an article's bytes. */
  exactHash(blockIndex: number, local: number, word: 0 | 1): number {
    const { disk, exact } = this.#blocks[blockIndex]!;
    if (!disk) return exact[2 * local + word]!;
    return readWords(disk.fd, disk.exact + 4 * (2 * local + word), 1)[0]!;
  }
}
