import { RunError } from '../errors.js';
import { ByteWriter } from './byte-writer.js';
import { checksumOfPieces } from './checksum.js';
import { FactColumns } from './fact-columns.js';
import { emptyFilter, KeyFilter } from './key-filter.js';
import type { KnownFacts } from './known.js';
import type { IndexParameters } from './parameters.js';
import {
  type BucketShape,
  bucketShape,
  type Entries,
  encodeBuckets,
  type Hash32,
} from './postings.js';
import { footerBytes, SEGMENT_VERSION, type Section } from './segment-footer.js';
import type { TokenList } from './token-book.js';

/** Takes the bytes of a segment, in order. */
export interface ByteSink {
  write(bytes: Uint8Array): void;
}

/** The contents of a segment. */
export interface SegmentContents {
  parameters: IndexParameters;
  articles: number;
  facts: (index: number) => KnownFacts;
  /** The stored text and record of an article; valid until the next call. */
  frame: (index: number) => Uint8Array;
  /** The number of entries. */
  entries: number;
  /** The entries of a range of mixed keys `[from, to)`, sorted. */
  entriesOf: (from: number, to: number) => Entries;
  /** The tokens that this segment adds to the book. */
  tokens: TokenList;
}

/** Entries that are sorted and encoded at once. */
const ENTRIES_AT_ONCE = 1 << 19;

/** Bytes of the articles of a segment, at most; their places are words. */
const MOST_BYTES = 2 ** 32 - 1;

/** Bytes that are written at once. */
const WRITE_BYTES = 1 << 20;

/**
 * Writes a segment. Memory: 40 bytes an article, 2 bytes an entry.
 * @throws {RunError} if it is too large.
 */
export function writeSegment(sink: ByteSink, contents: SegmentContents, hash: Hash32): void {
  new SegmentWriter(sink, hash).write(contents);
}

class SegmentWriter {
  readonly #sink: ByteSink;
  readonly #hash: Hash32;
  readonly #pending = new ByteWriter();
  #at = 0;

  constructor(sink: ByteSink, hash: Hash32) {
    this.#sink = sink;
    this.#hash = hash;
  }

  write(contents: SegmentContents): void {
    const { parameters, articles: count, entries, tokens } = contents;
    const shape = bucketShape(entries, count);
    const { section: articles, facts, starts } = this.#putArticles(contents);
    const { section: postings, bucketStarts, filter } = this.#putPostings(contents, shape);
    const sections = {
      articles,
      postings,
      buckets: this.#putWhole(bytesOf(bucketStarts)),
      filter: this.#putWhole(bytesOf(filter)),
      facts: this.#putWhole(facts),
      starts: this.#putWhole(bytesOf(starts)),
      hashes: this.#putWhole(bytesOf(tokens.hashes)),
      lengths: this.#putWhole(tokens.lengths),
    };
    const version = SEGMENT_VERSION;
    const footer = { version, parameters, articles: count, entries, buckets: shape, sections };
    this.#put(footerBytes(footer, this.#hash));
    this.#flush();
  }

  #putArticles(contents: SegmentContents) {
    const facts = new FactColumns();
    const starts = new Uint32Array(contents.articles + 1);
    const begin = this.#at;
    for (let i = 0; i < contents.articles; i++) {
      facts.push(contents.facts(i));
      starts[i] = this.#at - begin;
      this.#put(contents.frame(i));
      if (this.#at - begin > MOST_BYTES) throw new RunError('its articles take more than 4 GiB');
    }
    starts[contents.articles] = this.#at - begin;
    return { section: this.#sectionFrom(begin), facts: facts.bytes(), starts };
  }

  #putPostings({ entries, entriesOf }: SegmentContents, shape: BucketShape) {
    const buckets = 2 ** shape.bits;
    const bucketStarts = new Uint32Array(buckets + 1);
    const filter = new KeyFilter(emptyFilter(entries));
    const ranges = 2 ** Math.min(shape.bits, Math.ceil(Math.log2(entries / ENTRIES_AT_ONCE + 1)));
    const begin = this.#at;
    const each = buckets / ranges;
    for (let range = 0; range < ranges; range++) {
      const [first, end] = [range * each, (range + 1) * each];
      const part = entriesOf((2 ** 32 / ranges) * range, (2 ** 32 / ranges) * (range + 1));
      addAll(filter, part.keys);
      const { bytes, sizes } = encodeBuckets(part, [first, end], shape, this.#hash);
      for (let i = 0; i < sizes.length; i++) {
        bucketStarts[first + i + 1] = bucketStarts[first + i]! + sizes[i]!;
      }
      this.#put(bytes);
    }
    return { section: this.#sectionFrom(begin), bucketStarts, filter: filter.words };
  }

  #putWhole(bytes: Uint8Array): Section {
    const section = {
      at: this.#at,
      length: bytes.length,
      checksum: checksumOfPieces(bytes, this.#hash),
    };
    this.#put(bytes);
    return section;
  }

  #sectionFrom(begin: number): Section {
    return { at: begin, length: this.#at - begin, checksum: null };
  }

  #put(bytes: Uint8Array): void {
    this.#at += bytes.length;
    this.#pending.append(bytes);
    if (this.#pending.length >= WRITE_BYTES) this.#flush();
  }

  #flush(): void {
    this.#sink.write(this.#pending.view);
    this.#pending.clear();
  }
}

/** Adds sorted keys, each once. */
function addAll(filter: KeyFilter, keys: Uint32Array): void {
  let last = -1;
  for (let i = 0; i < keys.length; i++) {
    if (keys[i] === last) continue;
    last = keys[i]!;
    filter.add(last);
  }
}

function bytesOf(words: Uint32Array): Uint8Array {
  return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}
