import type { LinearMemory } from './abi.js';

const PAGE_BYTES = 65_536;
/**
 * All memory that 32-bit pointers reach, except one page, so that the end of a region is a pointer
 * too.
 */
const LIMIT_BYTES = 2 ** 32 - PAGE_BYTES;

/** A text is so long that its results do not fit in the memory of a kernel. */
export class KernelFullError extends RangeError {
  constructor(bytes: number) {
    super(`kernel memory is full: ${bytes} bytes wanted, at most 4 GiB`);
  }
}

/**
 * The kernel's linear memory, with one bump allocator. Only this class makes views of it, because
 * growing the memory detaches all of them.
 */
export class KernelMemory {
  readonly #memory: LinearMemory;
  readonly #base: number;
  #next: number;
  #bytes: Uint8Array;
  #words: Uint32Array;

  constructor(memory: LinearMemory, base: number) {
    this.#memory = memory;
    this.#base = align(base);
    this.#next = this.#base;
    this.#bytes = new Uint8Array(memory.buffer);
    this.#words = new Uint32Array(memory.buffer);
  }

  /** Forgets every region. */
  reset(): void {
    this.#next = this.#base;
  }

  /** Where the next region will begin; give it to {@link rewind} to free all that came after. */
  mark(): number {
    return this.#next;
  }

  /** Frees the regions allocated since `mark`. */
  rewind(mark: number): void {
    this.#next = mark;
  }

  /**
   * A region of `bytes` bytes, aligned to 16, not cleared.
   * @throws {KernelFullError} beyond 4 GiB in all.
   */
  allocate(bytes: number): number {
    const pointer = this.#next;
    this.#next = align(pointer + bytes);
    if (this.#next > LIMIT_BYTES) {
      throw new KernelFullError(this.#next);
    }
    if (this.#next > this.#bytes.byteLength) {
      this.#memory.grow(Math.ceil((this.#next - this.#bytes.byteLength) / PAGE_BYTES));
      this.#bytes = new Uint8Array(this.#memory.buffer);
      this.#words = new Uint32Array(this.#memory.buffer);
    }
    return pointer;
  }

  /** A view of `count` bytes; valid until the next allocation. */
  bytesAt(pointer: number, count: number): Uint8Array {
    return this.#bytes.subarray(pointer, pointer + count);
  }

  /** A view of `count` 32-bit words; valid until the next allocation. */
  wordsAt(pointer: number, count: number): Uint32Array {
    return this.#words.subarray(pointer >>> 2, (pointer >>> 2) + count);
  }

  /**
   * `view`, or a copy of it if it is a view of this memory, which the next allocation may detach.
   */
  outlasting<View extends Uint8Array | Uint32Array>(view: View): View {
    return view.buffer === this.#memory.buffer ? (view.slice() as View) : view;
  }

  /** The word at `pointer`. */
  word(pointer: number): number {
    return this.#words[pointer >>> 2] ?? 0;
  }

  /** Copies bytes from one region to another. */
  copy(from: number, to: number, bytes: number): void {
    this.#bytes.copyWithin(to, from, from + bytes);
  }

  /** Copies words in; returns `pointer`. */
  putWords(pointer: number, words: Uint32Array | Int32Array): number {
    this.#words.set(words, pointer >>> 2);
    return pointer;
  }

  /**
   * Copies words into a region of their own; returns where. They keep their distance from a
   * multiple of eight bytes: V8 copies shared memory byte by byte if it cannot copy eight at once,
   * which takes four times as long.
   */
  putWordsAllocated(words: Uint32Array | Int32Array): number {
    const off = words.byteOffset % 8;
    return this.putWords(this.allocate(words.length * 4 + off) + off, words);
  }

  /** Copies bytes in; returns `pointer`. */
  putBytes(pointer: number, bytes: Uint8Array): number {
    this.#bytes.set(bytes, pointer);
    return pointer;
  }
}

/** Whether two views are of the same words in memory; compares no words. */
export function isSameView(one: Uint32Array, other: Uint32Array): boolean {
  return (
    one.buffer === other.buffer &&
    one.byteOffset === other.byteOffset &&
    one.length === other.length
  );
}

function align(pointer: number): number {
  return Math.ceil(pointer / 16) * 16;
}
