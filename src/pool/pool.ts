import { availableParallelism } from 'node:os';
import type { Engine } from '../kernel/engine.js';
import type { Job } from '../read/jobs.js';
import type { MappedJob } from './map-job.js';
import { type Task, TaskRunner, type TaskSetup } from './tasks.js';
import { Threads } from './threads.js';

/** A thread takes some 40 ms to start: below this much input the main thread is done before. */
const LEAST_BYTES_FOR_THREADS = 8 * 2 ** 20;

/** How many threads a scan is done in. */
export interface PoolSize {
  /** Threads; 0 for what the input needs. */
  workers: number;
  /** Bytes of input, to tell what it needs. */
  inputBytes: number;
  jobs: readonly Job[];
}

/** Does the tasks of one scan: in this thread, or in workers that live until it is closed. */
export class Pool {
  readonly #threads: Threads | null;
  readonly #runner: TaskRunner;

  constructor(engine: Engine, setup: TaskSetup, size: PoolSize) {
    const count = threadsFor(size);
    const script = new URL('./worker.js', import.meta.url);
    this.#threads = count > 1 ? new Threads({ script, setup, threads: count }) : null;
    this.#runner = new TaskRunner(engine, setup);
  }

  /**
   * Maps all jobs; the results stand in the order of the jobs.
   * @param onJob told after each job.
   * @throws {RunError} when a worker dies.
   * @throws the signal's reason when it is aborted, between jobs.
   */
  map(
    jobs: readonly Job[],
    onJob: (result: MappedJob) => void,
    signal?: AbortSignal,
  ): Promise<MappedJob[]> {
    const tasks = jobs.map((job): Task => ({ kind: 'map', job }));
    return this.#run(tasks, onJob, signal);
  }

  /** Ends the workers. */
  async close(): Promise<void> {
    await this.#threads?.close();
  }

  async #run<Result>(
    tasks: readonly Task[],
    onResult: (result: Result) => void,
    signal: AbortSignal | undefined,
  ): Promise<Result[]> {
    if (this.#threads) return this.#threads.run(tasks, onResult, signal);
    const results: Result[] = [];
    for (const task of tasks) {
      signal?.throwIfAborted();
      const result = this.#runner.run(task) as Result;
      onResult(result);
      results.push(result);
      // Lets signals and the progress bar through.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return results;
  }
}

function threadsFor({ workers, inputBytes, jobs }: PoolSize): number {
  // Standard input is read in the main thread only.
  if (jobs.some((job) => job.kind === 'stdin')) return 1;
  const wanted = inputBytes < LEAST_BYTES_FOR_THREADS ? 1 : availableParallelism();
  return Math.min(workers > 0 ? workers : wanted, jobs.length);
}
