/** The number of equal tokens at the start of the first `most` tokens at `a` and at `b`. */
@inline
export function matchForwardScalar(a: usize, b: usize, most: u32): u32 {
  let matched: u32 = 0;
  while (matched < most) {
    const offset = (<usize>matched) << 2;
    if (load<u32>(a + offset) != load<u32>(b + offset)) break;
    matched++;
  }
  return matched;
}

/** The number of equal tokens at the end of the last `most` tokens before `a` and before `b`. */
@inline
export function matchBackward(a: usize, b: usize, most: u32): u32 {
  let matched: u32 = 0;
  while (matched < most) {
    const offset = (<usize>(matched + 1)) << 2;
    if (load<u32>(a - offset) != load<u32>(b - offset)) break;
    matched++;
  }
  return matched;
}
