import type { KernelExports } from '../../src/kernel/abi.js';
import { instantiate, type KernelBuild } from '../../src/kernel/load.js';

/** A bare kernel with access to its memory, for routines that `Kernel` does not expose. */
export class BareKernel {
  readonly exports: KernelExports;
  #next: number;

  constructor(build: KernelBuild, megabytes: number) {
    this.exports = instantiate(build);
    this.#next = Math.ceil(this.exports.heapBase() / 16) * 16;
    this.exports.memory.grow(megabytes * 16);
  }

  /** A region of `bytes` bytes; never freed. */
  allocate(bytes: number): number {
    const pointer = this.#next;
    this.#next = Math.ceil((pointer + bytes) / 16) * 16;
    return pointer;
  }

  /** A view of words; valid as long as the kernel, because nothing grows its memory. */
  words(pointer: number, count: number): Uint32Array {
    return new Uint32Array(this.exports.memory.buffer, pointer, count);
  }

  /** A view of 64-bit words. */
  longs(pointer: number, count: number): BigUint64Array {
    return new BigUint64Array(this.exports.memory.buffer, pointer, count);
  }
}
