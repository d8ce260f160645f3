import type { Chunk, KernelMemory } from './memory.js';

/** The chunk of a buffer that has none yet. */
const EMPTY: Chunk = { start: 0, end: 0 };

/** A region that its owner fills and reads in place. It moves when it grows. */
export class KernelBuffer {
  readonly #memory: KernelMemory;
  /** Bytes that the kernel may read after the last byte of the owner. */
  readonly #padding: number;
  #chunk = EMPTY;
  #bytes: Uint8Array = new Uint8Array(0);

  constructor(memory: KernelMemory, padding: number) {
    this.#memory = memory;
    this.#padding = padding;
  }

  /** The place of the first byte. */
  get pointer(): number {
    return this.#chunk.start;
  }

  /** Bytes for the owner. */
  get size(): number {
    return this.#chunk === EMPTY ? 0 : this.#chunk.end - this.#chunk.start - this.#padding;
  }

  /** A view of the owner's bytes; valid until the memory grows. */
  get bytes(): Uint8Array {
    if (!this.#memory.has(this.#bytes)) {
      this.#bytes = this.#memory.bytesAt(this.pointer, this.size);
    }
    return this.#bytes;
  }

  /** Makes space for at least `bytes` bytes; the present content stays. */
  grow(bytes: number): void {
    if (bytes <= this.size) return;
    const [old, used] = [this.#chunk, this.size];
    this.#chunk = this.#memory.take(bytes + this.#padding);
    this.#memory.copy(old.start, this.#chunk.start, used);
    if (old !== EMPTY) this.#memory.giveBack(old);
    this.#bytes = this.#memory.bytesAt(this.pointer, this.size);
  }

  /** Gives its memory back. */
  release(): void {
    if (this.#chunk !== EMPTY) this.#memory.giveBack(this.#chunk);
    this.#chunk = EMPTY;
    this.#bytes = new Uint8Array(0);
  }
}
