/**
 * Reads the articles of one job. Text and records are read synchronously, because this is faster on
 * small files: 30,000 files of 3.6 KB take 0.2 s, against 0.9 s with 32 asynchronous reads at a time.
 */
import { STDIN } from '../article/address.js';
import type { RawArticle, RawSkip } from './raw-article.js';
import type { Articles, AwaitedArticles, Job, JobTotals, Reading, ReadLimits } from './reader.js';
import { readerNamed } from './readers.js';
import { readStdin } from './stdin.js';

const LIMITS: ReadLimits = { blockBytes: 256 * 1024, maxBytes: 512 * 1024 * 1024 };

/**
 * The articles of `job` and the skipped inputs, in order. Faults of the input never end it. Standard
 * input is read in the main thread only. A file that cannot be opened gives a skip in each of its jobs.
 */
export function articlesOf(
  job: Job,
  { options, kernel }: Reading,
  limits: ReadLimits = LIMITS,
): Articles | AwaitedArticles {
  const reader = readerNamed(job.reader);
  const tools = { ...limits, kernel };
  return isStream(job)
    ? reader.readStream(readStdin, job.files[0]!, options, tools)
    : reader.read(job, options, tools);
}

/**
 * Reads a job to its end. It waits only if the reader does.
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

/** Whether a job is standard input: it is read once, has no size, and belongs to the main thread. */
export function isStream({ files }: Job): boolean {
  return files[0]?.path === STDIN;
}
