/** Puts together the facts about files that jobs read, each of which may have read a part of a file. */
import { foldBarren, SkippedList, type SkippedRecord } from '../article/skipped.js';
import { type FieldUse, FieldUses } from '../read/fields/field-uses.js';
import { startsFile } from '../read/jobs.js';
import type { Job } from '../read/reader.js';
import type { MappedJob } from '../store/job-cache.js';

/** Facts about the files of all jobs. */
export interface FileFacts {
  /** The fields of the files of records. */
  fields: FieldUse[];
  /** The number of files of each format, in the order of the formats' names. */
  formats: Record<string, number>;
  /** The input that was skipped; all lines of a file without articles are one record. */
  skipped: SkippedRecord[];
}

/**
 * The facts about the files of all jobs, from the results of the jobs.
 * @param linesBefore as {@link linesBeforeJobs} gives them.
 */
export function aboutFiles(
  jobs: readonly Job[],
  mapped: readonly MappedJob[],
  linesBefore: readonly number[],
): FileFacts {
  const skipped = skippedOf(jobs, mapped, linesBefore);
  return {
    fields: fieldsOf(jobs, mapped),
    formats: countFormats(jobs, mapped),
    skipped: foldBarren(skipped, hasArticles(jobs, mapped)),
  };
}

function fieldsOf(jobs: readonly Job[], mapped: readonly MappedJob[]): FieldUse[] {
  const uses = new FieldUses();
  for (const [number, { fields }] of mapped.entries()) {
    for (const use of fields) {
      if (startsFile(jobs[number]!)) uses.merge(use);
      else uses.mergePart(use);
    }
  }
  return uses.all;
}

/** Counts files by format; a file that several jobs or pieces read counts once. */
function countFormats(jobs: readonly Job[], mapped: readonly MappedJob[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const [number, { sources }] of mapped.entries()) {
    const isLater = jobs[number] === jobs[number - 1] || !startsFile(jobs[number]!);
    if (isLater) continue;
    for (const { format, member } of sources) {
      if (member === '') counts.set(format, (counts.get(format) ?? 0) + 1);
    }
  }
  return Object.fromEntries([...counts].sort(([x], [y]) => (x < y ? -1 : 1)));
}

/** The records that each job skipped, with lines counted in the whole file. */
function skippedOf(
  jobs: readonly Job[],
  mapped: readonly MappedJob[],
  linesBefore: readonly number[],
): SkippedRecord[] {
  const skipped = new SkippedList();
  for (const number of jobs.keys()) {
    const lines = linesBefore[number] ?? 0;
    for (const record of mapped[number]?.skipped ?? []) {
      if (record.line !== undefined) skipped.add({ ...record, line: record.line + lines });
      else if (!isKnown(skipped.records, record)) skipped.add(record);
    }
  }
  return skipped.records;
}

/** Whether the records of a path, as messages show it, gave any article. */
function hasArticles(
  jobs: readonly Job[],
  mapped: readonly MappedJob[],
): (shown: string) => boolean {
  const giving = new Set<string>();
  for (const [number, job] of jobs.entries()) {
    // A job does not say which of its files gave the articles, so all of them count. A job of
    // several files holds only small ones.
    if (mapped[number]?.blocks.length) for (const { shown } of job.files) giving.add(shown);
  }
  return (shown) => giving.has(shown);
}

/** A file that cannot be opened fails in each of its jobs, which follow each other. */
function isKnown(skipped: readonly SkippedRecord[], { path, reason }: SkippedRecord): boolean {
  const last = skipped.at(-1);
  return last?.path === path && last.reason === reason && last.line === undefined;
}

/** The lines of the same file before each job's range. */
export function linesBeforeJobs(jobs: readonly Job[], mapped: readonly MappedJob[]): number[] {
  let lines = 0;
  return jobs.map((job, number) => {
    if (startsFile(job)) lines = 0;
    const before = lines;
    lines += mapped[number]?.lines ?? 0;
    return before;
  });
}
