import type { KernelExports } from './abi.js';
import { instantiate, type KernelBuild } from './load.js';
import { KernelMemory } from './memory.js';

/** An instance of the kernel: its routines, and the memory on which they work. */
export interface KernelInstance {
  readonly exports: KernelExports;
  readonly memory: KernelMemory;
}

/** A new instance, for a caller that passes it to all users of its memory. */
export function newInstance(build?: KernelBuild): KernelInstance {
  const exports = instantiate(build);
  return { exports, memory: new KernelMemory(exports.memory, exports.heapBase()) };
}
