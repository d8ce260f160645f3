import type { TextKernel } from '../kernel/text-kernel.js';
import { putWord } from './byte-writer.js';
import type { Hash32 } from './postings.js';

/** Bytes of a piece: the kernel that hashes it keeps as much memory for good. */
const PIECE_BYTES = 1 << 20;

/** The checksum of an index: the lower half of a 64-bit xxHash. */
export function checksumBy(kernel: TextKernel): Hash32 {
  return (bytes) => Number(kernel.exactHash(bytes) & 0xffff_ffffn);
}

/** The checksum of bytes of any length: each piece after the first is hashed, and its hash with the sum so far. */
export function checksumOfPieces(bytes: Uint8Array, hash: Hash32): number {
  const both = new Uint8Array(8);
  let sum = hash(bytes.subarray(0, PIECE_BYTES));
  for (let at = PIECE_BYTES; at < bytes.length; at += PIECE_BYTES) {
    putWord(both, 0, sum);
    putWord(both, 4, hash(bytes.subarray(at, at + PIECE_BYTES)));
    sum = hash(both);
  }
  return sum;
}
