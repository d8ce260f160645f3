/** Text that was decoded with the wrong encoding, and the way back. */

/** Bytes 0x80 to 0x9f in windows-1252; those that it does not use are controls, as browsers read them. */
const UPPER = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** The text with its bytes of UTF-8 read as windows-1252: `â€™` for `’`. */
export function damaged(text: string): string {
  return Buffer.from(text)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (byte) => UPPER[byte.charCodeAt(0) - 0x80] ?? byte);
}

/** A sequence of UTF-8 in whose second or third place a no-break space became a space, as in HTML. */
const SPACED = /[\xc2-\xdf] |[\xe0-\xef](?: [\x80-\xbf]|[\x80-\xbf] )/g;

/** The text before {@link damaged}; other text is unchanged. */
export function mended(text: string): string {
  const bytes = text.replace(/[^\0-\x7f\xa0-\xff]/gu, (sign) => {
    const at = UPPER.indexOf(sign);
    return at === -1 ? sign : String.fromCharCode(0x80 + at);
  });
  if (/[^\0-\xff]/.test(bytes)) return text;
  const whole = bytes.replace(SPACED, (sequence) => sequence.replace(' ', '\xa0'));
  const found = Buffer.from(whole, 'latin1').toString();
  return found.includes('\ufffd') ? text : found;
}
