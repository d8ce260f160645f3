import type { ByteSource } from './byte-source.js';
import { type ByteWriter, wordAt } from './byte-writer.js';
import { checksumOfPieces } from './checksum.js';
import { DamageError } from './damage.js';
import { FactColumns } from './fact-columns.js';
import { KeyFilter } from './key-filter.js';
import type { KnownRecord } from './known.js';
import type { IndexParameters } from './parameters.js';
import { type Entries, type Hash32, mixKey, PostingFile } from './postings.js';
import { putRecord, takeRecord } from './record-codec.js';
import { type Footer, readFooter, SECTIONS } from './segment-footer.js';
import type { Shelf, ShelvedText } from './shelf.js';
import { putText, takeSpans, takeTokens } from './text-codec.js';
import type { TokenBook, TokenList } from './token-book.js';

/** The checksum before the stored bytes of each article. */
const CHECKSUM_BYTES = 4;

/** Where the text begins in the stored bytes of its article, after checksum and length. */
const TEXT_START = CHECKSUM_BYTES + 4;

/**
 * A segment: articles that are never written to again. In memory are the filter, the places of buckets,
 * and 40 bytes an article; texts, records and postings are read when they are asked for, each with
 * its checksum.
 */
export class Segment implements Shelf {
  readonly facts: FactColumns;
  /** The tokens that it added to the book. */
  readonly tokens: TokenList;
  readonly footer: Footer;
  readonly #source: ByteSource;
  readonly #hash: Hash32;
  /** Read when a key is looked up first: a merge needs none. */
  #filter: KeyFilter | null = null;
  readonly #postings: PostingFile;
  readonly #starts: Uint32Array;
  readonly #book: TokenBook;

  /**
   * Opens a segment. Its tokens have to be in the book before a text is read.
   * @throws {DamageError} if it is damaged.
   * @throws {RunError} if it is of another version, or made with other parameters.
   */
  constructor(source: ByteSource, asked: IndexParameters, book: TokenBook, hash: Hash32) {
    this.#source = source;
    this.#hash = hash;
    this.#book = book;
    this.footer = readFooter(source, asked, hash);
    this.facts = FactColumns.from(this.#whole('facts'));
    this.tokens = { hashes: wordsOf(this.#whole('hashes')), lengths: this.#whole('lengths') };
    this.#starts = wordsOf(this.#whole('starts'));
    const { sections, buckets } = this.footer;
    const bucketStarts = wordsOf(this.#whole('buckets'));
    this.#postings = new PostingFile(source, sections.postings.at, bucketStarts, buckets, hash);
  }

  get name(): string {
    return this.#source.name;
  }

  /** Bytes of the file. */
  get bytes(): number {
    return this.#source.size;
  }

  find(key: number, out: Uint32Array, at: number, end: number): number {
    const mixed = mixKey(key);
    this.#filter ??= new KeyFilter(wordsOf(this.#whole('filter')));
    if (at === end || !this.#filter.mayHave(mixed)) return at;
    const to = this.#postings.find(mixed, out, at, end);
    out.subarray(at, to).reverse();
    for (let i = at; i < to; i++) out[i] = this.facts.number(out[i]!);
    return to;
  }

  findAll(keys: Uint32Array, out: Uint32Array, counts: Uint8Array, most: number): void {
    for (let i = 0; i < keys.length; i++) {
      const from = i * most;
      counts[i] = this.find(keys[i]!, out, from + counts[i]!, from + most) - from;
    }
  }

  text(index: number): ShelvedText {
    const tokens = takeTokens(textOf(this.frame(index)), this.#book);
    return { tokens, spans: () => takeSpans(textOf(this.frame(index)), this.#book) };
  }

  record(index: number): KnownRecord {
    const frame = this.frame(index);
    return takeRecord(frame.subarray(TEXT_START + textBytes(frame)));
  }

  /** The stored bytes of an article, valid until the next call. */
  frame(index: number): Uint8Array {
    const start = this.#starts[index]!;
    const length = this.#starts[index + 1]! - start;
    const at = this.footer.sections.articles.at + start;
    const frame = this.#source.read(at, length);
    const found = this.#hash(frame.subarray(CHECKSUM_BYTES));
    if (frame.length < length || found !== wordAt(frame, 0)) {
      throw new DamageError(this.name, at, 'an article does not agree with its checksum');
    }
    return frame;
  }

  /** The entries of a range of mixed keys, sorted. */
  entries(from: number, to: number): Entries {
    return this.#postings.entries(from, to);
  }

  /** Reads everything. @throws {DamageError} at the first fault. */
  verify(): void {
    for (let i = 0; i < this.facts.count; i++) this.frame(i);
    for (let part = 0; part < 256; part++) this.entries(part * 2 ** 24, (part + 1) * 2 ** 24);
    for (const name of SECTIONS)
      if (this.footer.sections[name].checksum !== null) this.#whole(name);
  }

  close(): void {
    this.#source.close();
  }

  /** A part that is read as a whole, in memory of its own. */
  #whole(name: (typeof SECTIONS)[number]): Uint8Array<ArrayBuffer> {
    const { at, length, checksum } = this.footer.sections[name];
    const bytes = this.#source.copy(at, length);
    if (bytes.length < length || checksumOfPieces(bytes, this.#hash) !== checksum) {
      throw new DamageError(this.name, at, `its ${name} do not agree with their checksum`);
    }
    return bytes;
  }
}

/** The bytes of a text in the stored bytes of its article. */
function textOf(frame: Uint8Array): Uint8Array {
  return frame.subarray(TEXT_START, TEXT_START + textBytes(frame));
}

function textBytes(frame: Uint8Array): number {
  return wordAt(frame, CHECKSUM_BYTES);
}

/** Appends the stored bytes of an article: checksum, length of the text, text, record. */
export function putFrame(
  out: ByteWriter,
  text: { tokens: Uint32Array; spans: Uint32Array },
  record: KnownRecord,
  book: TokenBook,
  hash: Hash32,
): void {
  const begin = out.length;
  out.word(0);
  out.word(0);
  const from = out.length;
  putText(out, text.tokens, text.spans, book);
  const end = out.length;
  putRecord(out, record);
  const bytes = out.view;
  new DataView(bytes.buffer).setUint32(begin + CHECKSUM_BYTES, end - from, true);
  const checksum = hash(bytes.subarray(begin + CHECKSUM_BYTES, out.length));
  new DataView(bytes.buffer).setUint32(begin, checksum, true);
}

/** The words in memory that holds nothing else. */
function wordsOf(bytes: Uint8Array<ArrayBuffer>): Uint32Array {
  return new Uint32Array(bytes.buffer, 0, Math.floor(bytes.length / 4));
}
