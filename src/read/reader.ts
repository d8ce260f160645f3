/**
 * What a format is to a scan: a {@link Reader}, in a folder of its own, and a line of `readers.ts`. No
 * other code asks in which format an article came. A reader that needs a large library loads it when it
 * is first called, and not when it is listed.
 */
import type { Address, SourceFile } from '../article/address.js';
import type { FieldNames } from '../article/fields.js';
import type { Wanted } from './decode.js';
import type { ReadBytes } from './lines.js';
import type { RawArticle, RawSkip } from './raw-article.js';

/** How input is read. */
export interface ReadOptions {
  /** The names by which records have the fields of an article. */
  fields: FieldNames;
  /** Encoding of input that is not UTF-8; null for a guess. */
  encoding: Wanted;
}

/** How much is read at once; set by tests alone. */
export interface ReadLimits {
  blockBytes: number;
  /** Longest article or line, in bytes: what V8 can hold as one string. */
  maxBytes: number;
}

/** A part of a file: what begins in `[start, end)`, in the unit of the reader, such as bytes. */
export interface JobRange {
  start: number;
  end: number;
  /** Whether the file ended at `end` when it was listed. */
  isLast: boolean;
}

/** What is read in one go; plain data, to be posted to a worker. */
export interface Job {
  /** Name of the reader. */
  reader: string;
  /** Several files are read whole, one after the other. */
  files: readonly SourceFile[];
  /** The part of the one file that is read; null for all of it. */
  range: JobRange | null;
}

/** What a job was, once all of it is read. */
export interface JobTotals {
  /** Lines that started in the range: by these the lines of the next job are numbered. */
  lines: number;
}

/** Articles in their order, each valid until the next is asked for, and what was skipped between them. */
export type Articles = Generator<RawArticle | RawSkip, JobTotals>;

/**
 * The same from a format whose library is asynchronous. What one thread reads shares memory: an article
 * is filled in after the last `await` before its `yield`.
 */
export type AwaitedArticles = AsyncGenerator<RawArticle | RawSkip, JobTotals>;

/** The beginning of a file, or all of a short one. */
export interface Head {
  bytes: Uint8Array;
  isWhole: boolean;
}

/** Why a file whose format is known is not read: what it is, and what to do about it. */
export interface Refusal {
  /** What it is, and after what is taken instead, what to do. */
  what: string;
  advice: string;
}

/** Takes bytes and strings for a hash. */
export interface Hasher {
  update(data: Uint8Array | string): unknown;
}

/** A change of the source of an article: text in the place of `[start, end)`, in UTF-16 units. */
export interface SourceEdit {
  start: number;
  end: number;
  text: string;
}

/** A text from which something was cut, and the spans of the old text that are gone. */
export interface Shortened {
  text: string;
  cuts: readonly { start: number; end: number }[];
}

/** One format of articles. */
export interface Reader {
  /** Names it in jobs and addresses. */
  readonly name: string;
  /** Extensions, in small letters and with their dots, whose files are taken without a look at them. */
  readonly extensions: readonly string[];
  /** Whether a file of another extension is of this format, by its beginning. */
  accepts(head: Head): boolean | Refusal;
  /**
   * Cuts files that follow each other into jobs, in their order.
   * @param jobBytes about how much a job should have.
   */
  split(files: readonly SourceFile[], jobBytes: number): Job[];
  /** The articles of a job. No fault of the input ends it: what cannot be read is skipped by name. */
  read(job: Job, options: ReadOptions, limits: ReadLimits): Articles | AwaitedArticles;
  /** The articles of a file of which `read` gives the bytes once, from the first to the last. */
  readStream(
    read: ReadBytes,
    file: SourceFile,
    options: ReadOptions,
    limits: ReadLimits,
  ): Articles | AwaitedArticles;
  /**
   * The source of an article, once more: the bytes at its address, decompressed.
   * @throws where they are not there any more.
   */
  sourceAt(address: Address): Uint8Array;
  /**
   * The text of an article in its source, as valid UTF-8.
   * @throws where it is not there any more.
   */
  textIn(source: Uint8Array, address: Address): Uint8Array;
  /** Gives a hasher all that the articles of a job depend on, apart from the job and the options. */
  hash(job: Job, options: ReadOptions, hasher: Hasher): void;
  /**
   * How the source of an article changes with its text: the edits, or null where the source has no such
   * text any more. Null in place of the function if files of this format are not rewritten.
   */
  readonly rewrite:
    | ((source: string, field: string, shorten: (text: string) => Shortened) => SourceEdit[] | null)
    | null;
}
