import type { PageFacts } from '../extract/chrome.js';
import type { CopyChanges } from '../group/copy-changes.js';
import type { Engine } from '../kernel/engine.js';
import type { TextKernel } from '../kernel/text-kernel.js';
import type { AlignedRange } from '../match/align-range.js';
import type { CutTexts } from '../match/compared-texts.js';
import type { DistinctTexts } from '../match/distinct-texts.js';
import { divideRanges, piecesOfRanges, type SeedRanges } from '../match/seeds.js';
import type { SampledFile } from '../read/html/sample-pages.js';
import { filesBegun } from '../read/jobs.js';
import { isPiecewise } from '../read/read-job.js';
import type { Job } from '../read/reader.js';
import { BUCKETS } from '../sketch/fingerprint-buckets.js';
import type { MappedJob } from '../store/job-cache.js';
import type { JobTexts } from '../store/job-texts.js';
import type { KeptTexts } from '../store/kept-texts.js';
import type { SketchSet } from '../store/sketch-set.js';
import { sliceColumn } from '../store/stored-columns.js';
import type { JoinStrategy } from './joins.js';
import { type PoolSize, threadsFor } from './pool-size.js';
import { type OnPart, TaskThreads } from './task-threads.js';
import {
  type BlockContexts,
  type GroupedPart,
  type Task,
  TaskRunner,
  type TaskSetup,
} from './tasks.js';

/**
 * The least number of pieces of seeds for each thread to align: with several each, threads end
 * together.
 */
const PIECES_A_THREAD = 8;
/**
 * Memory for aligning each byte of seeds, which are joined, and sorted from one array to another.
 */
const ALIGNING_BYTES = 3;

/**
 * Bytes that a thread needs for each fingerprint of a partition: it groups all of them, and links
 * the ones in several places (a third of them in much copied news) by their contexts.
 */
const GROUPING_BYTES = 32;

/**
 * The most fingerprints of a partition: a thread groups or links them in half a second, and it may
 * be the thread that hears signals.
 */
const PARTITION_FINGERPRINTS = 2 ** 23;

/** Files of pages that a thread surveys in one task, some 40 ms. */
const FILES_A_TASK = 8;

/** Copies that a thread compares with their origins in one task, some 20 ms. */
const COPIES_A_TASK = 128;

/** Jobs and their results. */
export interface MappedJobs {
  jobs: Job[];
  mapped: MappedJob[];
  /** The number of the first kept text of each result that has any. */
  firstTexts: ReadonlyMap<MappedJob, number>;
}

/** Divides the stages of one scan into tasks, which its threads do. */
export class Pool {
  readonly #size: PoolSize;
  readonly #tasks: TaskThreads;

  constructor(
    engine: Engine,
    kernel: TextKernel,
    joins: JoinStrategy,
    setup: TaskSetup,
    size: PoolSize,
  ) {
    this.#size = size;
    const threads = size.budget.takeThreads(threadsFor(size));
    const runner = new TaskRunner(engine, kernel, joins, setup, size.cache);
    this.#tasks = new TaskThreads(runner, { threads, setup, signal: size.signal });
  }

  /** The facts about the pages of a sample, in its order. */
  async survey(sample: readonly SampledFile[]): Promise<PageFacts[]> {
    const count = Math.ceil(sample.length / FILES_A_TASK);
    const taskAt = (number: number): Task => ({
      kind: 'survey',
      files: sample.slice(FILES_A_TASK * number, FILES_A_TASK * (number + 1)),
    });
    return (await this.#tasks.run<PageFacts[]>(count, taskAt)).flat();
  }

  /**
   * Maps all jobs.
   * @param onJob called after each job, and after each piece of a job, with the number of files that
   *   it began.
   * @param texts takes the texts that cannot be read again; null if they are not needed.
   * @returns results in the order of the jobs; a job that is mapped in pieces is repeated for each.
   * @throws {RunError} if a worker dies, or a disk is full.
   * @throws the signal's reason if it is aborted, between jobs.
   */
  async map(
    jobs: readonly Job[],
    onJob: (result: MappedJob, files: number) => void,
    texts: KeptTexts | null,
  ): Promise<MappedJobs> {
    const { budget } = this.#size;
    if (texts) budget.countTexts(texts);
    const firstTexts = new Map<MappedJob, number>();
    const onResult = (result: MappedJob, files: number) => {
      if (texts && result.texts) firstTexts.set(result, keep(texts, result.texts));
      budget.add(result);
      onJob(result, files);
    };
    const whole = jobs.filter((job) => !isPiecewise(job));
    const taskAt = (number: number): Task => ({
      kind: 'map',
      job: whole[number]!,
      spill: budget.spill,
    });
    const mapped = await this.#tasks.run(whole.length, taskAt, (result: MappedJob, number) =>
      onResult(result, filesBegun(whole[number]!)),
    );
    const all: MappedJobs = { jobs: [], mapped: [], firstTexts };
    let next = 0;
    for (const job of jobs) {
      const results = isPiecewise(job)
        ? await this.#tasks.mapInPieces(job, () => budget.spill, onResult)
        : mapped.slice(next, ++next);
      for (const result of results) {
        all.jobs.push(job);
        all.mapped.push(result);
      }
    }
    return all;
  }

  /** Sets the texts that are matched from now on. */
  match(set: SketchSet, texts: DistinctTexts): Promise<void> {
    return this.#tasks.match(set, texts);
  }

  /** Sets parts of the texts aside, and hands the remaining bodies to all threads. */
  setAside(cut: CutTexts): Promise<void> {
    return this.#tasks.each({ kind: 'set-aside', cut });
  }

  /**
   * The groups of fingerprints, by partitions of their keys: one for each thread, or more if memory
   * or their number requires it.
   * @param fingerprints the number of fingerprints of all texts.
   */
  group(fingerprints: number, onPart: OnPart): Promise<GroupedPart[]> {
    const threads = this.#tasks.count;
    const bytes = GROUPING_BYTES * fingerprints * threads;
    const wanted = Math.max(
      threads,
      bytes / this.#size.budget.joinBytes,
      fingerprints / PARTITION_FINGERPRINTS,
    );
    // Buckets are not divided: with more parts than buckets, some would be read twice and others
    // never.
    const partitions = Math.min(BUCKETS, 2 ** Math.ceil(Math.log2(wanted)));
    const { spill } = this.#size.budget;
    const taskAt = (partition: number): Task => ({
      kind: 'group',
      partition,
      partitions,
      spill,
    });
    // Queue every task up front: the main thread is busy with near-duplicates and cannot hand out
    // more.
    return this.#tasks.runParts(partitions, taskAt, onPart, partitions);
  }

  /**
   * The seeds of each partition of groups, as {@link align} takes them.
   * @param take called once for the groups of each partition, in order.
   */
  async link(
    partitions: readonly GroupedPart[],
    take: (partition: number) => GroupedPart,
    onPart: OnPart,
  ): Promise<SeedRanges[]> {
    const { spill } = this.#size.budget;
    const blocks = spill === null ? 0 : (partitions[0]?.byBlock?.ends.length ?? 0);
    const count = partitions.length;
    const total = blocks + count;
    const contexts = await this.#contexts(partitions, blocks, (parts) => onPart(parts, total));
    const taskAt = (number: number): Task => {
      const pieces = contexts.map(({ words, ends }) => sliceColumn(words, ...bounds(ends, number)));
      return { kind: 'link', groups: take(number), contexts: pieces, spill };
    };
    return this.#tasks.runParts(count, taskAt, (parts) => onPart(blocks + parts, total));
  }

  /** The contexts of the places of groups that are on disk, block by block. */
  async #contexts(
    partitions: readonly GroupedPart[],
    blocks: number,
    onPart: OnPart,
  ): Promise<BlockContexts[]> {
    const { spill } = this.#size.budget;
    if (spill === null) return [];
    const taskAt = (block: number): Task => {
      const lists = partitions.flatMap(({ byBlock }) =>
        byBlock ? [sliceColumn(byBlock.tokens, ...bounds(byBlock.ends, block))] : [],
      );
      return { kind: 'contexts', block, lists, spill };
    };
    return this.#tasks.runParts(blocks, taskAt, onPart);
  }

  /** The passages of all pairs of texts, piece by piece, in the order of pairs. */
  align(seeds: readonly SeedRanges[], onPart: OnPart): Promise<AlignedRange[]> {
    const threads = this.#tasks.count;
    const all = seeds.reduce((sum, { words }) => sum + 4 * words.length, 0);
    const fits = this.#size.budget.joinBytes / threads / ALIGNING_BYTES;
    const pieces = divideRanges(seeds, Math.min(fits, all / threads / PIECES_A_THREAD));
    const taskAt = (piece: number): Task => ({
      kind: 'align',
      pieces: piecesOfRanges(seeds, pieces[piece - 1] ?? 0, pieces[piece]!),
    });
    return this.#tasks.runParts(pieces.length, taskAt, onPart);
  }

  /**
   * The changes of copies against their origins, in pieces. This thread may work meanwhile.
   * @param pairs the numbers of origin and copy, in turn.
   */
  compare(pairs: Uint32Array): Promise<CopyChanges[]> {
    const count = Math.ceil(pairs.length / 2 / COPIES_A_TASK);
    const taskAt = (number: number): Task => ({
      kind: 'compare',
      pairs: pairs.slice(2 * COPIES_A_TASK * number, 2 * COPIES_A_TASK * (number + 1)),
    });
    return this.#tasks.run(count, taskAt, () => {}, count);
  }

  /** Ends the workers if memory is short, because they hold some; this thread does the rest. */
  async yieldMemory(): Promise<void> {
    if (this.#size.budget.spill === null) return;
    this.endThreads();
    await this.#tasks.ended;
  }

  /** Begins to end the workers, which releases their memory; this thread does the rest. */
  endThreads(): void {
    this.#tasks.end();
  }

  /** Ends the workers and releases the disk; data that is read from there is lost. */
  async close(): Promise<void> {
    this.endThreads();
    await this.#tasks.ended;
    this.#size.budget.close();
  }
}

/**
 * Moves the texts of a job to those that are kept.
 * @returns the number of the first of them.
 */
function keep(texts: KeptTexts, job: JobTexts): number {
  const first = texts.count;
  for (let i = 0, start = 0; i < job.ends.length; i++) {
    texts.add(job.bytes.subarray(start, job.ends[i]));
    start = job.ends[i]!;
  }
  job.bytes = new Uint8Array(0);
  return first;
}

/** The start and the end of a part by its number, given the ends of all parts. */
function bounds(ends: Uint32Array, number: number): [from: number, to: number] {
  return [ends[number - 1] ?? 0, ends[number] ?? 0];
}
