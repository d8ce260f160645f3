/** One byte for each of sixteen lanes of 32 bits, which are all ones or all zeros. */
@inline
export function laneBytes(a: v128, b: v128, c: v128, d: v128): v128 {
  return i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d));
}

/** One bit for each of sixteen such lanes. */
@inline
export function laneMask(a: v128, b: v128, c: v128, d: v128): u32 {
  return i8x16.bitmask(laneBytes(a, b, c, d));
}
