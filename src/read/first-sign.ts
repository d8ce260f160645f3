/**
 * The first ASCII sign of a text, which shows whether it may begin as markup or JSON; undefined if
 * there is none. White space, byte order marks and the zeros of UTF-16 are passed over. This costs
 * far less than decoding the beginning, and most texts then need no decoding.
 */
export function firstSign(bytes: Uint8Array): number | undefined {
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte > 0x20 && byte < 0x80) return byte;
  }
  return undefined;
}
