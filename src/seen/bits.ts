/** Numbers that take a given number of bits, one after another, the low bits of a byte first. */

/**
 * Writes a number of at most `width` bits at a bit, where all bits are zeros; returns where the next one
 * goes. The caller provides three bytes more than the numbers take.
 * @param width 32 at most.
 */
export function putBits(bytes: Uint8Array, at: number, value: number, width: number): number {
  if (width > 16) {
    return putBits(bytes, putBits(bytes, at, value & 0xffff, 16), value >>> 16, width - 16);
  }
  const byte = at >>> 3;
  const shifted = value << (at & 7);
  bytes[byte]! |= shifted;
  bytes[byte + 1]! |= shifted >>> 8;
  bytes[byte + 2]! |= shifted >>> 16;
  return at + width;
}

/** The number of `width` bits at a bit, 32 at most. Bits after the end are zeros. */
export function bitsAt(bytes: Uint8Array, at: number, width: number): number {
  if (width > 16) return (bitsAt(bytes, at, 16) | (bitsAt(bytes, at + 16, width - 16) << 16)) >>> 0;
  const byte = at >>> 3;
  // Bytes after the end are undefined, which is zero here.
  const word = bytes[byte]! | (bytes[byte + 1]! << 8) | (bytes[byte + 2]! << 16);
  return (word >>> (at & 7)) & ((1 << width) - 1);
}
