import type { LinearMemory } from './abi.js';

/** The unit in which memory of WebAssembly grows. */
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

/** A part of the memory that belongs to one arena: `[start, end)`. */
export interface Chunk {
  start: number;
  end: number;
}

/**
 * The linear memory of a kernel, which arenas share: each takes chunks of it and gives them back.
 * Only this class makes views of the memory, because growing it detaches all of them.
 */
export class KernelMemory {
  readonly #memory: LinearMemory;
  /** The end of the last chunk. */
  #end: number;
  /** Parts before the end that no arena has, ascending; two of them never touch. */
  #free: Chunk[] = [];
  #bytes: Uint8Array;
  #words: Uint32Array;

  constructor(memory: LinearMemory, base: number) {
    this.#memory = memory;
    this.#end = aligned(base);
    this.#bytes = new Uint8Array(memory.buffer);
    this.#words = new Uint32Array(memory.buffer);
  }

  /**
   * At least `bytes` bytes, aligned to 16, not cleared.
   * @throws {KernelFullError} beyond 4 GiB in all.
   */
  take(bytes: number): Chunk {
    const wanted = aligned(bytes);
    const at = this.#free.findIndex(({ start, end }) => end - start >= wanted);
    if (at >= 0) {
      const free = this.#free[at]!;
      const chunk = { start: free.start, end: free.start + wanted };
      free.start = chunk.end;
      if (free.start === free.end) this.#free.splice(at, 1);
      return chunk;
    }
    const chunk = { start: this.#end, end: this.#end + wanted };
    this.#growTo(chunk.end);
    this.#end = chunk.end;
    return chunk;
  }

  /** Gives a chunk to other arenas. */
  giveBack({ start, end }: Chunk): void {
    let at = this.#free.findIndex((free) => free.start >= end);
    if (at < 0) at = this.#free.length;
    const given = { start, end };
    const [before, after] = [this.#free[at - 1], this.#free[at]];
    const joinsAfter = after?.start === end;
    if (joinsAfter) given.end = after.end;
    const joinsBefore = before?.end === start;
    if (joinsBefore) given.start = before.start;
    this.#free.splice(joinsBefore ? at - 1 : at, Number(joinsBefore) + Number(joinsAfter), given);
    if (given.end !== this.#end) return;
    this.#end = given.start;
    this.#free.pop();
  }

  /** All of the memory; valid until it grows. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** A view of `count` bytes; valid until the memory grows. */
  bytesAt(pointer: number, count: number): Uint8Array {
    return this.#bytes.subarray(pointer, pointer + count);
  }

  /** A view of `count` 32-bit words; valid until the memory grows. */
  wordsAt(pointer: number, count: number): Uint32Array {
    return this.#words.subarray(pointer >>> 2, (pointer >>> 2) + count);
  }

  /** Whether an array is a view of this memory, which is detached when the memory grows. */
  has(view: Uint8Array | Uint32Array | Int32Array): boolean {
    return view.buffer === this.#memory.buffer;
  }

  /** `view`, or a copy of it if it is a view of this memory. */
  outlasting<View extends Uint8Array | Uint32Array>(view: View): View {
    return this.has(view) ? (view.slice() as View) : view;
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

  /** Copies bytes in; returns `pointer`. */
  putBytes(pointer: number, bytes: Uint8Array): number {
    this.#bytes.set(bytes, pointer);
    return pointer;
  }

  #growTo(end: number): void {
    if (end > LIMIT_BYTES) throw new KernelFullError(end);
    if (end <= this.#bytes.byteLength) return;
    this.#memory.grow(Math.ceil((end - this.#bytes.byteLength) / PAGE_BYTES));
    this.#bytes = new Uint8Array(this.#memory.buffer);
    this.#words = new Uint32Array(this.#memory.buffer);
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

/** The next multiple of 16. */
export function aligned(pointer: number): number {
  return Math.ceil(pointer / 16) * 16;
}
