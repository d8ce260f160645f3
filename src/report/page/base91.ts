/**
 * Bytes as text of an element that is not a script: 13 bits in two characters, where base64 has 12. All of
 * them are printable ASCII, so neither charsets, editors nor terminals change them. This file is also a
 * part of the page.
 */

const BASE = 91;
/** Bits of two characters: 91 squared is more than two to this power. */
const BITS = 13;

/** The first of the characters, which go to `~` without `<`, which could end the element. */
const FIRST = 0x23;
const LESS_THAN = 0x3c;

/** Bits of a last character without a second one. */
const LAST_BITS = 6;

/** The characters of some bytes. */
export function base91Of(bytes: Uint8Array): Uint8Array {
  const characters = new Uint8Array(2 * Math.ceil((bytes.length * 8) / BITS));
  let end = 0;
  let [bits, count] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    bits |= bytes[at]! << count;
    count += 8;
    if (count < BITS) continue;
    const value = bits & ((1 << BITS) - 1);
    characters[end++] = characterOf(value % BASE);
    characters[end++] = characterOf((value / BASE) | 0);
    bits >>= BITS;
    count -= BITS;
  }
  if (count > 0) characters[end++] = characterOf(bits % BASE);
  if (count > LAST_BITS) characters[end++] = characterOf((bits / BASE) | 0);
  return characters.subarray(0, end);
}

function characterOf(digit: number): number {
  const code = digit + FIRST;
  return code < LESS_THAN ? code : code + 1;
}

/** The bytes that {@link base91Of} made characters of. */
export function bytesOfBase91(characters: string): Uint8Array<ArrayBuffer> {
  const { length } = characters;
  const bytes = new Uint8Array(Math.ceil((length * BITS) / 16));
  let end = 0;
  let [bits, count] = [0, 0];
  for (let at = 0; at < length; at += 2) {
    const isPair = at + 1 < length;
    const upper = isPair ? BASE * digitAt(characters, at + 1) : 0;
    bits |= (digitAt(characters, at) + upper) << count;
    count += isPair ? BITS : LAST_BITS;
    for (; count >= 8; count -= 8) {
      bytes[end++] = bits;
      bits >>= 8;
    }
  }
  return bytes.subarray(0, end);
}

function digitAt(characters: string, at: number): number {
  const code = characters.charCodeAt(at);
  return code < LESS_THAN ? code - FIRST : code - FIRST - 1;
}
