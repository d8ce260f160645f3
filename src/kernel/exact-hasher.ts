import { instantiate, type KernelBuild, type KernelExports } from './load.js';
import { KernelMemory } from './memory.js';

/** Bytes that are hashed at a time. */
const ROOM = 64 * 1024;
/** Bytes of the four lanes of a hash, and of a stripe, which goes through them at once. */
const STRIPE = 32;

const encoder = new TextEncoder();

/** The 64-bit xxHash (XXH64) of what is given piece by piece. One instance and one memory each. */
export class ExactHasher {
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  readonly #lanes: number;
  readonly #room: number;
  /** Bytes in the room: less than a stripe between two calls. */
  #held = 0;
  #total = 0;

  constructor(build?: KernelBuild) {
    this.#exports = instantiate(build);
    this.#memory = new KernelMemory(this.#exports.memory, this.#exports.heapBase());
    this.#lanes = this.#memory.allocate(STRIPE);
    this.#room = this.#memory.allocate(ROOM);
    this.#exports.beginHash(this.#lanes);
  }

  /** Goes on with bytes, or with a text as UTF-8. */
  update(piece: string | Uint8Array): void {
    const bytes = typeof piece === 'string' ? encoder.encode(piece) : piece;
    this.#total += bytes.length;
    for (let from = 0; from < bytes.length; ) {
      const part = bytes.subarray(from, from + ROOM - this.#held);
      this.#memory.putBytes(this.#room + this.#held, part);
      from += part.length;
      const end = this.#room + this.#held + part.length;
      const rest = this.#exports.hashStripes(this.#lanes, this.#room, end);
      this.#memory.copy(rest, this.#room, end - rest);
      this.#held = end - rest;
    }
  }

  /** The hash of all so far, in 16 hexadecimal digits. */
  digest(): string {
    const end = this.#room + this.#held;
    const hash = this.#exports.endHash(this.#lanes, this.#total, this.#room, end);
    return BigInt.asUintN(64, hash).toString(16).padStart(16, '0');
  }
}
