import type { DistinctTexts } from '../match/distinct-texts.js';
import { type Abortion, pause } from '../pool/abort.js';
import { Threads } from '../pool/threads.js';
import { filesBegun } from '../read/jobs.js';
import type { Job } from '../read/reader.js';
import type { MappedJob } from '../store/job-cache.js';
import type { SketchSet } from '../store/sketch-set.js';
import type { SpillSpace } from '../store/spill.js';
import type { Task, TaskRunner, TaskSetup } from './tasks.js';

/** Called with the number of finished parts of a piece of work. */
export type OnPart = (parts: number, totalParts: number) => void;

/** The threads that do tasks. */
interface TaskWorkers {
  /** With one, the tasks are done in this thread. */
  threads: number;
  setup: TaskSetup;
  /** Ends any run of tasks. */
  signal: Abortion | undefined;
}

/** Does tasks: in workers that live until they are ended, or without workers in this thread. */
export class TaskThreads {
  readonly #runner: TaskRunner;
  readonly #signal: Abortion | undefined;
  #threads: Threads | null;
  #ended: Promise<void> = Promise.resolve();

  /** @param runner does the tasks of this thread. */
  constructor(runner: TaskRunner, { threads, setup, signal }: TaskWorkers) {
    this.#runner = runner;
    this.#signal = signal;
    const script = new URL('./worker.js', import.meta.url);
    this.#threads = threads > 1 ? new Threads({ script, setup, threads }) : null;
  }

  /** The number of threads that do tasks. */
  get count(): number {
    return this.#threads?.count ?? 1;
  }

  /** Sets the texts that are matched from now on. */
  async match(set: SketchSet, texts: DistinctTexts): Promise<void> {
    this.#runner.match(set, texts);
    await this.#threads?.each<Task>({ kind: 'match', parts: set.parts, texts });
  }

  /** Has every thread do the same task. */
  async each(task: Task): Promise<void> {
    if (this.#threads) await this.#threads.each(task);
    else this.#runner.run(task);
  }

  /**
   * Maps a job piece by piece, in this thread.
   * @param spillNow returns where blocks go from now on; null while they stay in memory.
   * @param onPiece called after each piece with the number of files that it began.
   */
  async mapInPieces(
    job: Job,
    spillNow: () => SpillSpace | null,
    onPiece: (piece: MappedJob, files: number) => void,
  ): Promise<MappedJob[]> {
    const pieces: MappedJob[] = [];
    for await (const piece of this.#runner.mapInPieces(job, spillNow)) {
      onPiece(piece, pieces.length === 0 ? filesBegun(job) : 0);
      pieces.push(piece);
      await pause(this.#signal);
    }
    return pieces;
  }

  /** Does `count` tasks, like {@link run}, and counts finished ones. */
  runParts<Result>(
    count: number,
    taskAt: (number: number) => Task,
    onPart: OnPart,
    inHand?: number,
  ): Promise<Result[]> {
    let done = 0;
    onPart(done, count);
    return this.run(count, taskAt, () => onPart(++done, count), inHand);
  }

  /**
   * Does `count` tasks.
   * @param inHand tasks that a worker is given before it is done with the first.
   * @returns results in the order of the tasks.
   * @throws {RunError} if a worker dies.
   * @throws the signal's reason if it is aborted.
   */
  async run<Result>(
    count: number,
    taskAt: (number: number) => Task,
    onResult: (result: Result, number: number) => void = () => {},
    inHand?: number,
  ): Promise<Result[]> {
    if (this.#threads) return this.#threads.run(count, taskAt, onResult, this.#signal, inHand);
    const results: Result[] = [];
    for (let number = 0; number < count; number++) {
      const result = (await this.#runner.run(taskAt(number))) as Result;
      onResult(result, number);
      results.push(result);
      await pause(this.#signal);
    }
    return results;
  }

  /** Begins to end the workers; from now on, this thread does the tasks. */
  end(): void {
    if (!this.#threads) return;
    this.#ended = this.#threads.close();
    this.#threads = null;
  }

  /** Resolves once the workers have ended, after a call of {@link end}. */
  get ended(): Promise<void> {
    return this.#ended;
  }
}
