/**
 * Each format is a {@link Reader} in its own folder and a line of `readers.ts`. No other code depends on
 * the format of an article. A reader that needs a large library loads it at its first call, not at
 * import.
 */
import type { Address, SourceFile } from '../article/address.js';
import type { FieldNames } from '../article/fields.js';
import type { Wanted } from './decode.js';
import type { ReadBytes } from './lines.js';
import type { RawArticle, RawSkip } from './raw-article.js';

/** Options that all readers obey. */
export interface ReadOptions {
  /** Names of the article's fields in records. */
  fields: FieldNames;
  /** Encoding of input that is not UTF-8; null for a guess. */
  encoding: Wanted;
}

/** Limits of reading; only tests change them. */
export interface ReadLimits {
  blockBytes: number;
  /** Longest article or line in bytes: V8 can hold it as one string. */
  maxBytes: number;
  /** Largest ratio of decompressed to compressed bytes, of which a bomb has more. */
  maxRatio?: number;
}

/** A part of a file: the articles that begin in `[start, end)`, in a unit of the reader such as bytes. */
export interface JobRange {
  start: number;
  end: number;
  /** Whether the file ended at `end` when it was listed. */
  isLast: boolean;
}

/** A unit of reading; plain data, so that it can be posted to a worker. */
export interface Job {
  /** Name of the reader. */
  reader: string;
  /** The files, in order; if they are several, each is read whole. */
  files: readonly SourceFile[];
  /** The part of the single file that is read; null for all of it. */
  range: JobRange | null;
}

/** Totals of a job, known after it is read. */
export interface JobTotals {
  /** Lines that start in the range; the numbers of lines in the next job continue from here. */
  lines: number;
}

/** Articles and skipped inputs in order; each is valid until the next call. */
export type Articles = Generator<RawArticle | RawSkip, JobTotals>;

/**
 * {@link Articles} of a format whose library is asynchronous. Readers of a thread share memory, so an
 * article must be filled in between the last `await` and its `yield`.
 */
export type AwaitedArticles = AsyncGenerator<RawArticle | RawSkip, JobTotals>;

/** The beginning of a file, or all of a short one. */
export interface Head {
  bytes: Uint8Array;
  isWhole: boolean;
}

/** The reason why a file of a known format is not read. */
export interface Refusal {
  /** Name of the format. */
  what: string;
  /** Advice to the user, which follows a list of the accepted formats. */
  advice: string;
}

/** Collects bytes and strings for a hash. */
export interface Hasher {
  update(data: Uint8Array | string): unknown;
}

/** A change of an article's source: `text` replaces `[start, end)`, in UTF-16 units. */
export interface SourceEdit {
  start: number;
  end: number;
  text: string;
}

/** A shortened text, and the spans of the old text that were cut. */
export interface Shortened {
  text: string;
  cuts: readonly { start: number; end: number }[];
}

/** One format of articles. */
export interface Reader {
  /** Name in jobs and addresses. */
  readonly name: string;
  /** Extensions, in small letters and with their dots, whose files are accepted unread. */
  readonly extensions: readonly string[];
  /** Whether a file with another extension has this format, by its beginning. */
  accepts(head: Head): boolean | Refusal;
  /**
   * Divides files that follow each other into jobs, in order.
   * @param jobBytes approximate size of a job.
   */
  split(files: readonly SourceFile[], jobBytes: number): Job[];
  /** The articles of a job. Faults of the input never end it: unreadable input is skipped by name. */
  read(job: Job, options: ReadOptions, limits: ReadLimits): Articles | AwaitedArticles;
  /** The articles of a file whose bytes `read` gives once, from the first to the last. */
  readStream(
    read: ReadBytes,
    file: SourceFile,
    options: ReadOptions,
    limits: ReadLimits,
  ): Articles | AwaitedArticles;
  /**
   * Reads the source of an article again: the decompressed bytes at its address.
   * @throws if they are no longer there.
   */
  sourceAt(address: Address): Uint8Array;
  /**
   * The text of an article in its source, as valid UTF-8.
   * @throws if it is no longer there.
   */
  textIn(source: Uint8Array, address: Address): Uint8Array;
  /** Hashes all data on which the articles of a job depend, apart from the job and the options. */
  hash(job: Job, options: ReadOptions, hasher: Hasher): void;
  /**
   * Gives the edits of an article's source that shorten its text, or null if the source no longer has
   * such a text. The member itself is null if files of this format are not rewritten.
   */
  readonly rewrite:
    | ((source: string, field: string, shorten: (text: string) => Shortened) => SourceEdit[] | null)
    | null;
}
