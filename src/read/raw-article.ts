/**
 * The results of reading: articles whose text is still bytes, and the input skipped between them.
 */
import fs from 'node:fs';
import type { SourceFile } from '../article/address.js';
import { ARTICLE_FIELDS, type ArticleField, type ArticleStrings } from '../article/fields.js';
import { type SkippedRecord, skip } from '../article/skipped.js';
import { stringOf } from '../kernel/bytes.js';
import type { TextKernel } from '../kernel/text-kernel.js';
import type { Decoded } from './decode.js';
import type { RecordFields } from './fields/guess-fields.js';

const TEXT = ARTICLE_FIELDS.indexOf('text');

const encoder = new TextEncoder();

/**
 * One article as it was read. A thread reads its articles one after the other: they share a buffer
 * of its `TextKernel`, and the same object is filled anew for each. Copy everything that must
 * outlast the next read.
 */
export class RawArticle {
  readonly type = 'article';
  readonly #kernel: TextKernel;
  /** Valid UTF-8 that holds the strings. */
  bytes: Uint8Array = new Uint8Array(0);
  /** Start and end of each of {@link ARTICLE_FIELDS} in {@link bytes}. */
  readonly bounds = new Uint32Array(2 * ARTICLE_FIELDS.length);
  /** Traces that scraping may have left in the text: `SUSPECT` bits. */
  suspected = 0;
  /** 64-bit xxHash of the text, in two words. */
  hashLow = 0;
  hashHigh = 0;
  /** The file that it is in; null until a job gives it. */
  container: SourceFile | null = null;
  /** Number of its source among the sources of the job. */
  source = 0;
  /** The names of its authors, where its source has them beside the text. */
  byline = '';
  /** Name within an archive; '' if it is not in one. */
  member = '';
  /** Whether its text can be read again from its source; if not, the text is kept. */
  isSeekable = true;
  /** Number of its encoding, as `numberOf` gives it; 0 for UTF-8. */
  encoding = 0;
  /** 0 for a text file, else the line from 1, counted within the range of the job. */
  line = 0;
  /** Byte range of the file or the line in its source, `[start, end)`. */
  start = 0;
  end = 0;
  /** The fields from which it was taken; null if it was not taken from a record. */
  fields: RecordFields | null = null;
  /** Gives the record as JSON until the next article is read; null if it was not taken from a record. */
  record: (() => string) | null = null;

  constructor(kernel: TextKernel) {
    this.#kernel = kernel;
  }

  /** Bytes of the text. */
  get textBytes(): number {
    return this.bounds[2 * TEXT + 1]! - this.bounds[2 * TEXT]!;
  }

  /** A view of the text, valid until the next article is read. */
  get text(): Uint8Array {
    return this.bytes.subarray(this.bounds[2 * TEXT], this.bounds[2 * TEXT + 1]);
  }

  /** A copy of the text, which the next read does not change. */
  copyText(): Uint8Array<ArrayBuffer> {
    return this.text.slice();
  }

  /** A string of the article. The id of a record may be '': then `recordId` makes one. */
  string(field: ArticleField): string {
    const at = 2 * ARTICLE_FIELDS.indexOf(field);
    const [start = 0, end = 0] = this.bounds.subarray(at, at + 2);
    return stringOf(this.bytes, start, end);
  }

  /** All strings of the article, with its byline. */
  strings(): Required<ArticleStrings> {
    const entries = ARTICLE_FIELDS.map((field) => [field, this.string(field)]);
    const strings = Object.fromEntries(entries) as ArticleStrings;
    return { ...strings, byline: this.byline };
  }

  /** Takes in strings. A lone surrogate becomes U+FFFD. */
  setStrings(strings: Readonly<ArticleStrings>): void {
    this.byline = strings.byline ?? '';
    // No UTF-16 unit takes more than three bytes of UTF-8.
    const most = ARTICLE_FIELDS.reduce((sum, field) => sum + 3 * strings[field].length, 0);
    this.bytes = this.#kernel.articleBuffer(most);
    let at = 0;
    for (const [i, field] of ARTICLE_FIELDS.entries()) {
      this.bounds[2 * i] = at;
      at += encoder.encodeInto(strings[field], this.bytes.subarray(at)).written;
      this.bounds[2 * i + 1] = at;
    }
    this.#look();
  }

  /**
   * Memory for a text of this number of bytes and no other string; {@link setText} gives the final
   * number. A request for more memory keeps the bytes that were written.
   * @returns the memory, valid until the next call.
   */
  textBuffer(bytes: number): Uint8Array {
    this.bytes = this.#kernel.articleBuffer(bytes);
    this.bounds.fill(0);
    return this.bytes;
  }

  /** The text is the first `length` bytes of the memory. */
  setText(length: number): void {
    this.bounds[2 * TEXT + 1] = length;
    this.#look();
  }

  #look(): void {
    const { text } = this;
    this.suspected = this.#kernel.suspect(text);
    const hash = this.#kernel.exactHash(text);
    this.hashLow = Number(hash & 0xffff_ffffn);
    this.hashHigh = Number(hash >> 32n);
  }
}

/**
 * Input that is not an article, or an article with faults; `line` counts within the range of the
 * job.
 */
export type RawSkip = SkippedRecord;

/** Does not wait for the writer of a pipe that replaced a file. Windows has no such flag. */
export const OPEN_FLAGS = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0);

/**
 * The skipped record for text that was read with replacements; `start` is the byte at which the
 * decoded text began.
 */
export function skipBroken(
  shown: string,
  broken: NonNullable<Decoded['broken']>,
  start = 0,
  line?: number,
): RawSkip {
  const offset = start + broken.byteOffset;
  const message = `broken ${broken.encoding} at byte ${offset}; read with U+FFFD in its place`;
  return skip(shown, 'broken-utf8', message, line);
}
