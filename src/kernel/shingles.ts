import type { KernelExports } from './abi.js';
import type { Arena } from './arena.js';

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
  arena: Arena,
  tokens: Uint32Array,
  k: number,
): { hashes: number; count: number } {
  const count = shingleCount(tokens.length, k);
  const from = arena.putWords(tokens);
  const hashes = arena.allocate(8 * (count + 1));
  exports.shingleInto(from, tokens.length, k, hashes);
  return { hashes, count };
}
