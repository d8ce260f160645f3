/** Memory up to this size doubles. */
const DOUBLED_BYTES = 32 * 1024 * 1024;

/**
 * The size of memory that has to be larger than `bytes`, where `most` bytes are known to be enough.
 * Large memory takes its last size at once: the system gives memory only where it is written, but
 * copies of it from size to size would take three times as much until they are collected.
 */
export function nextSize(bytes: number, most: number): number {
  if (bytes >= most) return 2 * bytes;
  return bytes < DOUBLED_BYTES ? Math.min(2 * bytes, most) : most;
}
