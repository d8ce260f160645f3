import type { TextKernel } from '../kernel/text-kernel.js';
import type { Hash32 } from './postings.js';

/** The checksum of an index: the lower half of a 64-bit xxHash. */
export function checksumBy(kernel: TextKernel): Hash32 {
  return (bytes) => Number(kernel.exactHash(bytes) & 0xffff_ffffn);
}
