/** Strings that are cached; a power of two. */
const KEPT = 1024;
/** The most bytes of a cached string. */
const KEPT_BYTES = 128;

/** A kept string and its bytes. */
interface Kept {
  bytes: Buffer;
  string: string;
}

/**
 * Reads strings that have few values and occur often, such as names of sources. Recent strings are
 * recognised by their bytes, in a quarter of the time that making a string takes.
 */
export class RecentStrings {
  readonly #kept = new Array<Kept | undefined>(KEPT).fill(undefined);

  /** The string of UTF-8 in `bytes[start, end)`. */
  read(bytes: Buffer, start: number, end: number): string {
    if (end - start > KEPT_BYTES) return bytes.toString('utf8', start, end);
    let hash = end - start;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    const slot = (hash ^ (hash >>> 15)) & (KEPT - 1);
    const kept = this.#kept[slot];
    if (kept && isSame(kept.bytes, bytes, start, end)) return kept.string;
    const string = bytes.toString('utf8', start, end);
    // A copy, because the bytes may be part of a block that is otherwise on disk.
    this.#kept[slot] = { bytes: Buffer.from(bytes.subarray(start, end)), string };
    return string;
  }
}

function isSame(kept: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (kept.length !== end - start) return false;
  for (let i = 0; i < kept.length; i++) if (bytes[start + i] !== kept[i]) return false;
  return true;
}
