/** Bit i is set if byte i of the 64 at `pointer` is an ASCII letter or digit. */
export function wordMaskScalar(pointer: usize): u64 {
  let mask: u64 = 0;
  for (let i: usize = 0; i < 64; i++) {
    const byte = <u32>load<u8>(pointer + i);
    if ((byte | 0x20) - 0x61 < 26 || byte - 0x30 < 10) mask |= (<u64>1) << i;
  }
  return mask;
}

/** Bit i is set if byte i of the 64 at `pointer` is part of a code point beyond ASCII. */
export function highMaskScalar(pointer: usize): u64 {
  let mask: u64 = 0;
  for (let i: usize = 0; i < 64; i++) {
    mask |= (<u64>(load<u8>(pointer + i) >> 7)) << i;
  }
  return mask;
}
