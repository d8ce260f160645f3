import { FIELD, type KernelExports, LINE, MOST_FIELDS, TEXT_PADDING } from './abi.js';
import { instantiate, type KernelBuild } from './load.js';
import { KernelMemory } from './memory.js';

const ROWS = 1024;

/**
 * Reads JSON records, one a line, in place in kernel memory, at some two bytes a nanosecond. The
 * caller reads lines into {@link bytes} from {@link base} on.
 */
export class LineScanner {
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  readonly #names: number;
  readonly #nameCount: number;
  readonly #rows: number;
  /** Numbers of a row in {@link rows}. */
  readonly rowLength: number;
  /** Where the caller's bytes begin. */
  readonly base: number;
  /** Bytes available from {@link base} on. */
  room = 0;
  /** All of the memory, into which rows point. {@link grow} replaces this view. */
  bytes: Uint8Array = new Uint8Array(0);

  /**
   * @param names of the fields to find, all different, with the field of the text first.
   *   `MOST_FIELDS` at most.
   */
  constructor(names: readonly string[], build?: KernelBuild) {
    if (names.length > MOST_FIELDS)
      throw new RangeError(`${names.length} fields; ${MOST_FIELDS} at most`);
    this.#exports = instantiate(build);
    const memory = new KernelMemory(this.#exports.memory, this.#exports.heapBase());
    const pairs = names.flatMap((name) => {
      const bytes = new TextEncoder().encode(name);
      return [memory.putBytes(memory.allocate(bytes.length), bytes), bytes.length];
    });
    this.#names = memory.putWordsAllocated(Uint32Array.from(pairs));
    this.#nameCount = names.length;
    this.rowLength = LINE.length + FIELD.length * names.length;
    this.#rows = memory.allocate(ROWS * this.rowLength * 4);
    this.base = memory.mark();
    this.#memory = memory;
  }

  /** Makes at least `bytes` bytes available; bytes already read stay. */
  grow(bytes: number): void {
    this.#memory.rewind(this.base);
    this.#memory.allocate(bytes + TEXT_PADDING);
    this.bytes = this.#memory.bytesAt(0, this.base + bytes + TEXT_PADDING);
    this.room = bytes;
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

  /** {@link rowLength} numbers a line; a view, valid until the memory grows. */
  get rows(): Uint32Array {
    return this.#memory.wordsAt(this.#rows, ROWS * this.rowLength);
  }
}
