/**
 * Articles by their keys, sorted, in a file. Keys are mixed first, so that they are spread evenly over
 * buckets of some 64 entries; a bucket is read at once, and has a checksum of its own.
 */

import type { ByteSource } from './byte-source.js';
import { putVarint, putWord, wordAt } from './byte-writer.js';
import { DamageError } from './damage.js';

/** Odd, so no two keys become one (Knuth's multiplicative hashing). */
const MULTIPLIER = 0x9e3779b1;

/** Entries of a bucket, on average at most. */
const BUCKET_ENTRIES = 64;

const CHECKSUM_BYTES = 4;

/** A checksum of 32 bits. */
export type Hash32 = (bytes: Uint8Array) => number;

/** Entries in the order of their mixed keys, and within a key of their articles. */
export interface Entries {
  /** Mixed keys. */
  keys: Uint32Array;
  /** Index of the article of each entry within its shelf. */
  articles: Uint32Array;
}

/** The order of keys in a segment. */
export function mixKey(key: number): number {
  return Math.imul(key, MULTIPLIER) >>> 0;
}

/** The number of upper bits of a mixed key that select its bucket, for a number of entries. */
export function bucketBits(entries: number): number {
  return Math.max(0, Math.ceil(Math.log2(Math.max(1, entries / BUCKET_ENTRIES))));
}

/** Bytes of an article's index in an entry. */
export function articleBytes(articles: number): number {
  if (articles <= 2 ** 16) return 2;
  return articles <= 2 ** 24 ? 3 : 4;
}

/** How the buckets of a segment are laid out. */
export interface BucketShape {
  bits: number;
  /** Bytes of an article's index. */
  width: number;
}

/**
 * Encodes the buckets of a range of mixed keys.
 * @param entries of this range, sorted.
 * @param first the first bucket of the range, and the one after its last.
 * @returns the bytes, and the size of each bucket. Both are valid until the caller drops them.
 */
export function encodeBuckets(
  { keys, articles }: Entries,
  [first, end]: [first: number, end: number],
  { bits, width }: BucketShape,
  hash: Hash32,
): { bytes: Uint8Array; sizes: Uint32Array } {
  const bytes = new Uint8Array((5 + width) * keys.length + CHECKSUM_BYTES * (end - first));
  const sizes = new Uint32Array(end - first);
  let to = 0;
  let at = 0;
  for (let bucket = first; bucket < end; bucket++) {
    const begin = to;
    let before = firstKey(bucket, bits);
    const from = at;
    to += CHECKSUM_BYTES;
    for (; at < keys.length && bucketOf(keys[at]!, bits) === bucket; at++) {
      to = putVarint(bytes, to, keys[at]! - before);
      before = keys[at]!;
      for (let byte = 0; byte < width; byte++) bytes[to++] = articles[at]! >>> (8 * byte);
    }
    if (at === from) to = begin;
    else putWord(bytes, begin, hash(bytes.subarray(begin + CHECKSUM_BYTES, to)));
    sizes[bucket - first] = to - begin;
  }
  return { bytes: bytes.subarray(0, to), sizes };
}

/** The sorted postings of a segment. */
export class PostingFile {
  readonly #source: ByteSource;
  readonly #start: number;
  /** Where each bucket begins after {@link start}, and where the last one ends. */
  readonly #bucketStarts: Uint32Array;
  readonly #shape: BucketShape;
  readonly #hash: Hash32;

  constructor(
    source: ByteSource,
    start: number,
    bucketStarts: Uint32Array,
    shape: BucketShape,
    hash: Hash32,
  ) {
    this.#source = source;
    this.#start = start;
    this.#bucketStarts = bucketStarts;
    this.#shape = shape;
    this.#hash = hash;
  }

  /**
   * Writes the indexes of articles of a mixed key to `out` from `at` on, ascending; those after `end`
   * push the first ones out. Cost: a read of some 250 bytes.
   * @returns where they stop.
   */
  find(mixed: number, out: Uint32Array, at: number, end: number): number {
    const bucket = bucketOf(mixed, this.#shape.bits);
    const [start, stop] = [this.#bucketStarts[bucket]!, this.#bucketStarts[bucket + 1]!];
    if (start === stop) return at;
    const entries = this.#entriesIn(this.#source.read(this.#start + start, stop - start), bucket);
    let to = at;
    while (entries.next() && entries.key <= mixed) {
      if (entries.key < mixed) continue;
      if (to === end) {
        out.copyWithin(at, at + 1, end);
        to--;
      }
      out[to++] = entries.article;
    }
    return to;
  }

  /** The entries of a range of mixed keys `[from, to)`, sorted; `to` may be 2^32. Cost: one read. */
  entries(from: number, to: number): Entries {
    const { bits, width } = this.#shape;
    const starts = this.#bucketStarts;
    const [first, last] = [bucketOf(from, bits), bucketOf(to - 1, bits)];
    const start = starts[first]!;
    const bytes = this.#source.read(this.#start + start, starts[last + 1]! - start);
    const most = Math.floor(bytes.length / (1 + width));
    const [keys, articles] = [new Uint32Array(most), new Uint32Array(most)];
    let count = 0;
    for (let bucket = first; bucket <= last; bucket++) {
      if (starts[bucket] === starts[bucket + 1]) continue;
      const part = bytes.subarray(starts[bucket]! - start, starts[bucket + 1]! - start);
      const entries = this.#entriesIn(part, bucket);
      while (entries.next()) {
        if (entries.key < from || entries.key >= to) continue;
        keys[count] = entries.key;
        articles[count++] = entries.article;
      }
    }
    return { keys: keys.subarray(0, count), articles: articles.subarray(0, count) };
  }

  /** The entries in the bytes of a bucket that is not empty. */
  #entriesIn(bytes: Uint8Array, bucket: number): BucketEntries {
    const body = bytes.subarray(CHECKSUM_BYTES);
    const [found, written] = [this.#hash(body), wordAt(bytes, 0)];
    if (found !== written) {
      const fault = `the checksum of a bucket of keys is ${found}, written was ${written}`;
      throw new DamageError(this.#source.name, this.#start + this.#bucketStarts[bucket]!, fault);
    }
    return new BucketEntries(body, firstKey(bucket, this.#shape.bits), this.#shape.width);
  }
}

/** The entries of a bucket, one after another. */
class BucketEntries {
  readonly #bytes: Uint8Array;
  readonly #width: number;
  /** Where the index of its article is. */
  #at: number;
  /** The mixed key of the entry. */
  key: number;

  constructor(bytes: Uint8Array, firstKey: number, width: number) {
    this.#bytes = bytes;
    this.key = firstKey;
    this.#width = width;
    // The first call of next passes over the article of an entry before.
    this.#at = -width;
  }

  /** Goes to the next entry; false if there is none. */
  next(): boolean {
    const bytes = this.#bytes;
    let at = this.#at + this.#width;
    if (at >= bytes.length) return false;
    let byte = bytes[at++]!;
    let delta = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++] ?? 0;
      delta += (byte & 0x7f) * 2 ** shift;
    }
    this.key += delta;
    this.#at = at;
    return true;
  }

  /** The index of its article. */
  get article(): number {
    let article = 0;
    for (let byte = this.#width - 1; byte >= 0; byte--) {
      article = article * 256 + (this.#bytes[this.#at + byte] ?? 0);
    }
    return article;
  }
}

function bucketOf(mixed: number, bits: number): number {
  return bits === 0 ? 0 : mixed >>> (32 - bits);
}

function firstKey(bucket: number, bits: number): number {
  return bits === 0 ? 0 : bucket * 2 ** (32 - bits);
}
