/**
 * Decodes the bytes of a file to valid UTF-8. Broken sequences are replaced by U+FFFD, never dropped.
 * All offsets, also in bytes, refer to the decoded text. Valid UTF-8 is always taken as UTF-8; for other
 * input the encoding is the one that the user names, or a guess.
 */
import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../article/encodings.js';
import { indexOfByte } from '../kernel/bytes.js';
import { decodeAs, encodedLength } from './convert.js';
import { EncodingJudge, type Guess, isFaultyUtf8, UTF8 } from './guess-encoding.js';

/** The encoding that the user names for input that is not UTF-8; null for a guess. */
export type Wanted = Encoding | 'UTF-8' | null;

/** A decoded text. */
export interface Decoded extends Guess {
  /** Valid UTF-8; the given bytes themselves if they are valid. */
  text: Uint8Array;
  /** The first broken byte, if something had to be replaced. */
  broken?: { encoding: Encoding | 'UTF-8'; byteOffset: number };
}

const encoder = new TextEncoder();

/** A byte order mark stays in the text as U+FEFF, whatever the encoding. */
const KEEP_BOM = { ignoreBOM: true } as const;

/** Bytes that are searched for a NUL: text has none, so the file is something else. */
const PROBE_BYTES = 8192;

/** Whether a file that starts with `bytes` is not text: it has a NUL and is not in UTF-16. */
export function isBinary(bytes: Uint8Array, wanted: Wanted = null): boolean {
  const isWide = wanted === 'UTF-16LE' || wanted === 'UTF-16BE';
  return !isWide && hasZero(bytes.subarray(0, PROBE_BYTES)) && utf16Of(bytes) === undefined;
}

/** Decodes a whole file. Cost: a scan at memory speed if it is UTF-8. */
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
 * @param guess gives the encoding of the text if it is not UTF-8; called only when needed.
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
  // A code of seven bits: its bytes are valid UTF-8 as well, but nonsense.
  if (isValid && isIso2022(bytes)) return decodeGuessed(bytes, sure('ISO-2022-JP'));
  // Not a spread of `UTF8`: nearly every text comes here.
  if (isValid) return { encoding: null, isDoubtful: false, text: bytes };
  if (wanted === 'UTF-8' || (wanted === null && isFaultyUtf8(bytes))) return asUtf8(bytes);
  return decodeGuessed(bytes, wanted === null ? guess() : sure(wanted));
}

function sure(encoding: Wanted): Guess {
  return { encoding: encoding === 'UTF-8' ? null : encoding, isDoubtful: false };
}

/** Decodes bytes in a guessed encoding; null is UTF-8. */
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

/** Whether bytes switch to Japanese, by `ESC $ B` or `ESC $ @`. */
function isIso2022(bytes: Uint8Array): boolean {
  const ESCAPE = 0x1b;
  for (let at = indexOfByte(bytes, ESCAPE); at !== -1; at = indexOfByte(bytes, ESCAPE, at + 1)) {
    const [first, second] = bytes.subarray(at + 1, at + 3);
    if (first === 0x24 && (second === 0x40 || second === 0x42)) return true;
  }
  return false;
}

/**
 * The form of UTF-16 of a file, if it is in UTF-16: by its mark, else by the places of its zeros.
 * @param probed number of bytes that are searched.
 */
export function utf16Of(
  bytes: Uint8Array,
  probed = PROBE_BYTES,
): 'UTF-16LE' | 'UTF-16BE' | undefined {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  // FF FE 00 00 is UTF-32, which is undone before a text is decoded.
  const isUtf32 = bytes.length >= 4 && bytes[2] === 0 && bytes[3] === 0;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return isUtf32 ? undefined : 'UTF-16LE';
  const probe = bytes.subarray(0, probed);
  return hasZero(probe) ? utf16ByZeros(probe) : undefined;
}

function hasZero(bytes: Uint8Array): boolean {
  return indexOfByte(bytes, 0) !== -1;
}

/** Fewest units that show a pattern; in fewer a single NUL would look like one. */
const LEAST_UNITS = 8;
/** Least share of zeros; in languages with spaces, the spaces and line ends alone are more. */
const LEAST_ZEROS = 0.05;
/** Fewest zeros in upper bytes for each one in a lower byte: `一` is U+4E00. Markup has many. */
const LEAST_RATIO = 8;
/** Units of scripts without spaces: Thai to Khmer, Han, kana, Hangul, and their signs. */
const SPACELESS = /[\u0e00-\u109f\u1780-\u17ff\u3000-\u9fff\uac00-\ud7a3\uff00-\uffef]/g;
/** Least share of such units. */
const LEAST_SPACELESS = 0.6;
/** Characters that text never holds: controls, halves of pairs, unassigned code points. */
const NO_TEXT = /(?![\t-\r])[\p{Cc}\p{Cn}\p{Co}\ufffd]/u;

/**
 * Detects UTF-16 without a mark. In ASCII text the upper bytes are zero and the lower bytes are not.
 * Scripts without spaces have little ASCII, and `一` is U+4E00, so their letters are the evidence.
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
 * Whether bytes are UTF-8 with a few NULs: read as UTF-16, pairs of ASCII letters look like Han. In real
 * UTF-16 many upper bytes are control characters, or nearly all are zero.
 */
function isUtf8WithNul(probe: Uint8Array, zeros: number): boolean {
  if (!isUtf8(probe) || zeros > 0.4 * probe.length) return false;
  let controls = 0;
  for (const byte of probe) if (byte < 0x20 && byte > 0 && !(byte >= 9 && byte <= 13)) controls++;
  return controls < 0.02 * probe.length;
}

/** Likeness of bytes to text in a form of UTF-16, from 0 to 1. */
function likeText(probe: Uint8Array, encoding: Encoding, upper: number, lower: number): number {
  const units = probe.length >>> 1;
  // The probe may end within a pair, or within a unit.
  const text = new TextDecoder(encoding, KEEP_BOM).decode(probe.subarray(0, 2 * units - 2));
  if (NO_TEXT.test(text.replace(/\ufffd$/, ''))) return 0;
  if (upper >= LEAST_ZEROS * units && upper >= LEAST_RATIO * lower) return 1;
  const spaceless = (text.match(SPACELESS)?.length ?? 0) / units;
  return spaceless >= LEAST_SPACELESS ? spaceless : 0;
}

/** Whether UTF-16 is valid, so that the bytes themselves hold each U+FFFD. */
function isWellFormed(encoding: Encoding, bytes: Uint8Array): boolean {
  if (!encoding.startsWith('UTF-16')) return false;
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The first broken byte. Before it a text and its repaired form have the same bytes. */
function firstBrokenByte(bytes: Uint8Array, repaired: Uint8Array): number {
  let index = 0;
  while (index < bytes.length && bytes[index] === repaired[index]) index++;
  // The first difference may be within the bytes of U+FFFD, so go back to their start.
  while (index > 0 && ((repaired[index] ?? 0) & 0xc0) === 0x80) index--;
  return index;
}
