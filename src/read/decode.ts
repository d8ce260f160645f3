/**
 * From the bytes of a file to valid UTF-8. What is broken is replaced by U+FFFD, never dropped. All
 * offsets, in bytes too, count in the decoded text: a file in windows-1252 is the text that its
 * reader sees. What is valid UTF-8 is UTF-8; of anything else the encoding is the one that the user
 * names, or a guess.
 */
import { isUtf8 } from 'node:buffer';
import { indexOfByte } from '../kernel/bytes.js';
import type { Encoding } from '../options/encodings.js';
import { decodeAs, encodedLength } from './convert.js';
import { EncodingJudge, type Guess, isFaultyUtf8, UTF8 } from './guess-encoding.js';

/** What the user says of input that is not UTF-8: its encoding, or null for a guess. */
export type Wanted = Encoding | 'UTF-8' | null;

/** Bytes as text. */
export interface Decoded extends Guess {
  /** Valid UTF-8: the very bytes given where nothing had to be done. */
  text: Uint8Array;
  /** Where something had to be replaced: the first byte of it. */
  broken?: { encoding: Encoding | 'UTF-8'; byteOffset: number };
}

const encoder = new TextEncoder();

/** A byte-order mark stays in the text, as one U+FEFF, whatever the encoding. */
const KEEP_BOM = { ignoreBOM: true } as const;

/** Text has no NUL; where one stands this early, the file is something else. */
const PROBE_BYTES = 8192;

/** Whether a file that starts with `bytes` is no text: a NUL, and not in UTF-16. */
export function isBinary(bytes: Uint8Array, wanted: Wanted = null): boolean {
  const isWide = wanted === 'UTF-16LE' || wanted === 'UTF-16BE';
  return !isWide && hasZero(bytes.subarray(0, PROBE_BYTES)) && utf16Of(bytes) === undefined;
}

/** Decodes a whole file. Costs a scan at memory speed where it is UTF-8. */
export function decodeFile(bytes: Uint8Array, wanted: Wanted = null): Decoded {
  const isValid = isUtf8(bytes);
  const wide = utf16Of(bytes) ?? (isValid ? undefined : utf16Of(bytes, bytes.length));
  if (wide !== undefined && !wanted?.startsWith('UTF-16')) return decodeGuessed(bytes, sure(wide));
  const guess = () => {
    const judge = new EncodingJudge();
    judge.addText(bytes);
    return judge.verdict();
  };
  return decodeText(bytes, wanted, guess, isValid);
}

/**
 * Decodes text that is not in UTF-16, unless the user says so.
 * @param guess what is known of text that is not UTF-8 there; asked for where it matters.
 */
export function decodeText(
  bytes: Uint8Array,
  wanted: Wanted,
  guess: () => Guess,
  isValid = isUtf8(bytes),
): Decoded {
  if (wanted?.startsWith('UTF-16') && (!isValid || hasZero(bytes))) {
    return decodeGuessed(bytes, sure(wanted));
  }
  // A code of seven bits: its text is UTF-8 as well, but no text that anybody means.
  if (isValid && isIso2022(bytes)) return decodeGuessed(bytes, sure('ISO-2022-JP'));
  if (isValid) return { ...UTF8, text: bytes };
  if (wanted === 'UTF-8' || (wanted === null && isFaultyUtf8(bytes))) return asUtf8(bytes);
  return decodeGuessed(bytes, wanted === null ? guess() : sure(wanted));
}

function sure(encoding: Wanted): Guess {
  return { encoding: encoding === 'UTF-8' ? null : encoding, isDoubtful: false };
}

/** Decodes bytes by what was said of them; null is UTF-8. */
export function decodeGuessed(bytes: Uint8Array, guess: Guess): Decoded {
  const { encoding } = guess;
  if (encoding === null) return asUtf8(bytes);
  const text = decodeAs(bytes, encoding);
  const decoded: Decoded = { ...guess, text: encoder.encode(text) };
  const index = text.indexOf('\ufffd');
  if (index === -1 || isWellFormed(encoding, bytes)) return decoded;
  return {
    ...decoded,
    broken: { encoding, byteOffset: encodedLength(text.slice(0, index), encoding) },
  };
}

function asUtf8(bytes: Uint8Array): Decoded {
  if (isUtf8(bytes)) return { ...UTF8, text: bytes };
  const text = encoder.encode(new TextDecoder('utf-8', KEEP_BOM).decode(bytes));
  const broken = { encoding: 'UTF-8', byteOffset: firstBrokenByte(bytes, text) } as const;
  return { ...UTF8, text, broken };
}

/** `ESC $ B` and its like switch to Japanese. */
function isIso2022(bytes: Uint8Array): boolean {
  const ESCAPE = 0x1b;
  for (let at = indexOfByte(bytes, ESCAPE); at !== -1; at = indexOfByte(bytes, ESCAPE, at + 1)) {
    const [first, second] = bytes.subarray(at + 1, at + 3);
    if (first === 0x24 && (second === 0x40 || second === 0x42)) return true;
  }
  return false;
}

/**
 * The form of UTF-16 that a file is in: by its mark, else by where its zeros are.
 * @param probed how many of the bytes are looked at.
 */
export function utf16Of(
  bytes: Uint8Array,
  probed = PROBE_BYTES,
): 'UTF-16LE' | 'UTF-16BE' | undefined {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  // FF FE 00 00 is UTF-32: text in it is binary to us, and has its NUL.
  const isUtf32 = bytes.length >= 4 && bytes[2] === 0 && bytes[3] === 0;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return isUtf32 ? undefined : 'UTF-16LE';
  const probe = bytes.subarray(0, probed);
  return hasZero(probe) ? utf16ByZeros(probe) : undefined;
}

function hasZero(bytes: Uint8Array): boolean {
  return indexOfByte(bytes, 0) !== -1;
}

/** Units that show a pattern: in fewer a single NUL would be one. */
const LEAST_UNITS = 8;
/** Spaces and line ends alone are more, in any language that is written with spaces. */
const LEAST_ZEROS = 0.05;
/** Units of a text that is written without spaces: Thai to Khmer, Han, kana, Hangul, their signs. */
const SPACELESS = /[\u0e00-\u109f\u1780-\u17ff\u3000-\u9fff\uac00-\ud7a3\uff00-\uffef]/g;
/** The least share of them. */
const LEAST_SPACELESS = 0.6;
/** What no text holds: control characters, halves of pairs, code points that are none. */
const NO_TEXT = /(?![\t-\r])[\p{Cc}\p{Cn}\p{Co}\ufffd]/u;

/**
 * UTF-16 without a mark. In all that is ASCII the upper byte is zero, and no lower one is; but in
 * scripts written without spaces there is little ASCII, and `一` is U+4E00: those know themselves.
 */
function utf16ByZeros(probe: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | undefined {
  const zeros = [0, 0];
  for (let at = 0; at < probe.length; at++) if (probe[at] === 0) zeros[at & 1]!++;
  const [even = 0, odd = 0] = zeros;
  if (probe.length < 2 * LEAST_UNITS || isUtf8WithNul(probe, even + odd)) return undefined;
  const little = likeText(probe, 'UTF-16LE', odd, even);
  const big = likeText(probe, 'UTF-16BE', even, odd);
  if (little === 0 && big === 0) return undefined;
  return little >= big ? 'UTF-16LE' : 'UTF-16BE';
}

/**
 * Whether these are bytes of UTF-8 and a few NULs: two by two, letters of ASCII look like Han. In
 * UTF-16 the upper bytes of other letters are control characters, or nearly all of them are zero.
 */
function isUtf8WithNul(probe: Uint8Array, zeros: number): boolean {
  if (!isUtf8(probe) || zeros > 0.4 * probe.length) return false;
  let controls = 0;
  for (const byte of probe) if (byte < 0x20 && byte > 0 && !(byte >= 9 && byte <= 13)) controls++;
  return controls < 0.02 * probe.length;
}

/** How much bytes are like text in a form of UTF-16, from 0 to 1. */
function likeText(probe: Uint8Array, encoding: Encoding, upper: number, lower: number): number {
  const units = probe.length >>> 1;
  // The probe may end within a pair, or within a unit.
  const text = new TextDecoder(encoding, KEEP_BOM).decode(probe.subarray(0, 2 * units - 2));
  if (NO_TEXT.test(text.replace(/\ufffd$/, ''))) return 0;
  if (lower === 0 && upper >= LEAST_ZEROS * units) return 1;
  const spaceless = (text.match(SPACELESS)?.length ?? 0) / units;
  return spaceless >= LEAST_SPACELESS ? spaceless : 0;
}

/** Whether U+FFFD stands in the bytes themselves. */
function isWellFormed(encoding: Encoding, bytes: Uint8Array): boolean {
  if (!encoding.startsWith('UTF-16')) return false;
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Up to the first broken sequence, a text and its repaired form are the same bytes. */
function firstBrokenByte(bytes: Uint8Array, repaired: Uint8Array): number {
  let index = 0;
  while (index < bytes.length && bytes[index] === repaired[index]) index++;
  // They may differ only within the bytes of U+FFFD: go back to its first.
  while (index > 0 && ((repaired[index] ?? 0) & 0xc0) === 0x80) index--;
  return index;
}
