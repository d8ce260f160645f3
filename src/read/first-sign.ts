/**
 * The first sign of ASCII in a text, which shows whether it may begin as markup or JSON. White space,
 * byte order marks and the zeros of UTF-16 are passed over. It costs far less than decoding the
 * beginning, which most texts are spared by it; undefined if there is none.
 */
export function firstSign(bytes: Uint8Array): number | undefined {
  return bytes.find((byte) => byte > 0x20 && byte < 0x80);
}
