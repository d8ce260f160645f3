/**
 * Bytes and strings of UTF-8. Nearly all of the code has its bytes as plain `Uint8Array`s, whose
 * `slice()` is a copy; the `slice()` of a `Buffer` is a view of memory, which the next read may
 * overwrite. `scripts/check-buffers.js` keeps the name `Buffer` to this file and a few others.
 */
import fs from 'node:fs';

/**
 * The string of UTF-8 in `bytes[start, end)`, by default to the last byte. Broken sequences become
 * U+FFFD; a byte order mark at the start stays. For short strings this takes a fifth of the time of
 * `TextDecoder`.
 */
export function stringOf(bytes: Uint8Array, start = 0, end = bytes.length): string {
  const last = Math.min(end, bytes.length);
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, last - start).toString();
}

/** The string that ISO 8859-1 makes of the bytes: one UTF-16 unit for each. */
export function latin1Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

/** The bytes of a string of {@link latin1Of}. */
export function bytesOfLatin1(text: string): Uint8Array {
  return viewOf(Buffer.from(text, 'latin1'));
}

/** The bytes of Base64; signs that it does not have are passed over. */
export function bytesOfBase64(text: string): Uint8Array {
  return viewOf(Buffer.from(text, 'base64'));
}

/** The number of bytes of a string in UTF-8. */
export function utf8Length(text: string): number {
  return Buffer.byteLength(text);
}

/**
 * The index of the first `byte` at `from` or later, or -1. It runs at the speed of memory, while a
 * typed array is searched byte by byte.
 */
export function indexOfByte(bytes: Uint8Array, byte: number, from = 0): number {
  // The method takes any bytes; a `Buffer` of them would take longer to make than a short search.
  return Buffer.prototype.indexOf.call(bytes, byte, from);
}

/** The index of the first occurrence of some bytes, or -1. It runs at the speed of memory. */
export function indexOfBytes(bytes: Uint8Array, wanted: Uint8Array): number {
  return Buffer.prototype.indexOf.call(bytes, wanted);
}

/** Whether two views hold the same bytes. It runs at the speed of memory. */
export function areEqualBytes(one: ArrayBufferView, other: ArrayBufferView): boolean {
  if (one.byteLength !== other.byteLength) return false;
  return Buffer.compare(viewOf(one), viewOf(other)) === 0;
}

function viewOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/**
 * The bytes of a file, in memory that nothing else writes to.
 * @throws the error of the system if it cannot be read.
 */
export function readFile(file: string | URL): Uint8Array {
  return viewOf(fs.readFileSync(file)) as Uint8Array;
}

/** The same bytes as a `Buffer`, for callers that decode many short strings of them. */
export function asBuffer(bytes: Uint8Array): Buffer {
  if (Buffer.isBuffer(bytes)) return bytes;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
