import { Worker } from 'node:worker_threads';
import { messageOf, RunError } from '../errors.js';
import type { Abortion } from './abort.js';

/** From the pool to a worker: a job to do. */
export interface JobMessage<Job> {
  /** Number of the job, which its result carries. */
  number: number;
  job: Job;
}

/** From a worker to the pool: the result of a job. */
export interface ResultMessage<Result> {
  number: number;
  result: Result;
}

/** The code that workers run, and the data that they start with. */
export interface Workers {
  /** The module that each thread runs. */
  script: URL;
  setup: unknown;
  threads: number;
}

/** One thread, and the callbacks for its results and its death. */
interface Thread {
  worker: Worker;
  onResult: (message: ResultMessage<unknown>) => void;
  onDeath: (error: unknown) => void;
}

/** Worker threads that do one run of jobs after another, until they are closed. */
export class Threads {
  readonly #threads: Thread[];
  /** The reason why a thread died; the pool cannot go on without it. */
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
   * Runs `count` jobs. Each thread has one job in hand besides the one it does, and is given the
   * next when it is done with one. One run at a time.
   * @param jobAt returns the job of a number; called when a thread is given it.
   * @param inHand jobs that a thread is given before it is done with the first, so that it need not
   *   wait for the main thread, which may be busy.
   * @returns results in the order of the jobs, independent of the threads.
   * @throws {RunError} if a worker dies.
   * @throws the signal's reason as soon as it is aborted: the threads go on until they are closed.
   */
  async run<Job, Result>(
    count: number,
    jobAt: (number: number) => Job,
    onResult: (result: Result, number: number) => void,
    signal?: Abortion,
    inHand = 2,
  ): Promise<Result[]> {
    if (this.#dead) throw this.#dead;
    const results = new Array<Result>(count);
    let next = 0;
    const start = (thread: Thread) => {
      let given = 0;
      const give = () => {
        const message: JobMessage<Job> = { number: next, job: jobAt(next) };
        next++;
        given++;
        thread.worker.postMessage(message);
      };
      const ended = new Promise<void>((resolve, reject) => {
        thread.onDeath = reject;
        thread.onResult = ({ number, result }) => {
          given--;
          results[number] = result as Result;
          try {
            onResult(result as Result, number);
            if (next < count) give();
            else if (given === 0) resolve();
          } catch (error) {
            // Without a listener the error would end the process, although a full disk is a normal
            // error.
            reject(error);
          }
        };
        // A thread without a job has no result to wait for.
        if (count === 0 || threads.indexOf(thread) >= count) resolve();
      });
      return { give, ended };
    };
    const threads = this.#threads;
    signal?.throwIfAborted();
    const started = threads.map(start);
    for (let i = 0; i < inHand; i++) {
      for (const { give } of started) if (next < count) give();
    }
    await unlessAborted(Promise.all(started.map(({ ended }) => ended)), signal);
    return results;
  }

  /**
   * Has every thread do the same job. Must not be called during another run.
   * @throws {RunError} if a worker dies.
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

  /** Ends all threads, even in the middle of a job. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }
}

function workerFailed(error: unknown): RunError {
  const cause = messageOf(error);
  return new RunError(`a worker thread failed: ${cause}; try --workers 1`, { cause: error });
}

/**
 * Waits for `work`.
 * @throws the signal's reason as soon as it is aborted, while the work goes on.
 */
async function unlessAborted(work: Promise<unknown>, signal?: Abortion): Promise<void> {
  let onAbort = () => {};
  const aborted = new Promise<void>((_, reject) => {
    onAbort = () => {
      try {
        signal?.throwIfAborted();
      } catch (reason) {
        reject(reason);
      }
    };
  });
  signal?.addEventListener('abort', onAbort);
  try {
    await Promise.race([work, aborted]);
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}
