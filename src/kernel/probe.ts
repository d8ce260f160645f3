import { type KernelExports, TEXT_PADDING } from './abi.js';
import { instantiate, type KernelBuild } from './load.js';
import { KernelMemory } from './memory.js';

/**
 * Answers questions about texts that must be settled before any engine runs, so that the engines
 * agree on what a text is. It has an instance of its own. A text that was put into its {@link room}
 * is not copied.
 */
export class Probe {
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  readonly #pointer: number;
  #bytes = 0;
  #room: Uint8Array = new Uint8Array(0);

  constructor(build?: KernelBuild) {
    this.#exports = instantiate(build);
    this.#memory = new KernelMemory(this.#exports.memory, this.#exports.heapBase());
    this.#pointer = this.#memory.mark();
  }

  /**
   * A buffer of at least `bytes` bytes to put a text into; the same one until a larger one is
   * needed.
   */
  room(bytes: number): Uint8Array {
    if (bytes > this.#bytes) {
      this.#memory.reset();
      this.#bytes = 2 * bytes;
      this.#memory.allocate(this.#bytes + TEXT_PADDING);
      this.#room = this.#memory.bytesAt(this.#pointer, this.#bytes);
    }
    return this.#room;
  }

  /**
   * The `SUSPECT` bits of a text in valid UTF-8, 0 for nearly every clean one. It reads some two
   * bytes a nanosecond.
   */
  suspect(text: Uint8Array): number {
    return this.#exports.suspect(this.#pointerTo(text), text.length);
  }

  /** 64-bit xxHash of any bytes. It reads some five bytes a nanosecond. */
  exactHash(bytes: Uint8Array): bigint {
    return BigInt.asUintN(64, this.#exports.exactHash(this.#pointerTo(bytes), bytes.length));
  }

  #pointerTo(bytes: Uint8Array): number {
    if (bytes.buffer === this.#room.buffer) return bytes.byteOffset;
    this.room(bytes.length);
    return this.#memory.putBytes(this.#pointer, bytes);
  }
}
