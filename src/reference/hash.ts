// Hashes of tokens and shingles, from their definition, in whole numbers modulo 2^64.

const SEED = 0x9e3779b97f4a7c15n;
const FOLD = 0xbf58476d1ce4e5b9n;
const FINISH = 0x94d049bb133111ebn;
const BASE = 0xc2b2ae3d27d4eb4fn;

const u64 = (value: bigint): bigint => BigInt.asUintN(64, value);

/**
 * The u32 hash of a folded token: its UTF-8, eight bytes at a time, padded with zeros. It is odd if
 * the token begins with a digit, else even.
 */
export function hashToken(folded: string): number {
  const text = new TextEncoder().encode(folded);
  const padded = new Uint8Array(Math.ceil(text.length / 8) * 8);
  padded.set(text);
  const words = new DataView(padded.buffer);
  let hash = SEED;
  for (let at = 0; at < padded.length; at += 8) {
    const product = u64((hash ^ words.getBigUint64(at, true)) * FOLD);
    hash = product ^ (product >> 32n);
  }
  const even = Number(u64(hash * FINISH) >> 33n) * 2;
  return even + Number(/^[0-9]/.test(folded));
}

/** Spreads a sum over all 64 bits. */
function mix(sum: bigint): bigint {
  const product = u64((sum ^ (sum >> 32n)) * FOLD);
  return product ^ (product >> 29n);
}

/**
 * The hashes of all shingles of k consecutive tokens. Fewer than k tokens make one shingle, no
 * tokens make none.
 */
export function hashShingles(tokens: Uint32Array, k: number): bigint[] {
  if (tokens.length === 0) return [];
  const count = Math.max(1, tokens.length - k + 1);
  return Array.from({ length: count }, (_, at) => mix(polynomial(tokens.subarray(at, at + k))));
}

/** The hash of a whole token sequence and its length. */
export function hashSequence(tokens: Uint32Array): bigint {
  return mix(polynomial(tokens) ^ u64(BigInt(tokens.length) * BASE));
}

/** The tokens as digits of a number to the base BASE, the first one the highest. */
function polynomial(tokens: Uint32Array): bigint {
  let sum = 0n;
  for (const token of tokens) sum = u64(sum * BASE + BigInt(token));
  return sum;
}
