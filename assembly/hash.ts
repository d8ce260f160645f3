// Hashes of tokens and shingles. Multiply and fold, with odd constants from the binary digits of
// the golden ratio and of the square roots that xxHash and SplitMix64 use; a test checks that
// shingle hashes of real text are spread evenly.

const SEED: u64 = 0x9e3779b97f4a7c15;
const FOLD: u64 = 0xbf58476d1ce4e5b9;
const FINISH: u64 = 0x94d049bb133111eb;

/** Base of the polynomial over the tokens of a shingle. */
export const BASE: u64 = 0xc2b2ae3d27d4eb4f;

@inline
export function hashSeed(): u64 {
  return SEED;
}

/** Takes eight bytes of a folded token (the last word padded with zeros) into its hash. */
@inline
export function hashWord(hash: u64, word: u64): u64 {
  const folded = (hash ^ word) * FOLD;
  return folded ^ (folded >> 32);
}

@inline
export function hashFinish(hash: u64): u32 {
  return <u32>((hash * FINISH) >> 32);
}

/** Spreads a polynomial sum over all 64 bits. */
@inline
export function mix(sum: u64): u64 {
  const folded = (sum ^ (sum >> 32)) * FOLD;
  return folded ^ (folded >> 29);
}

/** Mixed with this added, a shingle hash is another, one a round. */
@inline
export function roundSalt(round: u32): u64 {
  return <u64>round * SEED;
}
