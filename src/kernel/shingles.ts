import type { KernelExports } from './abi.js';
import type { KernelMemory } from './memory.js';

/**
 * The number of shingles of k tokens in a text of `tokens` tokens; fewer than k tokens make one.
 */
export function shingleCount(tokens: number, k: number): number {
  return tokens === 0 ? 0 : Math.max(1, tokens - k + 1);
}

/**
 * Shingle hashes of an article's tokens, in the order of the text, in memory that is allocated for
 * them.
 */
export function putShingles(
  exports: KernelExports,
  memory: KernelMemory,
  tokens: Uint32Array,
  k: number,
): { hashes: number; count: number } {
  const count = shingleCount(tokens.length, k);
  const from = memory.putWordsAllocated(tokens);
  const hashes = memory.allocate(8 * (count + 1));
  exports.shingleInto(from, tokens.length, k, hashes);
  return { hashes, count };
}
