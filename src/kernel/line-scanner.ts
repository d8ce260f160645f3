import { FIELD, type KernelExports, LINE, MOST_FIELDS, TEXT_PADDING } from './abi.js';
import { Arena } from './arena.js';
import type { KernelInstance } from './instance.js';
import { KernelBuffer } from './kernel-buffer.js';
import type { KernelMemory } from './memory.js';

/** Lines that are read in one call of the kernel. */
const ROWS = 1024;

/**
 * Reads JSON records, one a line, in place in kernel memory, at some two bytes a nanosecond. The
 * caller reads lines into {@link bytes} from {@link base} on.
 */
export class LineScanner {
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  /** The arena of the names and the rows. */
  readonly #arena: Arena;
  readonly #lines: KernelBuffer;
  readonly #names: number;
  readonly #nameCount: number;
  readonly #rows: number;
  #rowsView: Uint32Array = new Uint32Array(0);
  /** Numbers of a row in {@link rows}. */
  readonly rowLength: number;

  /**
   * @param names of the fields to find, all different, with the field of the text first.
   *   `MOST_FIELDS` at most.
   */
  constructor(names: readonly string[], { exports, memory }: KernelInstance) {
    if (names.length > MOST_FIELDS)
      throw new RangeError(`${names.length} fields; ${MOST_FIELDS} at most`);
    this.#exports = exports;
    this.#memory = memory;
    this.#lines = new KernelBuffer(memory, TEXT_PADDING);
    const arena = new Arena(memory);
    const pairs = names.flatMap((name) => {
      const bytes = new TextEncoder().encode(name);
      return [memory.putBytes(arena.allocate(bytes.length), bytes), bytes.length];
    });
    this.#names = arena.putWords(Uint32Array.from(pairs));
    this.#nameCount = names.length;
    this.rowLength = LINE.length + FIELD.length * names.length;
    this.#rows = arena.allocate(ROWS * this.rowLength * 4);
    this.#arena = arena;
  }

  /** Where the caller's bytes begin; {@link grow} changes it. */
  get base(): number {
    return this.#lines.pointer;
  }

  /** Bytes available from {@link base} on. */
  get size(): number {
    return this.#lines.size;
  }

  /** All of the memory, into which rows point; valid until it grows. */
  get bytes(): Uint8Array {
    return this.#memory.bytes;
  }

  /** Makes at least `bytes` bytes available; bytes already read stay, at the new base. */
  grow(bytes: number): void {
    this.#lines.grow(bytes);
  }

  /** Gives its memory back; it scans no more. */
  release(): void {
    this.#lines.release();
    this.#arena.release();
  }

  /**
   * Reads the lines of `bytes[from, to)`, whose last byte is a line feed; returns how many {@link
   * rows} describe. To read on, begin after the last one's line feed.
   * @param areUtf8 whether the bytes are valid UTF-8; otherwise no line is plain.
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

  /** {@link rowLength} numbers per line; a view, valid until the memory grows. */
  get rows(): Uint32Array {
    if (!this.#memory.has(this.#rowsView)) {
      this.#rowsView = this.#memory.wordsAt(this.#rows, ROWS * this.rowLength);
    }
    return this.#rowsView;
  }
}
