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
  signal?: AbortSignal | undefined;
}

/**
 * Runs all jobs in worker threads, each given the next when it is done with one; the results stand
 * in the order of the jobs, whichever thread made them.
 * @throws {RunError} when a worker dies.
 * @throws the signal's reason when it is aborted, between jobs.
 */
export async function runInWorkers<Job, Result>(
  jobs: readonly Job[],
  { script, setup, threads, signal }: Workers,
  onResult: (result: Result) => void,
): Promise<Result[]> {
  const results = new Array<Result>(jobs.length);
  let next = 0;
  const workers = Array.from({ length: threads }, () => new Worker(script, { workerData: setup }));
  const runOne = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      const giveNext = () => {
        if (signal?.aborted) return reject(signal.reason);
        const number = next++;
        if (number >= jobs.length) return resolve();
        const message: JobMessage<Job> = { number, job: jobs[number]! };
        worker.postMessage(message);
      };
      worker.on('message', ({ number, result }: ResultMessage<Result>) => {
        results[number] = result;
        onResult(result);
        giveNext();
      });
      worker.on('error', (error) => reject(workerFailed(error)));
      worker.on('exit', (code) => reject(workerFailed(new Error(`it ended with status ${code}`))));
      giveNext();
    });
  try {
    await Promise.all(workers.map(runOne));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}

function workerFailed(error: unknown): RunError {
  const cause = error instanceof Error ? error.message : String(error);
  return new RunError(`a worker thread failed: ${cause}; try --workers 1`, { cause: error });
}
