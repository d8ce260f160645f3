// Must equal assembly/scalar/equal.ts in the bits of the first `count` words.

/** Bit i is 1 if word i of up to 64 is `word`; bits from `count` on are anything. Reads whole vectors. */
@inline
export function equalMaskSimd(pointer: usize, count: i32, word: i32): u64 {
  const wanted = i32x4.splat(word);
  let mask: u64 = 0;
  for (let i = 0; i < count; i += 4) {
    const four = v128.load(pointer + (<usize>i << 2));
    mask |= <u64>i32x4.bitmask(i32x4.eq(four, wanted)) << i;
  }
  return mask;
}
