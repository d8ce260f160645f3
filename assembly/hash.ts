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
 * The hash of a token is odd where the token begins with a digit: two reports filled into one form
 * are known by their numbers, and of a text nothing is kept but hashes.
 * @param digit 1 for a digit, 0 for anything else; {@link beginsWithDigit} says which.
 */
@inline
export function hashFinish(hash: u64, digit: u32): u32 {
  return (<u32>((hash * FINISH) >> 32) & 0xfffffffe) | digit;
}

/** 1 where an ASCII letter or digit is a digit: letters have the bit of 64, as lead bytes of UTF-8 do. */
@inline
export function isAsciiDigit(word: u64): u32 {
  return <u32>(~word >> 6) & 1;
}

/** 1 where the first eight bytes of a folded token begin with a digit of a script that news is written in. */
export function beginsWithDigit(word: u64): u32 {
  const lead = <u32>word & 0xff;
  if (lead < 0x80) return isAsciiDigit(word);
  const second = (<u32>word >> 8) & 0xff;
  const third = (<u32>word >> 16) & 0xff;
  // Arabic, and as Persian and Urdu have them.
  if (lead == 0xd9) return <u32>(second - 0xa0 < 10);
  if (lead == 0xdb) return <u32>(second - 0xb0 < 10);
  if (lead == 0xe0) {
    // Devanagari and the eight scripts after it: every second block of 64, from its 39th place on.
    if (second - 0xa5 <= 0x10 && second & 1) return <u32>(third - 0xa6 < 10);
    // Thai, Lao.
    return <u32>((second == 0xb9 || second == 0xbb) && third - 0x90 < 10);
  }
  if (lead == 0xe1) {
    // Myanmar, Khmer.
    if (second == 0x81) return <u32>(third - 0x80 < 10);
    return <u32>(second == 0x9f && third - 0xa0 < 10);
  }
  return 0;
}

/** {@link beginsWithDigit} of the token at hand, once {@link takeWord} has had its first word. */
let digit: u32 = 0;

/** {@link hashWord} for tokens that are hashed by code point. */
@inline
export function takeWord(hash: u64, word: u64): u64 {
  if (hash == SEED) digit = beginsWithDigit(word);
  return hashWord(hash, word);
}

/** {@link hashFinish} for tokens of which {@link takeWord} had every word. */
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

/** Mixed with this added, a shingle hash is another, one a round. */
@inline
export function roundSalt(round: u32): u64 {
  return <u64>round * SEED;
}
