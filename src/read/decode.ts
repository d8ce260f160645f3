/**
 * From the bytes of a file to valid UTF-8. What is broken is replaced by U+FFFD, never dropped,
 * so that offsets into the text stay what `TextDecoder` would give.
 */
import { isUtf8 } from 'node:buffer';

/** Bytes as text; `broken` where something in them had to be replaced. */
export interface Decoded {
  /** Valid UTF-8: the very bytes given where nothing had to be done. */
  text: Uint8Array;
  broken?: { encoding: 'UTF-8' | 'UTF-16'; byteOffset: number };
}

/** A byte-order mark stays in the text, as one U+FEFF, whatever the encoding. */
const KEEP_BOM = { ignoreBOM: true } as const;

/** Text has no NUL; where one stands this early, the file is something else. */
const PROBE_BYTES = 8192;

/** Whether a file that starts with `bytes` is no text: a NUL, and no mark of UTF-16. */
export function isBinary(bytes: Uint8Array): boolean {
  return utf16Of(bytes) === undefined && bytes.subarray(0, PROBE_BYTES).includes(0);
}

/** Decodes a whole file: UTF-8, or UTF-16 that says so with a byte-order mark. */
export function decodeFile(bytes: Uint8Array): Decoded {
  const encoding = utf16Of(bytes);
  if (encoding === undefined) return decodeUtf8(bytes);
  const text = new TextDecoder(encoding, KEEP_BOM).decode(bytes);
  const decoded: Decoded = { text: Buffer.from(text) };
  // In UTF-16 each broken unit becomes one U+FFFD: its index tells the byte.
  const index = isWellFormed(encoding, bytes) ? -1 : text.indexOf('\ufffd');
  if (index !== -1) decoded.broken = { encoding: 'UTF-16', byteOffset: 2 * index };
  return decoded;
}

/** Decodes UTF-8; costs a scan at memory speed where nothing is broken. */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  if (isUtf8(bytes)) return { text: bytes };
  const text = Buffer.from(new TextDecoder('utf-8', KEEP_BOM).decode(bytes));
  return { text, broken: { encoding: 'UTF-8', byteOffset: firstBrokenByte(bytes, text) } };
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // FF FE 00 00 is UTF-32: text in it is binary to us, and has its NUL.
  const isUtf32 = bytes.length >= 4 && bytes[2] === 0 && bytes[3] === 0;
  return bytes[0] === 0xff && bytes[1] === 0xfe && !isUtf32 ? 'utf-16le' : undefined;
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
