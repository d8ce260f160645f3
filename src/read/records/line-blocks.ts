import type { LineScanner } from '../../kernel/line-scanner.js';
import type { LineSizes, ReadBytes } from '../lines.js';
import { nextSize } from '../next-size.js';

/** The range of a stream to read. */
export interface LineRange extends LineSizes {
  start: number;
  /** Lines that start here or later are not given. Infinity reads to the end. */
  end: number;
}

const LINE_FEED = 0x0a;

/**
 * A stream in blocks of whole lines, read into the memory of a scanner. Gives the lines whose first
 * byte is in `[range.start, range.end)`, so that adjacent ranges give each line once.
 *
 * Invariant: counted from the scanner's base, its bytes `[taken, held)` are the bytes of the stream
 * from `offset + taken` on, and `[taken, searched)` has no line feed.
 */
export class LineBlocks {
  readonly #scanner: LineScanner;
  readonly #read: ReadBytes;
  readonly #range: LineRange;
  #offset: number;
  #taken = 0;
  #searched = 0;
  #held = 0;
  #atEnd = false;
  /**
   * The block, in the scanner's bytes; its last byte is a line feed, which is added if the stream
   * ends without one.
   */
  from = 0;
  to = 0;
  /** Set in place of a block if a line is longer than the limit: the line's place in the stream. */
  passedOver: { start: number; end: number } | null = null;

  constructor(scanner: LineScanner, read: ReadBytes, range: LineRange) {
    this.#scanner = scanner;
    this.#read = read;
    this.#range = range;
    // The byte before the range shows whether a line starts with it. A line that began earlier
    // belongs to the range before.
    this.#offset = Math.max(0, range.start - 1);
    // One byte more, for a line feed that the last line may lack.
    if (scanner.size <= range.blockBytes) scanner.grow(range.blockBytes + 1);
    if (range.start > 0) this.#dropLine(range.end);
  }

  /** Goes to the next block, or to a line that is skipped; false at the end of the range. */
  next(): boolean {
    this.passedOver = null;
    const start = this.#offset + this.#taken;
    while (this.#offset + this.#taken < this.#range.end) {
      const feed = this.#lastFeed();
      if (feed >= 0) return this.#take(feed + 1, feed + 1);
      if (this.#held - this.#taken > this.#range.maxLineBytes) {
        this.passedOver = { start, end: this.#dropLine(Number.POSITIVE_INFINITY) };
        return true;
      }
      if (this.#fill()) continue;
      if (this.#taken === this.#held) return false;
      this.#scanner.bytes[this.#scanner.base + this.#held] = LINE_FEED;
      return this.#take(this.#held + 1, this.#held);
    }
    return false;
  }

  /** Position in the stream of a place in the scanner's bytes. */
  positionOf(pointer: number): number {
    return this.#offset + pointer - this.#scanner.base;
  }

  #take(end: number, next: number): true {
    this.from = this.#scanner.base + this.#taken;
    this.to = this.#scanner.base + end;
    this.#taken = next;
    this.#searched = next;
    return true;
  }

  /** The line feed that ends the last whole line of the range in memory, or -1. */
  #lastFeed(): number {
    const { base, bytes } = this.#scanner;
    const lastStart = this.#range.end - 1 - this.#offset;
    const last = lastStart < this.#held ? this.#feedFrom(Math.max(lastStart, this.#searched)) : -1;
    if (last >= 0) return last;
    const unsearched = bytes.subarray(base + this.#searched, base + this.#held);
    const feed = unsearched.lastIndexOf(LINE_FEED);
    if (feed >= 0) return this.#searched + feed;
    this.#searched = this.#held;
    return -1;
  }

  /** The first line feed from `index` on, or -1. */
  #feedFrom(index: number): number {
    const { base, bytes } = this.#scanner;
    // After the bytes held come bytes of an earlier block, or memory that was never written.
    const feed = bytes.subarray(base + index, base + this.#held).indexOf(LINE_FEED);
    return feed < 0 ? -1 : index + feed;
  }

  /**
   * Drops everything up to the next line feed, or to position `limit`; returns where it stopped.
   */
  #dropLine(limit: number): number {
    for (;;) {
      const feed = this.#feedFrom(this.#searched);
      this.#taken = feed < 0 ? this.#held : feed + 1;
      this.#searched = this.#taken;
      if (feed >= 0) return this.#offset + feed;
      if (this.#offset + this.#taken >= limit || !this.#fill()) return this.#offset + this.#taken;
    }
  }

  /** Reads a block after the bytes held; false at the end of the stream. */
  #fill(): boolean {
    if (this.#atEnd) return false;
    this.#makeSpace();
    const { base, bytes, size } = this.#scanner;
    const position = this.#offset + this.#held;
    const most = Math.min(this.#range.blockBytes, size - 1 - this.#held);
    // Whole blocks up to the end of the range; after it, only the rest of the last line is needed.
    const rest = this.#range.end - position;
    const length = rest > 0 ? Math.min(most, rest) : Math.min(most, this.#range.blockBytes / 4);
    const wanted = Math.max(1, Math.floor(length));
    const count = this.#read(bytes, base + this.#held, wanted, position);
    this.#held += count;
    this.#atEnd = count === 0;
    return !this.#atEnd;
  }

  #makeSpace(): void {
    const { base, bytes, size } = this.#scanner;
    if (this.#taken > 0) {
      bytes.copyWithin(base, base + this.#taken, base + this.#held);
      this.#offset += this.#taken;
      this.#held -= this.#taken;
      this.#searched -= this.#taken;
      this.#taken = 0;
    }
    const { maxLineBytes, blockBytes } = this.#range;
    const most = maxLineBytes + 2 * blockBytes;
    if (this.#held >= size - 1) this.#scanner.grow(nextSize(size, most));
  }
}
