/** The multiplier of a hash: odd, with mixed bits (Knuth's multiplicative hashing). */
export const HASH_MULTIPLIER = 0x9e3779b1;

/**
 * A rolling hash of each shingle, in the order of their places (Karp and Rabin, IBM J. Res. Dev. 31,
 * 1987). Multiply it to mix its upper bits.
 */
export function shingleHashes(text: Uint32Array, tokens: number): Uint32Array {
  const hashes = new Uint32Array(text.length - tokens + 1);
  const top = topOf(tokens);
  let hash = 0;
  for (let i = 0; i < text.length; i++) {
    hash = rolled(hash, text[i]!, i < tokens ? 0 : text[i - tokens]!, top);
    if (i + 1 >= tokens) hashes[i + 1 - tokens] = hash;
  }
  return hashes;
}

/** The hash of the next shingle, modulo 2^32: `token` comes in, and `gone` goes, whose factor is `top`. */
export function rolled(hash: number, token: number, gone: number, top: number): number {
  return (Math.imul(hash - Math.imul(gone, top), HASH_MULTIPLIER) + token) | 0;
}

/** The factor of the first token of a shingle. */
export function topOf(tokens: number): number {
  let top = 1;
  for (let i = 1; i < tokens; i++) top = Math.imul(top, HASH_MULTIPLIER);
  return top;
}
