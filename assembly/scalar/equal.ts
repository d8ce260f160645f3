// Must equal assembly/simd/equal.ts in the bits of the first `count` words.

/** Bit i is 1 if word i of up to 64 is `word`. */
@inline
export function equalMaskScalar(pointer: usize, count: i32, word: i32): u64 {
  let mask: u64 = 0;
  for (let i = count - 1; i >= 0; i--) {
    mask = (mask << 1) | u64(load<i32>(pointer + (<usize>i << 2)) == word);
  }
  return mask;
}
