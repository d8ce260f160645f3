import { availableParallelism } from 'node:os';
import type { Engine } from '../kernel/engine.js';
import type { TextKernel } from '../kernel/text-kernel.js';
import type { AlignedRange } from '../match/align-range.js';
import type { CutTexts } from '../match/compared-texts.js';
import type { DistinctTexts } from '../match/distinct-texts.js';
import { divideRanges, piecesOfRanges, type SeedRanges } from '../match/seeds.js';
import { type Abortion, pause } from '../pool/abort.js';
import { Threads } from '../pool/threads.js';
import { filesBegun } from '../read/jobs.js';
import { isPiecewise, isStdin } from '../read/read-job.js';
import type { Job } from '../read/reader.js';
import { BUCKETS } from '../sketch/fingerprint-buckets.js';
import type { JobCache, MappedJob } from '../store/job-cache.js';
import type { JobTexts } from '../store/job-texts.js';
import type { KeptTexts } from '../store/kept-texts.js';
import type { MemoryBudget } from '../store/memory-budget.js';
import type { SketchSet } from '../store/sketch-set.js';
import { sliceColumn } from '../store/stored-columns.js';
import type { JoinStrategy } from './joins.js';
import {
  type BlockContexts,
  type GroupedPart,
  type Task,
  TaskRunner,
  type TaskSetup,
} from './tasks.js';

/**
 * Below this much input a single thread finishes first: each further thread takes some 40 ms to
 * start, and compiles its code again. At 33 MB one thread takes 1.0 s and two take 1.1 s; from 67
 * MB on, two win.
 */
const LEAST_BYTES_FOR_THREADS = 40 * 2 ** 20;

/**
 * The least number of pieces of seeds for each thread to align: with several each, threads end
 * together.
 */
const PIECES_A_THREAD = 8;
/**
 * Memory for aligning each byte of seeds, which are joined, and sorted from one array to another.
 */
const ALIGNING_BYTES = 3;

/** Called with the number of finished parts of a piece of work. */
type OnPart = (parts: number, totalParts: number) => void;

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

/** The number of threads of a scan, and their memory. */
export interface PoolSize {
  /** Threads; 0 chooses by the input. */
  workers: number;
  /** Bytes of input, which decide the number of threads. */
  inputBytes: number;
  jobs: readonly Job[];
  budget: MemoryBudget;
  /** The folder of finished jobs, or null. */
  cache: JobCache | null;
  /** Ends any run of tasks. */
  signal?: Abortion | undefined;
}

/** Jobs and their results. */
export interface MappedJobs {
  jobs: Job[];
  mapped: MappedJob[];
  /** The number of the first kept text of each result that has any. */
  firstTexts: ReadonlyMap<MappedJob, number>;
}

/** Does the tasks of one scan: in this thread, or in workers that live until it is closed. */
export class Pool {
  readonly #size: PoolSize;
  readonly #runner: TaskRunner;
  readonly #threads: Threads | null;

  constructor(
    engine: Engine,
    kernel: TextKernel,
    joins: JoinStrategy,
    setup: TaskSetup,
    size: PoolSize,
  ) {
    this.#size = size;
    this.#runner = new TaskRunner(engine, kernel, joins, setup, size.cache);
    const count = size.budget.takeThreads(threadsFor(size));
    const script = new URL('./worker.js', import.meta.url);
    this.#threads = count > 1 ? new Threads({ script, setup, threads: count }) : null;
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
    onJob: (result: MappedJob, files: number) => void,
    texts: KeptTexts | null,
  ): Promise<MappedJobs> {
    const { jobs, budget } = this.#size;
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
    const mapped = await this.#run(whole.length, taskAt, (result: MappedJob, number) =>
      onResult(result, filesBegun(whole[number]!)),
    );
    const all: MappedJobs = { jobs: [], mapped: [], firstTexts };
    let next = 0;
    for (const job of jobs) {
      const results = isPiecewise(job)
        ? await this.#mapInPieces(job, onResult)
        : mapped.slice(next, ++next);
      for (const result of results) {
        all.jobs.push(job);
        all.mapped.push(result);
      }
    }
    return all;
  }

  async #mapInPieces(
    job: Job,
    onResult: (result: MappedJob, files: number) => void,
  ): Promise<MappedJob[]> {
    const { budget, signal } = this.#size;
    const pieces: MappedJob[] = [];
    for await (const piece of this.#runner.mapInPieces(job, () => budget.spill)) {
      onResult(piece, pieces.length === 0 ? filesBegun(job) : 0);
      pieces.push(piece);
      await pause(signal);
    }
    return pieces;
  }

  /** Sets the texts that are matched from now on. */
  async match(set: SketchSet, texts: DistinctTexts): Promise<void> {
    if (this.#threads) await this.#threads.each<Task>({ kind: 'match', parts: set.parts, texts });
    else this.#runner.match(set, texts);
  }

  /** Sets parts of the texts aside, and hands the remaining bodies to all threads. */
  async setAside(cut: CutTexts): Promise<void> {
    const task: Task = { kind: 'set-aside', cut };
    if (this.#threads) await this.#threads.each(task);
    else this.#runner.run(task);
  }

  /**
   * The groups of fingerprints, by partitions of their keys: one for each thread, or more if memory
   * or their number requires it.
   * @param fingerprints the number of fingerprints of all texts.
   */
  group(fingerprints: number, onPart: OnPart): Promise<GroupedPart[]> {
    const threads = this.#threads?.count ?? 1;
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
    return this.#runParts(partitions, taskAt, onPart, partitions);
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
    return this.#runParts(count, taskAt, (parts) => onPart(blocks + parts, total));
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
    return this.#runParts(blocks, taskAt, onPart);
  }

  /** The passages of all pairs of texts, piece by piece, in the order of pairs. */
  align(seeds: readonly SeedRanges[], onPart: OnPart): Promise<AlignedRange[]> {
    const threads = this.#threads?.count ?? 1;
    const all = seeds.reduce((sum, { words }) => sum + 4 * words.length, 0);
    const fits = this.#size.budget.joinBytes / threads / ALIGNING_BYTES;
    const pieces = divideRanges(seeds, Math.min(fits, all / threads / PIECES_A_THREAD));
    const taskAt = (piece: number): Task => ({
      kind: 'align',
      pieces: piecesOfRanges(seeds, pieces[piece - 1] ?? 0, pieces[piece]!),
    });
    return this.#runParts(pieces.length, taskAt, onPart);
  }

  /** Ends the workers and releases their memory; no further tasks are possible. */
  async endThreads(): Promise<void> {
    await this.#threads?.close();
  }

  /** Ends the workers and releases the disk; data that is read from there is lost. */
  async close(): Promise<void> {
    await this.endThreads();
    this.#size.budget.close();
  }

  #runParts<Result>(
    count: number,
    taskAt: (number: number) => Task,
    onPart: OnPart,
    inHand?: number,
  ): Promise<Result[]> {
    let done = 0;
    onPart(done, count);
    return this.#run(count, taskAt, () => onPart(++done, count), inHand);
  }

  async #run<Result>(
    count: number,
    taskAt: (number: number) => Task,
    onResult: (result: Result, number: number) => void = () => {},
    inHand?: number,
  ): Promise<Result[]> {
    const { signal } = this.#size;
    if (this.#threads) return this.#threads.run(count, taskAt, onResult, signal, inHand);
    const results: Result[] = [];
    for (let number = 0; number < count; number++) {
      const result = (await this.#runner.run(taskAt(number))) as Result;
      onResult(result, number);
      results.push(result);
      await pause(signal);
    }
    return results;
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

function threadsFor({ workers, inputBytes, jobs }: PoolSize): number {
  // Standard input is read in the main thread only.
  if (jobs.some(isStdin)) return 1;
  const wanted = inputBytes < LEAST_BYTES_FOR_THREADS ? 1 : availableParallelism();
  return Math.min(workers > 0 ? workers : wanted, jobs.length);
}
