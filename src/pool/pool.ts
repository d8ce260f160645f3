import { availableParallelism } from 'node:os';
import type { Engine } from '../kernel/engine.js';
import type { Job } from '../read/jobs.js';
import type { MappedJob } from './map-job.js';
import type { MemoryBudget } from './memory-budget.js';
import { type Task, TaskRunner, type TaskSetup } from './tasks.js';
import { Threads } from './threads.js';

/** A thread takes some 40 ms to start: below this much input the main thread is done before. */
const LEAST_BYTES_FOR_THREADS = 8 * 2 ** 20;

/** How many threads a scan is done in, and in how much memory. */
export interface PoolSize {
  /** Threads; 0 for what the input needs. */
  workers: number;
  /** Bytes of input, to tell what it needs. */
  inputBytes: number;
  jobs: readonly Job[];
  budget: MemoryBudget;
}

/** Does the tasks of one scan: in this thread, or in workers that live until it is closed. */
export class Pool {
  readonly #size: PoolSize;
  readonly #runner: TaskRunner;
  readonly #threads: Threads | null;

  /** @throws {RunError} where the folder of finished jobs cannot be made. */
  constructor(engine: Engine, setup: TaskSetup, size: PoolSize) {
    this.#size = size;
    this.#runner = new TaskRunner(engine, setup);
    const count = threadsFor(size);
    const script = new URL('./worker.js', import.meta.url);
    this.#threads = count > 1 ? new Threads({ script, setup, threads: count }) : null;
  }

  /**
   * Maps all jobs; the results stand in the order of the jobs.
   * @param onJob told after each job.
   * @throws {RunError} when a worker dies, or a disk is full.
   * @throws the signal's reason when it is aborted, between jobs.
   */
  map(onJob: (result: MappedJob) => void, signal?: AbortSignal): Promise<MappedJob[]> {
    const { jobs, budget } = this.#size;
    const taskAt = (number: number): Task => ({
      kind: 'map',
      job: jobs[number]!,
      spillTo: budget.spillTo,
    });
    const onResult = (result: MappedJob) => {
      budget.add(result);
      onJob(result);
    };
    return this.#run(jobs.length, taskAt, onResult, signal);
  }

  /** Ends the workers. */
  async close(): Promise<void> {
    await this.#threads?.close();
  }

  async #run<Result>(
    count: number,
    taskAt: (number: number) => Task,
    onResult: (result: Result) => void,
    signal: AbortSignal | undefined,
  ): Promise<Result[]> {
    if (this.#threads) return this.#threads.run(count, taskAt, onResult, signal);
    const results: Result[] = [];
    for (let number = 0; number < count; number++) {
      signal?.throwIfAborted();
      const result = this.#runner.run(taskAt(number)) as Result;
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
