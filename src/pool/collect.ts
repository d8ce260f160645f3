import { stringOf } from '../bytes.js';
import type { Job } from '../read/jobs.js';
import { readTextAgain, type TextPlace } from '../read/read-again.js';
import { recordId } from '../read/record.js';
import { type SkippedRecord, skip } from '../read/skipped.js';
import type { SketchBlock } from '../sketch/block.js';
import { RecordReader } from '../sketch/block-records.js';
import { sharedWords } from '../sketch/grown.js';
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

/** All blocks one behind the other, and where each of their articles comes from. */
interface Inputs {
  blocks: SketchBlock[];
  records: RecordReader;
  /** Number of each block's job. */
  jobOf: number[];
  /** Articles before each block: in all jobs, and in its own. */
  before: number[];
  beforeInJob: number[];
  count: number;
}

/**
 * Numbers the articles of all jobs. Records without an id are named by file and line; of articles
 * with one id the first is taken, in the order of inputs, and the others are skipped by name.
 * @param textField field of a record that holds its text.
 */
export function collect(
  jobs: readonly Job[],
  mapped: readonly MappedJob[],
  textField: string,
): Collection {
  const inputs = inputsOf(mapped);
  const { blocks, records, jobOf, before, beforeInJob } = inputs;
  const linesBefore = linesBeforeJobs(jobs, mapped);
  const names = namesOf(jobs, inputs, linesBefore);
  const byName = orderOf(names);
  const isCopy = new Uint8Array(names.length);
  for (let i = 1; i < byName.length; i++) {
    if (names[byName[i]!] === names[byName[i - 1]!]) isCopy[byName[i]!] = 1;
  }
  const numbered = byName.filter((article) => isCopy[article] === 0);
  const order = placesInBlocks(numbered, before);
  const placeOf = (article: number): TextPlace | undefined => {
    const [blockIndex = -1, local = 0] = order.subarray(2 * article, 2 * article + 2);
    const job = jobs[jobOf[blockIndex] ?? -1];
    if (!job || job.kind === 'stdin') return undefined;
    const { files, starts, ends } = records.of(blockIndex);
    return {
      ...fileOf(job, files[local]!),
      kind: job.kind,
      field: textField,
      start: starts[local]!,
      end: ends[local]!,
    };
  };
  return {
    set: new SketchSet({ blocks, order }),
    blocks,
    ids: namesInOrder(names, numbered),
    skipped: skippedOf(jobs, mapped, inputs, { linesBefore, names, isCopy }),
    placeOf,
    textOf: (article) => {
      const [blockIndex = -1, local = 0] = order.subarray(2 * article, 2 * article + 2);
      const kept = mapped[jobOf[blockIndex] ?? -1]?.texts[(beforeInJob[blockIndex] ?? 0) + local];
      if (kept) return stringOf(kept);
      const place = placeOf(article);
      if (!place) throw new RangeError(`no article ${article}`);
      return readTextAgain(place);
    },
  };
}

function inputsOf(mapped: readonly MappedJob[]): Inputs {
  const blocks = mapped.flatMap((result) => result.blocks);
  const records = new RecordReader(blocks);
  const inputs: Inputs = { blocks, records, jobOf: [], before: [], beforeInJob: [], count: 0 };
  for (const [job, result] of mapped.entries()) {
    let inJob = 0;
    for (const block of result.blocks) {
      inputs.jobOf.push(job);
      inputs.before.push(inputs.count);
      inputs.beforeInJob.push(inJob);
      inputs.count += block.count;
      inJob += block.count;
    }
  }
  return inputs;
}

/** The id of each article, in the order of inputs. */
function namesOf(
  jobs: readonly Job[],
  { blocks, records, jobOf, count }: Inputs,
  linesBefore: readonly number[],
): string[] {
  const names = new Array<string>(count);
  let article = 0;
  for (const [blockIndex, block] of blocks.entries()) {
    const number = jobOf[blockIndex] ?? 0;
    const { strings, lines } = records.of(blockIndex);
    for (let local = 0; local < block.count; local++) {
      const id = stringAt(strings, local, 'id');
      names[article++] = id || recordIdOf(jobs[number], lines[local]! + linesBefore[number]!);
    }
  }
  return names;
}

/** The numbers of names in the order of the names, equal ones in their own. */
function orderOf(names: readonly string[]): Uint32Array {
  const order = new Uint32Array(names.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  // Most inputs come in the order of their ids.
  if (names.every((name, i) => i === 0 || names[i - 1]! <= name)) return order;
  return order.sort((x, y) => (names[x]! < names[y]! ? -1 : names[x] === names[y] ? x - y : 1));
}

function namesInOrder(names: readonly string[], order: Uint32Array): string[] {
  const sorted = new Array<string>(order.length);
  for (let i = 0; i < order.length; i++) sorted[i] = names[order[i]!]!;
  return sorted;
}

/** Block of each article, and its number there. Articles of a block mostly follow each other. */
function placesInBlocks(articles: Uint32Array, before: readonly number[]): Uint32Array {
  const places = sharedWords(2 * articles.length);
  let block = 0;
  for (let i = 0; i < articles.length; i++) {
    const article = articles[i]!;
    const isIn = before[block]! <= article && article < (before[block + 1] ?? Infinity);
    if (!isIn) block = lastNotAfter(before, article);
    places[2 * i] = block;
    places[2 * i + 1] = article - before[block]!;
  }
  return places;
}

/** Index of the last of some ascending numbers that is not above `value`. */
function lastNotAfter(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** What each job skipped, and its articles whose ids were taken. */
function skippedOf(
  jobs: readonly Job[],
  mapped: readonly MappedJob[],
  { blocks, records, jobOf, before }: Inputs,
  { linesBefore, names, isCopy }: { linesBefore: number[]; names: string[]; isCopy: Uint8Array },
): SkippedRecord[] {
  const skipped: SkippedRecord[] = [];
  let blockIndex = 0;
  for (const [number, result] of mapped.entries()) {
    const job = jobs[number];
    if (!job) continue;
    const lines = linesBefore[number] ?? 0;
    for (const record of result.skipped) {
      if (record.line !== undefined) skipped.push({ ...record, line: record.line + lines });
      else if (!isKnown(skipped, record)) skipped.push(record);
    }
    for (; jobOf[blockIndex] === number; blockIndex++) {
      const block = blocks[blockIndex]!;
      for (let local = 0; local < block.count; local++) {
        const article = before[blockIndex]! + local;
        if (isCopy[article] === 0) continue;
        const { files, lines: linesOf } = records.of(blockIndex);
        const line = linesOf[local]! + lines;
        skipped.push(duplicateSkip(job, files[local]!, line, names[article]!));
      }
    }
  }
  return skipped;
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

function duplicateSkip(job: Job, file: number, line: number, id: string): SkippedRecord {
  const message = `the id ${JSON.stringify(id)} was taken by an earlier article; give each its own`;
  const shown = job.kind === 'text' ? (job.files[file]?.shown ?? '') : '';
  if (job.kind === 'text') return skip(shown, 'duplicate-id', message);
  return skip(job.kind === 'stdin' ? '-' : job.shown, 'duplicate-id', message, line);
}

function recordIdOf(job: Job | undefined, line: number): string {
  return recordId(job?.kind === 'records' ? job.id : '-', line);
}

function fileOf(job: Exclude<Job, { kind: 'stdin' }>, file: number) {
  const { path = '', id: fileId = '' } = (job.kind === 'text' ? job.files[file] : job) ?? {};
  return { path, fileId };
}
