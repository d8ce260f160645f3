/**
 * Articles by their keys, sorted, in a file. Keys are mixed first, so that they are spread evenly over
 * buckets of some 64 entries; a bucket is read at once, and has a checksum of its own.
 */

import { bitsAt, putBits } from './bits.js';
import type { ByteSource } from './byte-source.js';
import { ByteReader, putVarint, putWord, wordAt } from './byte-writer.js';
import { DamageError } from './damage.js';

/** Odd, so no two keys become one (Knuth's multiplicative hashing). */
const MULTIPLIER = 0x9e3779b1;

/** Entries of a bucket, on average at most. */
const BUCKET_ENTRIES = 64;

const CHECKSUM_BYTES = 4;

/** Bytes of the longest varint, and those that a writer of bits touches after its last. */
const VARINT_BYTES = 5;
const WRITER_BYTES = 3;

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

/** How the buckets of a segment are laid out. */
export interface BucketShape {
  /** The upper bits of a mixed key that select its bucket. */
  bits: number;
  /** Bits of the place of an article. */
  articleBits: number;
}

/** The layout for some numbers of entries and articles. */
export function bucketShape(entries: number, articles: number): BucketShape {
  return {
    bits: Math.max(0, Math.ceil(Math.log2(Math.max(1, entries / BUCKET_ENTRIES)))),
    articleBits: Math.max(1, Math.ceil(Math.log2(articles))),
  };
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
  shape: BucketShape,
  hash: Hash32,
): { bytes: Uint8Array; sizes: Uint32Array } {
  const { bits, articleBits } = shape;
  const each = VARINT_BYTES + articleBits / 8;
  const ofBucket = CHECKSUM_BYTES + VARINT_BYTES + 1;
  const bytes = new Uint8Array(each * keys.length + ofBucket * (end - first) + WRITER_BYTES);
  const sizes = new Uint32Array(end - first);
  let begin = 0;
  let at = 0;
  for (let bucket = first; bucket < end; bucket++) {
    const from = at;
    while (at < keys.length && bucketOf(keys[at]!, bits) === bucket) at++;
    if (at === from) continue;
    const body = begin + CHECKSUM_BYTES;
    let to = putVarint(bytes, body, at - from);
    let before = firstKey(bucket, bits);
    for (let i = from; i < at; i++) {
      to = putVarint(bytes, to, keys[i]! - before);
      before = keys[i]!;
    }
    let bit = 8 * to;
    for (let i = from; i < at; i++) bit = putBits(bytes, bit, articles[i]!, articleBits);
    to = Math.ceil(bit / 8);
    putWord(bytes, begin, hash(bytes.subarray(body, to)));
    sizes[bucket - first] = to - begin;
    begin = to;
  }
  return { bytes: bytes.subarray(0, begin), sizes };
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
    const { bits, articleBits } = this.#shape;
    const starts = this.#bucketStarts;
    const [first, last] = [bucketOf(from, bits), bucketOf(to - 1, bits)];
    const start = starts[first]!;
    const bytes = this.#source.read(this.#start + start, starts[last + 1]! - start);
    const most = Math.floor(bytes.length / (1 + articleBits / 8));
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
    return new BucketEntries(body, firstKey(bucket, this.#shape.bits), this.#shape.articleBits);
  }
}

/** The entries of a bucket, one after another. */
class BucketEntries {
  readonly #bytes: Uint8Array;
  readonly #articleBits: number;
  readonly #count: number;
  /** Where the difference of the next key is. */
  #at: number;
  /** The number of entries so far; the last of them is the entry. */
  #passed = 0;
  /** The mixed key of the entry. */
  key: number;

  constructor(bytes: Uint8Array, firstKey: number, articleBits: number) {
    const head = new ByteReader(bytes);
    this.#count = head.varint();
    this.#at = head.at;
    this.#bytes = bytes;
    this.#articleBits = articleBits;
    this.key = firstKey;
  }

  /** Goes to the next entry; false if there is none. */
  next(): boolean {
    if (this.#passed === this.#count) return false;
    this.#passed++;
    const bytes = this.#bytes;
    let at = this.#at;
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

  /** The place of its article in the segment. The places of all are at the end. */
  get article(): number {
    const width = this.#articleBits;
    const places = this.#bytes.length - Math.ceil((this.#count * width) / 8);
    return bitsAt(this.#bytes, 8 * places + (this.#passed - 1) * width, width);
  }
}

function bucketOf(mixed: number, bits: number): number {
  return bits === 0 ? 0 : mixed >>> (32 - bits);
}

function firstKey(bucket: number, bits: number): number {
  return bits === 0 ? 0 : bucket * 2 ** (32 - bits);
}
