import { instantiate, type KernelBuild, type KernelExports } from './load.js';
import { KernelMemory } from './memory.js';

/** Numbers of a line's row in {@link LineScanner.rows}; the kernel's `assembly/layout.ts`. */
export const LINE = {
  state: 0,
  /** Where it starts and where its line feed stands, in {@link LineScanner.bytes}. */
  start: 1,
  end: 2,
  /** Of a plain line: what its text may hold, the exact hash of it, and the fields. */
  suspected: 3,
  hashLow: 4,
  hashHigh: 5,
  /** Start and length of each name's value; 0 and 0 where there is none. */
  fields: 6,
  length: 18,
} as const;

/** What a line is. */
export const LINE_STATE = {
  /** A record that has a text; its strings are unescaped by now. */
  plain: 0,
  /** White space. */
  blank: 1,
  /** Anything else, as it was read: what is wrong with it, if anything, is for the caller to tell. */
  odd: 2,
} as const;

const MOST_NAMES = 6;
const ROWS = 1024;
/** Bytes behind the lines that the kernel may read. */
const PADDING = 16;

/**
 * Records of JSON, a line each, read where they stand in kernel memory, at some two bytes a
 * nanosecond. The caller reads lines into {@link bytes} from {@link base} on.
 */
export class LineScanner {
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  readonly #names: number;
  readonly #nameCount: number;
  readonly #rows: number;
  /** Where the caller's bytes begin. */
  readonly base: number;
  /** Bytes that there is room for from {@link base} on. */
  room = 0;
  /** All of the memory: rows point into it. Another view after {@link grow}. */
  bytes: Uint8Array = new Uint8Array(0);

  /** @param names of the fields to find, all different; that of the text first. Six at most. */
  constructor(names: readonly string[], build?: KernelBuild) {
    if (names.length > MOST_NAMES) throw new RangeError(`${names.length} fields; 6 at most`);
    this.#exports = instantiate(build);
    const memory = new KernelMemory(this.#exports.memory, this.#exports.heapBase());
    const pairs = names.flatMap((name) => {
      const bytes = new TextEncoder().encode(name);
      return [memory.putBytes(memory.allocate(bytes.length), bytes), bytes.length];
    });
    this.#names = memory.putWordsAllocated(Uint32Array.from(pairs));
    this.#nameCount = names.length;
    this.#rows = memory.allocate(ROWS * LINE.length * 4);
    this.base = memory.mark();
    this.#memory = memory;
  }

  /** Makes room for so many bytes; what was read stays. */
  grow(bytes: number): void {
    this.#memory.rewind(this.base);
    this.#memory.allocate(bytes + PADDING);
    this.bytes = this.#memory.bytesAt(0, this.base + bytes + PADDING);
    this.room = bytes;
  }

  /**
   * Reads lines of `bytes[from, to)`, whose last byte is a line feed; returns how many, of which
   * {@link rows} tell. Go on behind the last one's line feed.
   * @param areUtf8 whether the bytes are valid UTF-8: of others no line is plain.
   */
  scan(from: number, to: number, areUtf8: boolean): number {
    return this.#exports.readLines(
      from,
      to,
      areUtf8 ? 1 : 0,
      this.#names,
      this.#nameCount,
      this.#rows,
      ROWS,
    );
  }

  /** {@link LINE.length} numbers a line; a view, good until the memory grows. */
  get rows(): Uint32Array {
    return this.#memory.wordsAt(this.#rows, ROWS * LINE.length);
  }
}
