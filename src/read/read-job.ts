/**
 * Reads the articles of one job. Everything here is synchronous: on small files that is three
 * times as fast as 32 asynchronous reads at a time (30,000 files of 3.6 KB: 0.2 against 0.9 s).
 */
import { STDIN } from '../article/address.js';
import { skipForError } from '../article/skipped.js';
import type { Articles, Job, ReadLimits, ReadOptions } from './reader.js';
import { readerNamed } from './readers.js';
import { readStdin } from './stdin.js';

const LIMITS: ReadLimits = { blockBytes: 256 * 1024, maxBytes: 512 * 1024 * 1024 };

/**
 * The articles of `job` in their order, and what was skipped between them. No fault of the input
 * ends it. Standard input is read in the main thread only. A file that cannot be opened gives a
 * skip in each of its jobs.
 */
export function readJob(job: Job, options: ReadOptions, limits: ReadLimits = LIMITS): Articles {
  return isStream(job) ? readStream(job, options, limits) : readFiles(job, options, limits);
}

/** Whether a job is standard input: it comes once, has no size, and belongs to the main thread. */
export function isStream({ files }: Job): boolean {
  return files[0]?.path === STDIN;
}

function readFiles(job: Job, options: ReadOptions, limits: ReadLimits): Articles {
  return readerNamed(job.reader).read(job, options, limits);
}

function* readStream(job: Job, options: ReadOptions, limits: ReadLimits): Articles {
  const [file] = job.files;
  try {
    return yield* readerNamed(job.reader).readStream(readStdin, file!, options, limits);
  } catch (error) {
    yield skipForError(file!.shown, error);
    return { lines: 0 };
  }
}
