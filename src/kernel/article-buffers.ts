import { Arena } from './arena.js';
import { bufferBytes } from './bounds.js';
import type { KernelMemory } from './memory.js';

/**
 * Bytes of the text for which buffers are made at first. Nearly all articles are shorter; buffers for
 * all that fits in the columns would take 140 MB, which V8 counts: each kernel would start collections.
 */
const LEAST_TEXT_BYTES = 64 * 1024;

/**
 * Memory in which one article at a time is sketched: its text, its repeated runs, and scratch. It is
 * as large as the longest article so far needs.
 */
export class ArticleBuffers {
  readonly #arena: Arena;
  readonly #slots: number;
  /** The article that fits. */
  #bytes = 0;
  #tokens = 0;
  text = 0;
  repeats = 0;
  scratch = 0;

  constructor(memory: KernelMemory, slots: number) {
    this.#arena = new Arena(memory);
    this.#slots = slots;
  }

  /**
   * Makes space for an article; all that the buffers held is lost if they are too small.
   * @throws {KernelFullError} if it is too long for any memory.
   */
  hold(bytes: number, tokens: number): void {
    if (bytes <= this.#bytes && tokens <= this.#tokens) return;
    this.#arena.release();
    [this.#bytes, this.#tokens] = [0, 0];
    const sizes = bufferBytes({ bytes, tokens, slots: this.#slots });
    this.#arena.reserve(Object.values(sizes));
    this.text = this.#arena.allocate(sizes.text);
    this.repeats = this.#arena.allocate(sizes.repeats);
    this.scratch = this.#arena.allocate(sizes.scratch);
    [this.#bytes, this.#tokens] = [bytes, tokens];
  }
}

/** The bytes of buffers for an article: a power of two, so that they are seldom made anew. */
export function bufferedBytes(textBytes: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(LEAST_TEXT_BYTES, textBytes)));
}
