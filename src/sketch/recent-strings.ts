/** Strings that are kept at hand; a power of two. */
const KEPT = 1024;
/** Bytes of a string that is kept, at most. */
const KEPT_BYTES = 128;

/** Where a kept string was read. */
interface Kept {
  bytes: Buffer;
  start: number;
  end: number;
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
    if (kept && isSame(kept, bytes, start, end)) return kept.string;
    const string = bytes.toString('utf8', start, end);
    this.#kept[slot] = { bytes, start, end, string };
    return string;
  }
}

function isSame(kept: Kept, bytes: Buffer, start: number, end: number): boolean {
  if (kept.end - kept.start !== end - start) return false;
  for (let i = start, at = kept.start; i < end; i++, at++) {
    if (bytes[i] !== kept.bytes[at]) return false;
  }
  return true;
}
