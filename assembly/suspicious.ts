// The single signs in the bytes of a text that make it suspect (assembly/suspect.ts).

@inline
export function isEscape(byte: u32, next: u32, third: u32): bool {
  return byte == 0x5c || (byte == 0x75 && (next == 0x30 || third == 0x30));
}

@inline
export function isMarkup(byte: u32, next: u32): bool {
  if (byte == 0x3c) return true;
  // `](` and `][` of links, `[/` of short codes, `{{` of templates.
  if (byte == 0x5d) return next == 0x28 || next == 0x5b;
  return (byte == 0x5b && next == 0x2f) || (byte == 0x7b && next == 0x7b);
}

/**
 * `-`, the second byte of a soft hyphen or the third one of U+2010, followed by a tab or a line
 * end.
 */
@inline
export function isBrokenLine(byte: u32, next: u32): bool {
  return (byte == 0x2d || byte == 0xad || byte == 0x90) && next - 9 < 5;
}

/**
 * Takes four bytes from a lead byte on. Finds code points of two bytes that a wrong encoding made
 * of a lead byte, by the characters that may follow them:
 *
 * - Latin letters of windows-1252 (C3) before any sign or U+FFFD; a capital, or the `â` of `âœ”`,
 *   before a letter like `š`, too (but not `áš`). And `Ã` (C3 83) before anything: its second byte,
 *   a no-break space, is often lost to a space.
 * - The capitals of windows-1250 and 1257 that have the codes of lead bytes of Latin, Cyrillic and
 *   Arabic letters: Ă Ć Đ Ĺ, Ń Ř Š Ů, before the same.
 * - В Г Д Е, Р С (windows-1251: Latin letters, Russian ones) before a sign other than « » and the
 *   no-break space, which do follow them in Russian, or before a letter that Russian does not have;
 *   Ђ, as in `вЂ™`.
 * - Mathematical signs, box drawing, `‚Ä` and ƒ (Mac OS Roman, code page 437); `Γ` before `Ç`.
 * - Control characters of ISO 8859-1 (C2 80 to 9F): no text uses them. And ¬.
 */
@inline
export function isMisread(byte: u32, next: u32, third: u32, fourth: u32): bool {
  if (byte == 0xc3) {
    if (next == 0x83 || third == 0xef) return true;
    const isSign = third == 0xc2 || third == 0xc6 || third == 0xcb || third == 0xe2;
    const isLetter = third == 0xc4 || third == 0xc5;
    return isSign || (isLetter && (next < 0xa0 || next == 0xa2));
  }
  if (byte == 0xc4 || byte == 0xc5) {
    const isLead =
      byte == 0xc4
        ? next == 0x82 || next == 0x86 || next == 0x90 || next == 0xb9
        : next == 0x83 || next == 0x98 || next == 0xa0 || next == 0xae;
    return isLead && ((third > 0xc1 && third < 0xcc && third != 0xc3) || third == 0xe2);
  }
  if (byte == 0xd0) {
    if (next == 0x82) return true;
    const isOdd =
      (third == 0xc2 && fourth != 0xa0 && fourth != 0xab && fourth != 0xbb) ||
      (third == 0xd0 && fourth < 0x90) ||
      (third == 0xd1 && fourth - 0x90 < 16) ||
      third == 0xd2;
    return isOdd && ((next & 0xfe) == 0xa0 || next - 0x92 < 4);
  }
  if (byte == 0xe2) {
    const isSign = (next & 0xfe) == 0x88 || (next & 0xfe) == 0x94 || next == 0x97;
    return isSign || (third == 0x9a && fourth == 0xc3);
  }
  if (byte == 0xc2) return next < 0xa0 || next == 0xac;
  return (byte == 0xc6 && next == 0x92) || (byte == 0xce && next == 0x93 && third == 0xc3);
}
