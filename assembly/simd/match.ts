// Must equal assembly/scalar/match.ts.

/** The number of equal tokens at the start of the first `most` tokens at `a` and at `b`. */
@inline
export function matchForwardSimd(a: usize, b: usize, most: u32): u32 {
  let matched: u32 = 0;
  while (matched + 4 <= most) {
    const offset = (<usize>matched) << 2;
    const equal = i32x4.bitmask(i32x4.eq(v128.load(a + offset), v128.load(b + offset)));
    if (equal != 15) return matched + ctz(~equal);
    matched += 4;
  }
  while (matched < most) {
    const offset = (<usize>matched) << 2;
    if (load<u32>(a + offset) != load<u32>(b + offset)) break;
    matched++;
  }
  return matched;
}
