/**
 * From the bytes of a file to valid UTF-8. What is broken is replaced by U+FFFD, never dropped,
 * so that offsets into the text stay what `TextDecoder` would give. All offsets, in bytes too, count
 * in the decoded text: a file in windows-1252 is the text that its reader sees.
 */
import { isUtf8 } from 'node:buffer';
import { indexOfByte } from '../bytes.js';
import { decodeSingleByte, singleByteEncoding } from './single-byte.js';

/** Bytes as text; `broken` where something in them had to be replaced. */
export interface Decoded {
  /** Valid UTF-8: the very bytes given where nothing had to be done. */
  text: Uint8Array;
  broken?: { encoding: 'UTF-8' | 'UTF-16'; byteOffset: number };
}

const encoder = new TextEncoder();

/** A byte-order mark stays in the text, as one U+FEFF, whatever the encoding. */
const KEEP_BOM = { ignoreBOM: true } as const;

/** Text has no NUL; where one stands this early, the file is something else. */
const PROBE_BYTES = 8192;

/** Whether a file that starts with `bytes` is no text: a NUL, and not in UTF-16. */
export function isBinary(bytes: Uint8Array): boolean {
  return hasZero(bytes.subarray(0, PROBE_BYTES)) && utf16Of(bytes) === undefined;
}

/** Decodes a whole file: UTF-8, UTF-16 with its mark or without, or a single-byte encoding. */
export function decodeFile(bytes: Uint8Array): Decoded {
  const encoding = utf16Of(bytes);
  if (encoding === undefined) return decodeUtf8(bytes);
  const text = new TextDecoder(encoding, KEEP_BOM).decode(bytes);
  const decoded: Decoded = { text: encoder.encode(text) };
  // In UTF-16 each broken unit becomes one U+FFFD: its index tells the byte.
  const index = isWellFormed(encoding, bytes) ? -1 : text.indexOf('\ufffd');
  if (index !== -1) decoded.broken = { encoding: 'UTF-16', byteOffset: 2 * index };
  return decoded;
}

/**
 * Decodes UTF-8, or a single-byte encoding where the bytes are text in one and not in UTF-8. Costs
 * a scan at memory speed where nothing is broken.
 */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  if (isUtf8(bytes)) return { text: bytes };
  const encoding = singleByteEncoding(bytes);
  if (encoding) return { text: encoder.encode(decodeSingleByte(bytes, encoding)) };
  const text = encoder.encode(new TextDecoder('utf-8', KEEP_BOM).decode(bytes));
  return { text, broken: { encoding: 'UTF-8', byteOffset: firstBrokenByte(bytes, text) } };
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // FF FE 00 00 is UTF-32: text in it is binary to us, and has its NUL.
  const isUtf32 = bytes.length >= 4 && bytes[2] === 0 && bytes[3] === 0;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return isUtf32 ? undefined : 'utf-16le';
  const probe = bytes.subarray(0, PROBE_BYTES);
  return hasZero(probe) ? utf16ByZeros(probe) : undefined;
}

function hasZero(bytes: Uint8Array): boolean {
  return indexOfByte(bytes, 0) >= 0;
}

/** Units that show a pattern: in fewer a single NUL would be one. */
const LEAST_UNITS = 8;
/** Spaces and line ends alone are more, in any language that is written with them. */
const LEAST_ZEROS = 0.05;
/** What no text holds: control characters, halves of pairs, code points that are none. */
const NO_TEXT = /(?![\t-\r])[\p{Cc}\p{Cn}\p{Co}\ufffd]/u;

/** UTF-16 without a mark: in all that is ASCII the upper byte is zero, and no lower one is. */
function utf16ByZeros(probe: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  for (const [at, byte] of probe.entries())
    if (byte === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const units = probe.length >>> 1;
  const isPattern = Math.min(even, odd) === 0 && even + odd >= LEAST_ZEROS * units;
  if (units < LEAST_UNITS || !isPattern) return undefined;
  const encoding = odd > 0 ? 'utf-16le' : 'utf-16be';
  // The probe may end within a pair, or within a unit.
  const text = new TextDecoder(encoding, KEEP_BOM).decode(probe.subarray(0, 2 * units - 2));
  return NO_TEXT.test(text.replace(/\ufffd$/, '')) ? undefined : encoding;
}

function isWellFormed(encoding: string, bytes: Uint8Array): boolean {
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
