import { TEXT_PADDING } from './abi.js';
import { Arena } from './arena.js';
import { type KernelInstance, newInstance } from './instance.js';
import { KernelBuffer } from './kernel-buffer.js';
import { LineScanner } from './line-scanner.js';
import type { KernelBuild } from './load.js';

/**
 * The kernel instance with which a thread reads texts. It holds the bytes that are being read, and
 * answers questions about texts that must be settled before any engine runs, so that the engines
 * agree on what a text is. The engine has another instance: its memory may grow while it works on a
 * text, which must not detach the view of that text.
 */
export class TextKernel {
  readonly #instance: KernelInstance;
  readonly #article: KernelBuffer;
  /** The arena for texts that are not in this memory. */
  readonly #others: Arena;
  /** The scanner for the lines of files, and its names of fields. */
  #files: { names: readonly string[]; scanner: LineScanner } | null = null;

  constructor(build?: KernelBuild) {
    this.#instance = newInstance(build);
    this.#article = new KernelBuffer(this.#instance.memory, TEXT_PADDING);
    this.#others = new Arena(this.#instance.memory);
  }

  /**
   * The buffer of the article that is being read, with space for at least `bytes` bytes; bytes that
   * it holds already stay. A text in it is not copied. The view is valid until a larger one is
   * needed, or another text is examined.
   */
  articleBuffer(bytes: number): Uint8Array {
    if (bytes > this.#article.size) this.#article.grow(2 * bytes);
    return this.#article.bytes;
  }

  /**
   * The scanner for the lines of files, which are read one file after another: the same one if the
   * names are the same.
   * @param names as {@link LineScanner} takes them.
   */
  fileScanner(names: readonly string[]): LineScanner {
    const isSame = this.#files?.names.every((name, i) => name === names[i]);
    if (!this.#files || !isSame || this.#files.names.length !== names.length) {
      this.#files?.scanner.release();
      this.#files = { names, scanner: this.newScanner(names) };
    }
    return this.#files.scanner;
  }

  /**
   * A scanner of its own for the lines of a stream, which stays open while other input is read. The
   * caller releases it.
   */
  newScanner(names: readonly string[]): LineScanner {
    return new LineScanner(names, this.#instance);
  }

  /**
   * The `SUSPECT` bits of a text in valid UTF-8, 0 for nearly every clean one. It reads some two
   * bytes a nanosecond.
   */
  suspect(text: Uint8Array): number {
    const { length } = text;
    return this.#instance.exports.suspect(this.#pointerTo(text), length);
  }

  /** 64-bit xxHash of any bytes. It reads some five bytes a nanosecond. */
  exactHash(bytes: Uint8Array): bigint {
    const { length } = bytes;
    return BigInt.asUintN(64, this.#instance.exports.exactHash(this.#pointerTo(bytes), length));
  }

  #pointerTo(bytes: Uint8Array): number {
    const { memory } = this.#instance;
    if (memory.has(bytes)) return bytes.byteOffset;
    this.#others.reset();
    return memory.putBytes(this.#others.allocate(bytes.length + TEXT_PADDING), bytes);
  }
}
