import { availableParallelism } from 'node:os';
import type { Engine } from '../kernel/engine.js';
import type { AlignedRange } from '../match/align-range.js';
import type { CutTexts } from '../match/bodies.js';
import type { DistinctTexts } from '../match/distinct-texts.js';
import { NO_GROUPS } from '../match/fingerprint-groups.js';
import { divideRanges, piecesOfRanges, type SeedRanges } from '../match/seeds.js';
import { type Abortion, pause } from '../pool/abort.js';
import { Threads } from '../pool/threads.js';
import { isStream } from '../read/read-job.js';
import type { Job } from '../read/reader.js';
import { BUCKETS } from '../sketch/fingerprint-buckets.js';
import type { JobCache, MappedJob } from '../store/job-cache.js';
import type { KeptTexts } from '../store/kept-texts.js';
import type { MemoryBudget } from '../store/memory-budget.js';
import type { SketchSet } from '../store/sketch-set.js';
import { sliceOf } from '../store/stored-words.js';
import type { Joins } from './joins.js';
import {
  type BlockContexts,
  type GroupedPart,
  type Task,
  TaskRunner,
  type TaskSetup,
} from './tasks.js';

/**
 * Below this much input one thread is done before several: each takes some 40 ms to start, and compiles
 * what it runs for itself. Of 33 MB one thread makes an end in 1.0 s, two in 1.1; of 67 MB two are ahead.
 */
const LEAST_BYTES_FOR_THREADS = 40 * 2 ** 20;

/** Pieces of the seeds that a thread aligns, at least: with several each, threads end together. */
const PIECES_A_THREAD = 8;
/** What aligning seeds takes for each byte of them: they are joined, and sorted from one array to another. */
const ALIGNING_BYTES = 3;

/** Told how many parts of a piece of work are done. */
type OnPart = (parts: number, totalParts: number) => void;

/**
 * Bytes that a thread takes for each fingerprint of a partition while it groups them, and links those
 * that are left: a third of them in much copied news, with what stands around each.
 */
const GROUPING_BYTES = 32;

/** How many threads a scan is done in, and in how much memory. */
export interface PoolSize {
  /** Threads; 0 for what the input needs. */
  workers: number;
  /** Bytes of input, to tell what it needs. */
  inputBytes: number;
  jobs: readonly Job[];
  budget: MemoryBudget;
  /** The folder of finished jobs, or null. */
  cache: JobCache | null;
  /** Ends any run of tasks. */
  signal?: Abortion | undefined;
}

/** Jobs, and what each of them gave. */
export interface MappedJobs {
  jobs: readonly Job[];
  mapped: readonly MappedJob[];
}

/** Does the tasks of one scan: in this thread, or in workers that live until it is closed. */
export class Pool {
  readonly #size: PoolSize;
  readonly #runner: TaskRunner;
  readonly #threads: Threads | null;

  constructor(engine: Engine, joins: Joins, setup: TaskSetup, size: PoolSize) {
    this.#size = size;
    this.#runner = new TaskRunner(engine, joins, setup, size.cache);
    const count = size.budget.takeThreads(threadsFor(size));
    const script = new URL('./worker.js', import.meta.url);
    this.#threads = count > 1 ? new Threads({ script, setup, threads: count }) : null;
  }

  /**
   * Maps all jobs.
   * @param onJob called after each job, and after each piece of standard input.
   * @param texts takes the texts of standard input; null where nobody asks for them.
   * @returns results in the order of the jobs, which are repeated with each piece of standard input.
   * @throws {RunError} when a worker dies, or a disk is full.
   * @throws the signal's reason when it is aborted, between jobs.
   */
  async map(onJob: (result: MappedJob) => void, texts: KeptTexts | null): Promise<MappedJobs> {
    const { jobs, budget } = this.#size;
    if (texts) budget.countTexts(texts);
    const onResult = (result: MappedJob) => {
      budget.add(result);
      onJob(result);
    };
    const files = jobs.filter((job) => !isStream(job));
    const taskAt = (number: number): Task => ({
      kind: 'map',
      job: files[number]!,
      spill: budget.spill,
    });
    const mapped = await this.#run(files.length, taskAt, onResult);
    const at = jobs.findIndex(isStream);
    if (at < 0) return { jobs: files, mapped };
    const pieces = await this.#mapStdin(jobs[at]!, onResult, texts);
    const before = jobs.slice(0, at);
    const stdin = pieces.map(() => jobs[at]!);
    return {
      jobs: [...before, ...stdin, ...files.slice(at)],
      mapped: [...mapped.slice(0, at), ...pieces, ...mapped.slice(at)],
    };
  }

  async #mapStdin(
    job: Job,
    onResult: (result: MappedJob) => void,
    texts: KeptTexts | null,
  ): Promise<MappedJob[]> {
    const { budget, signal } = this.#size;
    const pieces: MappedJob[] = [];
    for (const piece of this.#runner.mapStdin(job, () => budget.spill, texts)) {
      onResult(piece);
      pieces.push(piece);
      await pause(signal);
    }
    return pieces;
  }

  /** Takes the texts that are matched from now on. */
  async match(set: SketchSet, texts: DistinctTexts): Promise<void> {
    if (this.#threads) await this.#threads.each<Task>({ kind: 'match', parts: set.parts, texts });
    else this.#runner.match(set, texts);
  }

  /** Takes what is set aside of the texts, and the bodies that it leaves. */
  async setAside(cut: CutTexts): Promise<void> {
    const task: Task = { kind: 'set-aside', cut };
    if (this.#threads) await this.#threads.each(task);
    else this.#runner.run(task);
  }

  /**
   * The groups of fingerprints, by partitions of their keys: one a thread, or as many as memory asks
   * for.
   * @param fingerprints how many all texts have.
   */
  group(fingerprints: number, onPart: OnPart): Promise<GroupedPart[]> {
    const threads = this.#threads?.count ?? 1;
    const bytes = GROUPING_BYTES * fingerprints * threads;
    const wanted = Math.max(threads, bytes / this.#size.budget.joinBytes);
    // Buckets are not divided: more parts than those would read some twice, and lose others.
    const partitions = Math.min(BUCKETS, 2 ** Math.ceil(Math.log2(wanted)));
    const { spill } = this.#size.budget;
    const taskAt = (partition: number): Task => ({
      kind: 'group',
      partition,
      partitions,
      spill,
    });
    // All in hand: this thread looks for near-duplicates meanwhile, and hears of nothing.
    return this.#runParts(partitions, taskAt, onPart, partitions);
  }

  /**
   * The seeds of each partition of groups, as {@link align} takes them.
   * @param isKept whether the groups are wanted afterwards; else nothing of them is left.
   */
  async link(partitions: GroupedPart[], isKept: boolean, onPart: OnPart): Promise<SeedRanges[]> {
    const { spill } = this.#size.budget;
    const blocks = spill === null ? 0 : (partitions[0]?.byBlock?.ends.length ?? 0);
    const total = blocks + partitions.length;
    const contexts = await this.#contexts(partitions, blocks, (parts) => onPart(parts, total));
    const taskAt = (number: number): Task => {
      const groups = partitions[number]!;
      if (!isKept) partitions[number] = { ...NO_GROUPS, byBlock: null };
      const pieces = contexts.map(({ words, ends }) => sliceOf(words, ...bounds(ends, number)));
      return { kind: 'link', groups, contexts: pieces, spill };
    };
    return this.#runParts(partitions.length, taskAt, (parts) => onPart(blocks + parts, total));
  }

  /** What stands around the places of groups that are on disk, block by block. */
  async #contexts(
    partitions: readonly GroupedPart[],
    blocks: number,
    onPart: OnPart,
  ): Promise<BlockContexts[]> {
    const { spill } = this.#size.budget;
    if (spill === null) return [];
    const taskAt = (block: number): Task => {
      const lists = partitions.flatMap(({ byBlock }) =>
        byBlock ? [sliceOf(byBlock.tokens, ...bounds(byBlock.ends, block))] : [],
      );
      return { kind: 'contexts', block, lists, spill };
    };
    return this.#runParts(blocks, taskAt, onPart);
  }

  /** What pairs of texts share, piece by piece: all of them in the order of pairs. */
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

  /** Ends the workers, and gives back what they held; nothing can be asked for afterwards. */
  async endThreads(): Promise<void> {
    await this.#threads?.close();
  }

  /** Ends the workers, and gives back the disk: what was read from there is gone. */
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
    onResult: (result: Result) => void = () => {},
    inHand?: number,
  ): Promise<Result[]> {
    const { signal } = this.#size;
    if (this.#threads) return this.#threads.run(count, taskAt, onResult, signal, inHand);
    const results: Result[] = [];
    for (let number = 0; number < count; number++) {
      const result = this.#runner.run(taskAt(number)) as Result;
      onResult(result);
      results.push(result);
      await pause(signal);
    }
    return results;
  }
}

/** From where to where the part of a number stands, by the ends of all. */
function bounds(ends: Uint32Array, number: number): [from: number, to: number] {
  return [ends[number - 1] ?? 0, ends[number] ?? 0];
}

function threadsFor({ workers, inputBytes, jobs }: PoolSize): number {
  // Standard input is read in the main thread only.
  if (jobs.some(isStream)) return 1;
  const wanted = inputBytes < LEAST_BYTES_FOR_THREADS ? 1 : availableParallelism();
  return Math.min(workers > 0 ? workers : wanted, jobs.length);
}
