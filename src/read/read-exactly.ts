import fs from 'node:fs';

/** Fills `into` with the bytes of a file from `start` on; false if the file ends before. */
export function readExactly(fd: number, start: number, into: ArrayBufferView): boolean {
  const { byteLength } = into;
  const bytes = new Uint8Array(into.buffer, into.byteOffset, byteLength);
  for (let filled = 0; filled < byteLength; ) {
    const count = fs.readSync(fd, bytes, filled, byteLength - filled, start + filled);
    if (count === 0) return false;
    filled += count;
  }
  return true;
}
