/**
 * Reads the articles of one job. Everything here is synchronous: on small files that is three
 * times as fast as 32 asynchronous reads at a time (30,000 files of 3.6 KB: 0.2 against 0.9 s).
 */
import type { Job } from './jobs.js';
import type { JobTotals, RawArticle, RawSkip, ReadLimits } from './raw-article.js';
import { readRecordsFile, readStdinRecords } from './read-records.js';
import { readTextFiles } from './read-text.js';
import type { FieldNames } from './record.js';

const LIMITS: ReadLimits = { blockBytes: 256 * 1024, maxBytes: 512 * 1024 * 1024 };

/**
 * The articles of `job` in their order, and what was skipped between them. No fault of the input
 * ends it. Standard input is read in the main thread only. A file that cannot be opened gives a
 * skip in each of its jobs.
 */
export function* readJob(
  job: Job,
  fields: FieldNames,
  limits: ReadLimits = LIMITS,
): Generator<RawArticle | RawSkip, JobTotals> {
  if (job.kind === 'records') return yield* readRecordsFile(job, fields, limits);
  if (job.kind === 'stdin') return yield* readStdinRecords(fields, limits);
  yield* readTextFiles(job.files, limits, fields.encoding ?? null);
  return { lines: 0 };
}
