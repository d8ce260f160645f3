import { aligned, type Chunk, type KernelMemory } from './memory.js';

/** Smaller chunks would make many calls for new ones. */
const LEAST_CHUNK_BYTES = 65_536;

/**
 * The regions of one user of a kernel's memory, allocated one after another and freed from the last
 * to the first. Regions never move. Freed memory stays with the arena, for its next regions, until
 * {@link release}.
 *
 * Invariant: the regions are in `chunks[0, current]`, in the last of them up to `next`; the chunks
 * after it are free.
 */
export class Arena {
  readonly #memory: KernelMemory;
  readonly #chunks: Chunk[] = [];
  #current = -1;
  #next = 0;
  #end = -1;

  constructor(memory: KernelMemory) {
    this.#memory = memory;
  }

  /**
   * A region of `bytes` bytes, aligned to 16, not cleared. It may grow the memory, which detaches all
   * views of it.
   * @throws {KernelFullError} beyond 4 GiB in all.
   */
  allocate(bytes: number): number {
    const pointer = this.#next;
    const next = aligned(pointer + bytes);
    if (next > this.#end) return this.#allocateElsewhere(bytes);
    this.#next = next;
    return pointer;
  }

  /**
   * Copies words into a region of their own; returns where. They keep their distance from a
   * multiple of eight bytes: V8 copies shared memory byte by byte if it cannot copy eight at once,
   * which takes four times as long.
   */
  putWords(words: Uint32Array | Int32Array): number {
    const off = words.byteOffset % 8;
    return this.#memory.putWords(this.allocate(words.length * 4 + off) + off, words);
  }

  /** Makes space for regions of these sizes, so that they are in one chunk. */
  reserve(sizes: readonly number[]): void {
    const mark = this.mark();
    this.allocate(sizes.reduce((sum, bytes) => sum + aligned(bytes), 0));
    this.rewind(mark);
  }

  /** Frees every region. */
  reset(): void {
    this.rewind(0);
  }

  /** Where the regions end; give it to {@link rewind} to free all that came after. */
  mark(): number {
    return this.#next;
  }

  /** Frees the regions allocated since `mark`. */
  rewind(mark: number): void {
    while (this.#current > 0 && !isIn(this.#chunks[this.#current]!, mark)) this.#current--;
    const chunk = this.#chunks[this.#current];
    if (!chunk) return;
    // If the arena was empty when the mark was set, the chunk of the mark may have been given back.
    this.#next = isIn(chunk, mark) ? mark : chunk.start;
    this.#end = chunk.end;
  }

  /** Frees every region, and gives their memory to other arenas. */
  release(): void {
    this.#giveBackFrom(0);
    this.#current = -1;
    this.#next = 0;
    this.#end = -1;
  }

  #allocateElsewhere(bytes: number): number {
    const following = this.#chunks[this.#current + 1];
    if (!following || following.end - following.start < bytes) {
      const isEmpty = this.#current === 0 && this.#next === this.#chunks[0]!.start;
      if (isEmpty) this.release();
      else this.#giveBackFrom(this.#current + 1);
      this.#chunks.push(this.#memory.take(Math.max(bytes, LEAST_CHUNK_BYTES)));
    }
    this.#current++;
    const { start, end } = this.#chunks[this.#current]!;
    this.#next = aligned(start + bytes);
    this.#end = end;
    return start;
  }

  #giveBackFrom(first: number): void {
    for (const chunk of this.#chunks.splice(first)) this.#memory.giveBack(chunk);
  }
}

function isIn({ start, end }: Chunk, pointer: number): boolean {
  return start <= pointer && pointer <= end;
}
