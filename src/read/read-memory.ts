import type { ReadBytes } from './lines.js';

/** A stream of bytes in memory. */
export function readMemory(bytes: Uint8Array): ReadBytes {
  return (buffer, offset, length, position) => {
    const part = bytes.subarray(position, position + length);
    buffer.set(part, offset);
    return part.length;
  };
}
