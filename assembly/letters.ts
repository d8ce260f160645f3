// Tokens made only of two-byte letters, as most words of Cyrillic and Greek are: four letters a
// step.
import { hashFinish, hashSeed, hashWord } from './hash';
import { foldedPoint } from './simple-points';

/**
 * The result of {@link hashLetters} for a run with other characters than simple letters; no u32
 * hash has this value.
 */
export const NOT_LETTERS: u64 = -1;

/**
 * For four letters: the bits that mark a first byte, their value, and the bits that every folded
 * letter has.
 */
const LEAD_BITS: u64 = 0x00e000e000e000e0;
const LEADS: u64 = 0x00c000c000c000c0;
const FOLDED_BITS: u64 = 0x8000800080008000;

/**
 * The hash of a run of `size` bytes, which is one token, if all its characters are simple letters.
 */
export function hashLetters(from: usize, size: u32): u64 {
  const all: u64 = -1;
  let hash = hashSeed();
  let left = size;
  do {
    const inside = all >> (<u64>(8 - min<u32>(left, 8)) << 3);
    const bytes = load<u64>(from) & inside;
    if ((bytes & LEAD_BITS) != (LEADS & inside)) return NOT_LETTERS;
    const word = foldedFour(
      ((bytes & 0x001f001f001f001f) << 6) | ((bytes >> 8) & 0x003f003f003f003f),
    );
    // After the run, points are 0, which folds to 0. Half a letter lacks bits that a whole one has.
    if ((word & FOLDED_BITS) != (FOLDED_BITS & inside)) return NOT_LETTERS;
    hash = hashWord(hash, word);
    from += 8;
    left -= min<u32>(left, 8);
  } while (left > 0);
  return <u64>hashFinish(hash, 0);
}

@inline
function foldedFour(points: u64): u64 {
  return (
    <u64>foldedPoint(<u32>points & 0xffff) |
    (<u64>foldedPoint(<u32>points >> 16) << 16) |
    (<u64>foldedPoint(<u32>(points >> 32) & 0xffff) << 32) |
    (<u64>foldedPoint(<u32>(points >> 48)) << 48)
  );
}
