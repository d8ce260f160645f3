/** The head of a member of a tar archive: v7, ustar and GNU. */
import { latin1Of, stringOf } from '../../kernel/bytes.js';

/** Bytes of a head; contents fill up to a multiple of them. */
export const BLOCK = 512;

/** A head. */
export interface TarHead {
  name: string;
  size: number;
  type: string;
  /** Whether further heads of a sparse file follow. */
  isExtended: boolean;
}

/** The head at the start of some bytes; undefined if its checksum is wrong. */
export function headOfTar(bytes: Uint8Array): TarHead | undefined {
  if (bytes.length < BLOCK) return undefined;
  const stated = octal(bytes, 148, 8);
  let sum = 8 * 0x20;
  for (let at = 0; at < BLOCK; at++) if (at < 148 || at >= 156) sum += bytes[at]!;
  if (stated !== sum || sum === 8 * 0x20) return undefined;
  const magic = latin1Of(bytes.subarray(257, 263));
  const isUstar = magic === 'ustar\0';
  const isGnu = magic === 'ustar ';
  const prefix = isUstar ? textAt(bytes, 345, 155) : '';
  const name = textAt(bytes, 0, 100);
  const type = String.fromCharCode(bytes[156]!);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    // Only files have content; the size of a link is the size of its target.
    size: /[12346]/.test(type) || type === '5' ? 0 : sizeAt(bytes, 124),
    type,
    isExtended: isGnu && type === 'S' && bytes[482] === 1,
  };
}

/** A field of text, up to its first NUL. */
export function textAt(bytes: Uint8Array, at: number, length: number): string {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return stringOf(end < 0 ? field : field.subarray(0, end));
}

function octal(bytes: Uint8Array, at: number, length: number): number {
  const digits = latin1Of(bytes.subarray(at, at + length)).replace(/[\0 ]+/g, ' ');
  return Number.parseInt(digits.trim() || '0', 8);
}

/** A size in octal digits; in bytes with the highest bit of the first set if it is larger. */
function sizeAt(bytes: Uint8Array, at: number): number {
  if ((bytes[at]! & 0x80) === 0) {
    const size = octal(bytes, at, 12);
    return Number.isFinite(size) ? size : 0;
  }
  let size = bytes[at]! & 0x7f;
  for (let n = 1; n < 12; n++) size = size * 256 + bytes[at + n]!;
  return Math.min(size, Number.MAX_SAFE_INTEGER);
}
