/** Cuts the input into jobs of about equal size: plain data, to be posted to a worker. */
import { type Input, STDIN } from './list.js';

/** A file that is one article. */
export interface TextFile {
  path: string;
  /** The path for messages. */
  shown: string;
  id: string;
  /** Size when it was listed. */
  bytes: number;
}

/** Text files, about as many bytes together as a job should have. */
interface TextJob {
  kind: 'text';
  files: TextFile[];
}

/** The lines of a records file whose first byte stands in `[start, end)`. */
export interface RecordsJob {
  kind: 'records';
  path: string;
  shown: string;
  /** Id of the file: what the ids of records without one start with. */
  id: string;
  start: number;
  end: number;
  /** Whether the file ended at `end` when it was listed. */
  last: boolean;
}

/** All of standard input. */
interface StdinJob {
  kind: 'stdin';
}

/** Standard input as a job. */
export const STDIN_JOB: StdinJob = { kind: 'stdin' };

/** What is read in one go, by `readJob`. */
export type Job = TextJob | RecordsJob | StdinJob;

/** Small enough that 2 cores share a small corpus evenly, large enough that messages are few. */
const JOB_BYTES = 4 * 1024 * 1024;

/** Bounds the time that a job of many tiny files takes, and the size of its message. */
const JOB_FILES = 1000;

/**
 * A job of files ends behind one in so many, told by their ids: a file that is new or gone changes the
 * job that it is in, and not all that come after it.
 */
const FILES_TO_END = 256;

/**
 * Plans the reading of `inputs`, keeping their order: the articles of all jobs, one job after the
 * other, come in the order of the inputs, whatever `jobBytes` is.
 */
export function planJobs(inputs: readonly Input[], jobBytes = JOB_BYTES): Job[] {
  const jobs: Job[] = [];
  let files: TextFile[] = [];
  let filled = 0;
  const closeTextJob = () => {
    if (files.length > 0) jobs.push({ kind: 'text', files });
    files = [];
    filled = 0;
  };
  for (const input of inputs) {
    if (input.kind === 'records') {
      closeTextJob();
      for (const job of planRecords(input, jobBytes)) jobs.push(job);
      continue;
    }
    const { path, shown, id, bytes } = input;
    if (files.length === JOB_FILES || filled + bytes > jobBytes) closeTextJob();
    files.push({ path, shown, id, bytes });
    filled += bytes;
    if (hashOf(id) % FILES_TO_END === 0) closeTextJob();
  }
  closeTextJob();
  return jobs;
}

function planRecords(input: Input, jobBytes: number): Job[] {
  if (input.path === STDIN) return [STDIN_JOB];
  const { path, shown, id, bytes } = input;
  const jobs: Job[] = [];
  for (let start = 0; start < bytes; start += jobBytes) {
    const end = Math.min(start + jobBytes, bytes);
    jobs.push({ kind: 'records', path, shown, id, start, end, last: end === bytes });
  }
  return jobs;
}

/** FNV-1a over UTF-16 units. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  // Names that are numbered differ in few bits: mixed once more, in all (as MurmurHash3 ends).
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
