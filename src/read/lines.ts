/** Lines of a byte stream as views into one reused buffer, each with its place in the stream. */

import { indexOfByte } from '../kernel/bytes.js';

/** Reads up to `length` bytes at `position` into `buffer` at `offset`; 0 is the end. */
export type ReadBytes = (
  buffer: Uint8Array,
  offset: number,
  length: number,
  position: number,
) => number;

/** One line without its line feed; may be empty. */
export interface Line {
  /**
   * View into the buffer, valid until the next line is requested; empty if the line is too large.
   */
  bytes: Uint8Array;
  /** Byte range in the stream, `[start, end)`. */
  start: number;
  end: number;
  /** Whether it was longer than the limit and was skipped. */
  isTooLarge: boolean;
}

/** The range to read, and the amounts to read at once. */
export interface LineRange {
  start: number;
  /** Lines that start here or later are not given. Infinity reads to the end. */
  end: number;
  /** Bytes to request at once, which is the first size of the buffer. */
  blockBytes: number;
  /** The longest line that is held in memory. */
  maxLineBytes: number;
}

const LINE_FEED = 0x0a;

/**
 * The lines whose first byte is in `[range.start, range.end)`, so that adjacent ranges give each
 * line once. Memory: one block, or the longest line. Returns the position where it stopped.
 */
export function* readLines(read: ReadBytes, range: LineRange): Generator<Line, number> {
  const window = new Window(read, range);
  // The byte before the range shows whether a line starts with it. A line that began earlier
  // belongs to the range before.
  if (range.start > 0 && !window.discardLine()) return window.position;
  for (let line = window.nextLine(); line !== undefined; line = window.nextLine()) yield line;
  return window.position;
}

/**
 * The part of the stream in memory. Invariant: `buffer[lineStart, filled)` holds the bytes from
 * `base + lineStart` on, and `buffer[lineStart, scanned)` has no line feed.
 */
class Window {
  private buffer: Uint8Array;
  private base: number;
  private lineStart = 0;
  private scanned = 0;
  private filled = 0;
  private atEnd = false;

  constructor(
    private readonly read: ReadBytes,
    private readonly range: LineRange,
  ) {
    this.base = Math.max(0, range.start - 1);
    this.buffer = new Uint8Array(range.blockBytes);
  }

  /** Where the next line starts. */
  get position(): number {
    return this.base + this.lineStart;
  }

  /** Skips the rest of a line; false if the range ends with it. */
  discardLine(): boolean {
    for (;;) {
      const feed = this.findFeed();
      if (feed !== -1) {
        this.passTo(feed + 1);
        return this.position < this.range.end;
      }
      this.passTo(this.filled);
      if (this.position >= this.range.end || !this.fill()) return false;
    }
  }

  nextLine(): Line | undefined {
    const start = this.position;
    if (start >= this.range.end) return undefined;
    for (;;) {
      const feed = this.findFeed();
      if (feed !== -1) return this.take(feed, feed + 1);
      if (this.filled - this.lineStart > this.range.maxLineBytes) return this.passOver(start);
      if (!this.fill()) {
        return this.lineStart === this.filled ? undefined : this.take(this.filled, this.filled);
      }
    }
  }

  private take(end: number, next: number): Line {
    const start = this.lineStart;
    const isTooLarge = end - start > this.range.maxLineBytes;
    const bytes = this.buffer.subarray(start, isTooLarge ? start : end);
    const line = { bytes, start: this.base + start, end: this.base + end, isTooLarge };
    this.passTo(next);
    return line;
  }

  /** Skips the rest of a line that is too large, without holding it. */
  private passOver(start: number): Line {
    for (;;) {
      const feed = this.findFeed();
      const stop = feed === -1 ? this.filled : feed;
      const end = this.base + stop;
      this.passTo(feed === -1 ? stop : stop + 1);
      if (feed !== -1 || !this.fill()) {
        return { bytes: this.buffer.subarray(0, 0), start, end, isTooLarge: true };
      }
    }
  }

  private passTo(index: number): void {
    this.lineStart = index;
    this.scanned = index;
  }

  private findFeed(): number {
    const feed = indexOfByte(this.buffer, LINE_FEED, this.scanned);
    // After `filled` the buffer holds bytes of an earlier block.
    if (feed !== -1 && feed < this.filled) return feed;
    this.scanned = this.filled;
    return -1;
  }

  /** Reads a block after the bytes held; false at the end of the stream. */
  private fill(): boolean {
    if (this.atEnd) return false;
    this.makeRoom();
    const position = this.base + this.filled;
    const room = this.buffer.length - this.filled;
    // Whole blocks up to the end of the range; after it, only the rest of the last line is needed.
    const rest = this.range.end - position;
    const length = rest > 0 ? Math.min(room, rest) : Math.min(room, this.range.blockBytes / 4);
    const count = this.read(this.buffer, this.filled, Math.max(1, Math.floor(length)), position);
    this.filled += count;
    this.atEnd = count === 0;
    return !this.atEnd;
  }

  private makeRoom(): void {
    const held = this.filled - this.lineStart;
    if (this.lineStart > 0) {
      this.buffer.copyWithin(0, this.lineStart, this.filled);
      this.base += this.lineStart;
      this.filled = held;
      this.passTo(0);
      this.scanned = held;
    }
    if (held < this.buffer.length) return;
    const larger = new Uint8Array(2 * this.buffer.length);
    larger.set(this.buffer.subarray(0, held));
    this.buffer = larger;
  }
}
