import { instantiate, type KernelBuild, type KernelExports } from './load.js';
import { KernelMemory } from './memory.js';

/** What a text may hold; bits of {@link Probe.suspect}. The kernel's `assembly/suspect.ts`. */
export const SUSPECT = { entity: 1, escape: 2, brokenLine: 4, misread: 8 } as const;

/** Bytes behind a text that the kernel reads: a block and three more. */
const PADDING = new Uint8Array(80);

/**
 * Asks of texts whether they may need repair, at some two bytes a nanosecond. In an instance of
 * its own: it comes before any engine, so that the engines agree on what a text is.
 */
export class Probe {
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  #pointer: number;
  #bytes = 0;

  constructor(build?: KernelBuild) {
    this.#exports = instantiate(build);
    this.#memory = new KernelMemory(this.#exports.memory, this.#exports.heapBase());
    this.#pointer = this.#memory.mark();
  }

  /** The {@link SUSPECT} bits of a text in valid UTF-8; 0 of nearly every clean one. */
  suspect(text: Uint8Array): number {
    if (text.length + PADDING.length > this.#bytes) {
      this.#memory.reset();
      this.#bytes = 2 * text.length + PADDING.length;
      this.#pointer = this.#memory.allocate(this.#bytes);
    }
    this.#memory.putBytes(this.#pointer, text);
    this.#memory.putBytes(this.#pointer + text.length, PADDING);
    return this.#exports.suspect(this.#pointer, text.length);
  }
}
