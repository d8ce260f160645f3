// Must equal assembly/scalar/classify.ts bit for bit.

@inline
function asciiWord(bytes: v128): i32 {
  // Shifted to the lowest signed bytes, which compare in one instruction instead of three.
  const lower = v128.or(bytes, i8x16.splat(0x20));
  const letter = i8x16.lt_s(i8x16.add(lower, i8x16.splat(<i8>(0x80 - 0x61))), i8x16.splat(<i8>(-128 + 26)));
  const digit = i8x16.lt_s(i8x16.add(bytes, i8x16.splat(<i8>(0x80 - 0x30))), i8x16.splat(<i8>(-128 + 10)));
  return i8x16.bitmask(v128.or(letter, digit));
}

/** Bit i is set if byte i of the 64 at `pointer` is an ASCII letter or digit. */
@inline
export function wordMaskSimd(pointer: usize): u64 {
  return (
    <u64>(<u32>asciiWord(v128.load(pointer))) |
    (<u64>(<u32>asciiWord(v128.load(pointer, 16))) << 16) |
    (<u64>(<u32>asciiWord(v128.load(pointer, 32))) << 32) |
    (<u64>(<u32>asciiWord(v128.load(pointer, 48))) << 48)
  );
}

/** Bit i is set if byte i of the 64 at `pointer` is part of a code point beyond ASCII. */
@inline
export function highMaskSimd(pointer: usize): u64 {
  return (
    <u64>(<u32>i8x16.bitmask(v128.load(pointer))) |
    (<u64>(<u32>i8x16.bitmask(v128.load(pointer, 16))) << 16) |
    (<u64>(<u32>i8x16.bitmask(v128.load(pointer, 32))) << 32) |
    (<u64>(<u32>i8x16.bitmask(v128.load(pointer, 48))) << 48)
  );
}
