/** Strings that are kept at hand; a power of two. */
const KEPT = 1024;
/** Bytes of a string that is kept, at most. */
const KEPT_BYTES = 128;

/** A kept string and its bytes. */
interface Kept {
  bytes: Buffer;
  string: string;
}

/**
 * Reads strings of which there are few that come often, such as names of sources. Those read lately
 * are known by their bytes: a quarter of the time that making one takes.
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
    // A copy: what the bytes are a part of may be a block that is on disk else.
    this.#kept[slot] = { bytes: Buffer.from(bytes.subarray(start, end)), string };
    return string;
  }
}

function isSame(kept: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (kept.length !== end - start) return false;
  for (let i = 0; i < kept.length; i++) if (bytes[start + i] !== kept[i]) return false;
  return true;
}
