/**
 * Each format is a {@link Reader} in its own folder and a line of `readers.ts`. No other code depends on
 * the format of an article. A reader that needs a large library loads it at its first call, not at
 * import.
 */
import type { Address, SourceFile } from '../article/address.js';
import type { FieldNames } from '../article/fields.js';
import type { Chrome } from '../extract/chrome.js';
import type { Extractor } from '../extract/extractors.js';
import type { TextKernel } from '../kernel/text-kernel.js';
import type { Wanted } from './decode.js';
import type { ReadBytes } from './lines.js';
import type { RawArticle, RawSkip } from './raw-article.js';

/** Options that all readers obey. */
export interface ReadOptions {
  /** Names of the article's fields in records. */
  fields: FieldNames;
  /** Encoding of input that is not UTF-8; null for a guess. */
  encoding: Wanted;
  /** How the article of a page is found. */
  extractor: Extractor;
  /** As {@link ReadLimits.maxBytes} and {@link ReadLimits.maxRatio}. */
  maxSize: number;
  maxRatio: number;
}

/** The bound of all that is decompressed within the outermost archive. */
export interface ArchiveBound {
  readonly isExceeded: boolean;
  /** @throws if the archive is a bomb. */
  add(bytes: number): void;
}

/** Limits of reading. */
export interface ReadLimits {
  /** Bytes that are read at once. */
  blockBytes: number;
  /** Longest article, line, page or member in bytes; V8 can hold the default as one string. */
  maxBytes: number;
  /** Largest ratio of decompressed to compressed bytes, of which a bomb has more. */
  maxRatio: number;
  /** Archives around the stream; missing outside archives. */
  archives?: { depth: number; bound: ArchiveBound };
}

/** The tools of a thread that reads. */
export interface ReadTools extends ReadLimits {
  /** As {@link Job.chrome}. */
  chrome?: Chrome;
  /** Holds the articles that are being read. */
  kernel: TextKernel;
  /** Whether records are wanted whole; else of formats with columns only the columns of articles may be read. */
  wholeRecords?: boolean;
}

/** The input of every read: the options of the user, and the kernel of the thread. */
export interface Reading {
  options: ReadOptions;
  kernel: TextKernel;
}

/** A part of a file: the articles that begin in `[start, end)`, in a unit of the reader such as bytes. */
export interface JobRange {
  start: number;
  end: number;
  /** Whether the file ended at `end` when it was listed. */
  isLast: boolean;
}

/** A unit of reading: a range of one file, or whole files. Plain data for messages to workers. */
export interface Job {
  /** Name of the reader of a range; null for whole files, each of which shows its own format. */
  reader: string | null;
  /** The files, in order; if they are several, each is read whole. */
  files: readonly SourceFile[];
  /** The part of the single file that is read; null for all of it. */
  range: JobRange | null;
  /**
   * Blocks that recur on the pages of each site, by a survey of all pages of the scan; missing if
   * there are none. So the text of a page depends on its bytes and its job alone.
   */
  chrome?: Chrome;
}

/** A file of a job, or a member of an archive. */
export interface Source {
  /** Number of the file in the job. */
  file: number;
  /** Name within the archive; '' for the file itself. */
  member: string;
  /** Its format, such as `text` or `gzip records`. */
  format: string;
  /** Field of its records that holds the text, if that was guessed. */
  field?: string;
}

/** Totals of a job, known after it is read. */
export interface JobTotals {
  /** Lines that start in the range; the numbers of lines in the next job continue from here. */
  lines: number;
  /** The files and members that were read, by which articles name their places. */
  sources: Source[];
  /** Bytes of the input that were read, compressed as they are. */
  bytesRead: number;
}

/** Totals of a range, known after it is read. */
export type RangeTotals = Pick<JobTotals, 'lines'>;

/** Articles and skipped inputs in order; each is valid until the next call. */
export type Articles = Generator<RawArticle | RawSkip, void>;

/** {@link Articles} of a range. */
export type RangeArticles = Generator<RawArticle | RawSkip, RangeTotals>;

/**
 * {@link Articles} of a format whose library is asynchronous. Readers of a thread share memory, so an
 * article must be filled in between the last `await` and its `yield`.
 */
export type AwaitedArticles = AsyncGenerator<RawArticle | RawSkip, void>;

/** The beginning of a file or a stream, or all of a short one. */
export interface Head {
  bytes: Uint8Array;
  isWhole: boolean;
  /** Extension of its name, in small letters and with the dot; '' if it has none. */
  extension: string;
}

/** The reason why a file of a known format is not read. */
export interface Refusal {
  /** Name of the format. */
  what: string;
  /** Advice to the user. */
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

/** How one large file is divided among threads. */
export interface Ranges {
  /** Divides a file into ranges that touch, in order; none if it is empty. */
  split(file: SourceFile, jobBytes: number): JobRange[];
  /** The articles of a job with a range. Faults of the input never end it. */
  read(job: Job, options: ReadOptions, tools: ReadTools): RangeArticles;
  /** Hashes all data on which the articles of a job depend, apart from the job and the options. */
  hash(job: Job, options: ReadOptions, hasher: Hasher): void;
}

/** How the text of one article is read again from a file that is not compressed. */
export interface Seeking {
  /**
   * The bytes at an address.
   * @throws if they are no longer there.
   */
  sourceAt(address: Address): Uint8Array;
  /**
   * The text of an article in its source, as valid UTF-8.
   * @throws if it is no longer there.
   */
  textIn(source: Uint8Array, address: Address): Uint8Array;
  /**
   * Gives the edits of an article's source that shorten its text, or null if the source no longer
   * has such a text.
   */
  rewrite(source: string, field: string, shorten: (text: string) => Shortened): SourceEdit[] | null;
}

/** One format of articles. */
export interface Reader {
  /** Name in messages, jobs and addresses. */
  readonly name: string;
  /** Extensions, in small letters and with their dots, of files that have no mark of another format. */
  readonly extensions: readonly string[];
  /** Whether a file has this format, by its beginning, or the reason why it is not read. */
  accepts(head: Head): boolean | Refusal;
  /**
   * The articles of a file whose bytes `read` gives once, from the first to the last. Faults of the
   * input never end it: each is skipped with its place.
   */
  readStream(
    read: ReadBytes,
    file: SourceFile,
    options: ReadOptions,
    tools: ReadTools,
  ): Articles | AwaitedArticles;
  /** How large files are divided; null if each is read whole. */
  readonly ranges: Ranges | null;
  /**
   * How a text is read again; null if a single text cannot be read again. Such texts are kept as
   * long as they may be requested, and their files are never rewritten.
   */
  readonly seeking: Seeking | null;
}
