import { Worker } from 'node:worker_threads';
import { RunError } from '../errors.js';

/** From the pool to a worker: do this. */
export interface JobMessage<Job> {
  /** Number of the job, which its result carries. */
  number: number;
  job: Job;
}

/** From a worker to the pool: done. */
export interface ResultMessage<Result> {
  number: number;
  result: Result;
}

/** What a worker does, and with what it is started. */
export interface Workers {
  /** The module that each thread runs. */
  script: URL;
  setup: unknown;
  threads: number;
}

/** One thread, and what is told of its results and of its death. */
interface Thread {
  worker: Worker;
  onResult: (message: ResultMessage<unknown>) => void;
  onDeath: (error: unknown) => void;
}

/** Worker threads that do one run of jobs after the other, until they are closed. */
export class Threads {
  readonly #threads: Thread[];
  /** Why a thread died; none may be missing. */
  #dead: RunError | null = null;

  constructor({ script, setup, threads }: Workers) {
    this.#threads = Array.from({ length: threads }, () => {
      const worker = new Worker(script, { workerData: setup });
      const thread: Thread = { worker, onResult: () => {}, onDeath: () => {} };
      const die = (error: unknown) => {
        this.#dead ??= workerFailed(error);
        thread.onDeath(this.#dead);
      };
      worker.on('message', (message: ResultMessage<unknown>) => thread.onResult(message));
      worker.on('error', die);
      worker.on('exit', (code) => die(new Error(`it ended with status ${code}`)));
      return thread;
    });
  }

  get count(): number {
    return this.#threads.length;
  }

  /**
   * Runs `count` jobs, each thread given the next when it is done with one. One run at a time.
   * @param jobAt the job of a number, asked for when it is its turn.
   * @returns results in the order of the jobs, whichever thread made them.
   * @throws {RunError} when a worker dies.
   * @throws the signal's reason when it is aborted, between jobs.
   */
  async run<Job, Result>(
    count: number,
    jobAt: (number: number) => Job,
    onResult: (result: Result) => void,
    signal?: AbortSignal,
  ): Promise<Result[]> {
    if (this.#dead) throw this.#dead;
    const results = new Array<Result>(count);
    let next = 0;
    const runOne = (thread: Thread) =>
      new Promise<void>((resolve, reject) => {
        const giveNext = () => {
          if (signal?.aborted) return reject(signal.reason);
          const number = next++;
          if (number >= count) return resolve();
          const message: JobMessage<Job> = { number, job: jobAt(number) };
          thread.worker.postMessage(message);
        };
        thread.onDeath = reject;
        thread.onResult = ({ number, result }) => {
          results[number] = result as Result;
          onResult(result as Result);
          giveNext();
        };
        giveNext();
      });
    await Promise.all(this.#threads.map(runOne));
    return results;
  }

  /**
   * Has every thread do the same job. Not while another run is under way.
   * @throws {RunError} when a worker dies.
   */
  async each<Job>(job: Job): Promise<void> {
    if (this.#dead) throw this.#dead;
    const doIt = (thread: Thread) =>
      new Promise<void>((resolve, reject) => {
        thread.onDeath = reject;
        thread.onResult = () => resolve();
        const message: JobMessage<Job> = { number: 0, job };
        thread.worker.postMessage(message);
      });
    await Promise.all(this.#threads.map(doIt));
  }

  /** Ends all threads, whatever they do. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }
}

function workerFailed(error: unknown): RunError {
  const cause = error instanceof Error ? error.message : String(error);
  return new RunError(`a worker thread failed: ${cause}; try --workers 1`, { cause: error });
}
