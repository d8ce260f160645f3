/**
 * Reads the articles of one job. Most formats are read synchronously, because this is faster on
 * small files: 30,000 files of 3.6 KB take 0.2 s, against 0.9 s with 32 asynchronous reads at a time.
 */
import fs from 'node:fs';
import { type SourceFile, STDIN } from '../article/address.js';
import { skipForError } from '../article/skipped.js';
import type { ReadBytes } from './lines.js';
import { openStream, type StreamReading } from './open-stream.js';
import { HEAD_BYTES } from './peeked-bytes.js';
import { OPEN_FLAGS, type RawArticle, type RawSkip } from './raw-article.js';
import { isSeekable } from './read-again.js';
import type {
  Articles,
  AwaitedArticles,
  Job,
  JobRange,
  JobTotals,
  RangeArticles,
  Reading,
  ReadLimits,
  ReadOptions,
  Source,
} from './reader.js';
import { readerNamed } from './readers.js';
import { skipSilent } from './skip-silent.js';
import { readStdin } from './stdin.js';

/** Bytes that are read at once. */
const BLOCK_BYTES = 256 * 1024;

/** Articles and skipped inputs of a job, one at a time; some formats give promises of them. */
export interface JobArticles {
  /** The sources so far, which articles name by number; the list grows. */
  readonly sources: Source[];
  /** Bytes of the input that were read so far, compressed as they are. */
  readonly bytesRead: number;
  next(): JobItem | Promise<JobItem>;
}

type JobItem = IteratorResult<RawArticle | RawSkip, JobTotals>;

/**
 * The articles of `job` and the skipped inputs, in order. Faults of the input never end it. Standard
 * input is read in the main thread only. A file that cannot be opened gives a skip in each of its jobs.
 */
export function articlesOf(
  job: Job,
  { options, kernel }: Reading,
  limits: ReadLimits = limitsOf(options),
): JobArticles {
  const { reader, files, range, chrome } = job;
  const tools = { ...limits, kernel, ...(chrome && { chrome }) };
  if (reader === null) return new FilesArticles(files, { options, tools });
  const articles = readerNamed(reader)!.ranges!.read(job, options, tools);
  return articlesOfRange(articles, { reader, file: files[0]!, range: range! });
}

function articlesOfRange(
  articles: RangeArticles,
  { reader, file, range }: { reader: string; file: SourceFile; range: JobRange },
): JobArticles {
  const sources: Source[] = [{ file: 0, member: '', format: reader }];
  // A range is read with its last line, which may end after it.
  const bytesRead = range.end - range.start;
  // A file of blank lines gives nothing; in a larger one some range gives something.
  let isSilent = range.start === 0 && range.isLast;
  let end: JobItem | null = null;
  return {
    ...{ sources, bytesRead },
    next: () => {
      if (end) return end;
      const { done, value } = articles.next();
      if (!done) {
        isSilent = false;
        if (value.type === 'article') value.container = file;
        return { done: false, value };
      }
      end = { done, value: { ...value, sources, bytesRead } };
      return isSilent ? { done: false, value: skipSilent(file.shown, bytesRead) } : end;
    },
  };
}

/** The limits of reading that the options set. */
export function limitsOf({ maxSize, maxRatio }: ReadOptions): ReadLimits {
  return { blockBytes: BLOCK_BYTES, maxBytes: maxSize, maxRatio };
}

/**
 * Reads a job to its end. It waits only if the format does.
 * @param take is called with each item of {@link articlesOf}, which is valid until it returns.
 */
export async function readJob(
  job: Job,
  reading: Reading,
  take: (item: RawArticle | RawSkip) => void,
): Promise<JobTotals> {
  const items = articlesOf(job, reading);
  for (;;) {
    const next = items.next();
    const item = next instanceof Promise ? await next : next;
    if (item.done) return item.value;
    take(item.value);
  }
}

/** Whether a job is standard input, which comes only once, has no size, and is read in the main thread. */
export function isStdin({ files }: Job): boolean {
  return files[0]?.path === STDIN;
}

/** A larger file that cannot be divided is sketched piece by piece. */
const LARGE_BYTES = 8 * 1024 * 1024;

/**
 * Whether a job is too large for one result, or of unknown size. The main thread reads it, so that
 * sketches go to disk in time.
 */
export function isPiecewise(job: Job): boolean {
  return isStdin(job) || (job.range === null && job.files[0]!.bytes > LARGE_BYTES);
}

/** The articles of whole files, one file after the other. */
class FilesArticles implements JobArticles {
  readonly #files: readonly SourceFile[];
  readonly #reading: StreamReading;
  readonly #buffer = new Uint8Array(HEAD_BYTES);
  readonly sources: Source[] = [];
  bytesRead = 0;
  #file = -1;
  #articles: Articles | AwaitedArticles | null = null;
  #fd: number | null = null;
  #isSeekable = false;
  /** Whether the file gave neither an article nor a skip so far. */
  #isSilent = true;
  /** {@link bytesRead} before the file. */
  #before = 0;

  constructor(files: readonly SourceFile[], reading: StreamReading) {
    this.#files = files;
    this.#reading = reading;
  }

  next(): JobItem | Promise<JobItem> {
    for (;;) {
      if (this.#articles === null) {
        const file = this.#files[++this.#file];
        if (!file) return { done: true, value: this.#totals() };
        const fault = this.#open(file);
        if (fault) return { done: false, value: fault };
      }
      const next = this.#articles!.next();
      if (next instanceof Promise) return next.then((item) => this.#pass(item) ?? this.next());
      const item = this.#pass(next);
      if (item) return item;
    }
  }

  #open(file: SourceFile): RawSkip | null {
    const isStdin = file.path === STDIN;
    this.#isSilent = true;
    this.#before = this.bytesRead;
    try {
      this.#fd = isStdin ? null : fs.openSync(file.path, OPEN_FLAGS);
    } catch (error) {
      this.#addSource('', 'unreadable');
      return skipForError(file.shown, error);
    }
    const read: ReadBytes = (buffer, offset, length, position) => {
      const fd = this.#fd;
      const count =
        fd === null
          ? readStdin(buffer, offset, length)
          : fs.readSync(fd, buffer, offset, length, position);
      this.bytesRead += count;
      return count;
    };
    const opened = openStream({ read, file, buffer: this.#buffer }, this.#reading);
    this.#addSource('', opened.format);
    this.#isSeekable = !isStdin && isSeekable({ format: opened.format, member: '' });
    this.#articles = opened.articles;
    return null;
  }

  #totals(): JobTotals {
    // Lines of whole files are counted from 1 in each file.
    return { lines: 0, sources: this.sources, bytesRead: this.bytesRead };
  }

  #addSource(member: string, format: string): void {
    this.sources.push({ file: this.#file, member, format });
  }

  #locate(article: RawArticle): void {
    const { member, format } = this.sources.at(-1)!;
    if (article.member !== member) this.#addSource(article.member, format);
    article.source = this.sources.length - 1;
    article.container = this.#files[this.#file]!;
    article.isSeekable = this.#isSeekable;
  }

  /** The item of a file as an item of the job; null at the end of a file that gave some. */
  #pass(item: IteratorResult<RawArticle | RawSkip, void>): JobItem | null {
    if (!item.done) {
      this.#isSilent = false;
      if (item.value.type === 'article') this.#locate(item.value);
      return item;
    }
    this.#articles = null;
    if (this.#fd !== null) fs.closeSync(this.#fd);
    this.#fd = null;
    if (!this.#isSilent) return null;
    const { shown } = this.#files[this.#file]!;
    return { done: false, value: skipSilent(shown, this.bytesRead - this.#before) };
  }
}
