/** The checksum of members of ZIP. */
import zlib from 'node:zlib';

/** Node's own, from 20.15 and 22.2 on, which is four times as fast. */
const { crc32: ofNode } = zlib as { crc32?: (bytes: Uint8Array, before: number) => number };

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** Continues a checksum, which begins with 0, over more bytes. */
export function crc32(bytes: Uint8Array, before: number): number {
  return ofNode ? ofNode(bytes, before) : crc32ByTable(bytes, before);
}

/** {@link crc32} for versions of Node without it. */
export function crc32ByTable(bytes: Uint8Array, before: number): number {
  let sum = ~before;
  for (let at = 0; at < bytes.length; at++) sum = (sum >>> 8) ^ TABLE[(sum ^ bytes[at]!) & 0xff]!;
  return ~sum >>> 0;
}
