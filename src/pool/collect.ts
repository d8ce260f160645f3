import type { Job } from '../read/jobs.js';
import { readTextAgain, type TextPlace } from '../read/read-again.js';
import { recordId } from '../read/record.js';
import { type SkippedRecord, skip } from '../read/skipped.js';
import type { SketchBlock } from '../sketch/block.js';
import { SketchSet } from '../sketch/sketch-set.js';
import { stringAt } from '../sketch/strings.js';
import type { MappedJob } from './map-job.js';

/** The articles of all jobs, numbered in the order of ids. */
export interface Collection {
  set: SketchSet;
  blocks: SketchBlock[];
  ids: string[];
  skipped: SkippedRecord[];
  /** The text of an article, read again where it came from. */
  textOf: (article: number) => string;
  /** The file an article stands in; none for standard input and for articles in memory. */
  placeOf: (article: number) => TextPlace | undefined;
}

/** An article before numbering. */
interface Found {
  id: string;
  blockIndex: number;
  local: number;
  /** Number of the job, and number within the job. */
  job: number;
  inJob: number;
}

/**
 * Numbers the articles of all jobs. Records without an id are named by file and line; of articles
 * with one id the first is taken, in the order of inputs, and the others are skipped by name.
 * @param textField field of a record that holds its text.
 */
export function collect(
  jobs: readonly Job[],
  mapped: readonly MappedJob[],
  slots: number,
  textField: string,
): Collection {
  const blocks: SketchBlock[] = [];
  const skipped: SkippedRecord[] = [];
  const byId = new Map<string, Found>();
  const linesBefore = linesBeforeJobs(jobs, mapped);
  for (const [number, result] of mapped.entries()) {
    const job = jobs[number];
    if (!job) continue;
    const before = linesBefore[number] ?? 0;
    for (const record of result.skipped) {
      if (record.line !== undefined) skipped.push({ ...record, line: record.line + before });
      else if (!isKnown(skipped, record)) skipped.push(record);
    }
    let inJob = 0;
    for (const block of result.blocks) {
      for (let local = 0; local < block.count; local++, inJob++) {
        const line = (block.lines[local] ?? 0) + before;
        const id = stringAt(block.strings, local, 'id') || recordId(fileIdOf(job), line);
        const found = { id, blockIndex: blocks.length, local, job: number, inJob };
        const first = byId.get(id);
        if (first) skipped.push(duplicateSkip(job, block, local, line, id));
        else byId.set(id, found);
      }
      blocks.push(block);
    }
  }
  const found = [...byId.values()].sort((x, y) => (x.id < y.id ? -1 : 1));
  const order = Uint32Array.from(found.flatMap(({ blockIndex, local }) => [blockIndex, local]));
  const placeOf = (article: number): TextPlace | undefined => {
    const { job: number = 0, blockIndex = 0, local = 0 } = found[article] ?? {};
    const job = jobs[number];
    const block = blocks[blockIndex];
    if (!job || !block || job.kind === 'stdin') return undefined;
    return {
      ...fileOf(job, block.files[local] ?? 0),
      kind: job.kind,
      field: textField,
      start: block.starts[local] ?? 0,
      end: block.ends[local] ?? 0,
    };
  };
  return {
    set: new SketchSet({ blocks, order, slots }),
    blocks,
    ids: found.map(({ id }) => id),
    skipped,
    placeOf,
    textOf: (article) => {
      const { job: number = 0, inJob = 0 } = found[article] ?? {};
      const kept = mapped[number]?.texts[inJob];
      if (kept) return Buffer.from(kept.buffer, kept.byteOffset, kept.length).toString();
      const place = placeOf(article);
      if (!place) throw new RangeError(`no article ${article}`);
      return readTextAgain(place);
    },
  };
}

/** A file that cannot be opened fails in each of its jobs, which follow each other. */
function isKnown(skipped: readonly SkippedRecord[], { path, reason }: SkippedRecord): boolean {
  const last = skipped.at(-1);
  return last?.path === path && last.reason === reason && last.line === undefined;
}

/** Lines of the same file that stand before each job's range. */
function linesBeforeJobs(jobs: readonly Job[], mapped: readonly MappedJob[]): number[] {
  let lines = 0;
  return jobs.map((job, number) => {
    if (job.kind !== 'records' || job.start === 0) lines = 0;
    const before = lines;
    lines += mapped[number]?.lines ?? 0;
    return before;
  });
}

function duplicateSkip(
  job: Job,
  block: SketchBlock,
  local: number,
  line: number,
  id: string,
): SkippedRecord {
  const message = `the id ${JSON.stringify(id)} was taken by an earlier article; give each its own`;
  const shown = job.kind === 'text' ? (job.files[block.files[local] ?? 0]?.shown ?? '') : '';
  if (job.kind === 'text') return skip(shown, 'duplicate-id', message);
  return skip(job.kind === 'stdin' ? '-' : job.shown, 'duplicate-id', message, line);
}

function fileIdOf(job: Job): string {
  return job.kind === 'records' ? job.id : '-';
}

function fileOf(job: Exclude<Job, { kind: 'stdin' }>, file: number) {
  const { path = '', id: fileId = '' } = (job.kind === 'text' ? job.files[file] : job) ?? {};
  return { path, fileId };
}
