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

/**
 * The hash of a token is odd if the token begins with a digit. Two reports that fill in one form
 * differ in their numbers, and a text is kept only as hashes, so these must show which are numbers.
 * @param digit 1 for a digit, 0 for anything else; {@link beginsWithDigit} says which.
 */
@inline
export function hashFinish(hash: u64, digit: u32): u32 {
  return (<u32>((hash * FINISH) >> 32) & 0xfffffffe) | digit;
}

/**
 * 1 if a folded token begins with a digit, given its first bytes: digits of all scripts fold to
 * ASCII digits, which lack the bit of 64 that letters and lead bytes of UTF-8 have.
 */
@inline
export function beginsWithDigit(word: u64): u32 {
  return <u32>(~word >> 6) & 1;
}

/** {@link beginsWithDigit} of the current token, once {@link takeWord} has had its first word. */
let digit: u32 = 0;

/** {@link hashWord} for tokens that are hashed by code point. */
@inline
export function takeWord(hash: u64, word: u64): u64 {
  if (hash == SEED) digit = beginsWithDigit(word);
  return hashWord(hash, word);
}

/** {@link hashFinish} for tokens whose words all went through {@link takeWord}. */
@inline
export function endToken(hash: u64): u32 {
  return hashFinish(hash, hash == SEED ? 0 : digit);
}

/** Spreads a polynomial sum over all 64 bits. */
@inline
export function mix(sum: u64): u64 {
  const folded = (sum ^ (sum >> 32)) * FOLD;
  return folded ^ (folded >> 29);
}

/** Added to a shingle hash before mixing, it gives another hash for each round. */
@inline
export function roundSalt(round: u32): u64 {
  return <u64>round * SEED;
}
