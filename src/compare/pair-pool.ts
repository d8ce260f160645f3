import { availableParallelism } from 'node:os';
import { type Abortion, pause } from '../pool/abort.js';
import { Threads } from '../pool/threads.js';
import { makeEngine } from '../scan/make-engine.js';
import type { PairWorkerSetup } from './messages.js';
import { type AlignedPairs, DeepAligner } from './pair-job.js';

/** Pairs per job: some 50 ms of work, so that threads end together and messages are few. */
export const PAIRS_A_JOB = 64;

/** A thread takes some 100 ms to start and warm up: with fewer jobs it does not pay. */
const LEAST_JOBS_FOR_THREADS = 8;

/** Options for aligning pairs. */
interface PairPoolOptions {
  /** Threads; 0 chooses by the number of pairs. */
  workers: number;
  onJob: (result: AlignedPairs) => void;
  signal?: Abortion | undefined;
}

/**
 * Aligns pairs of articles, in this thread or in workers.
 * @param pairs two numbers of articles each.
 * @returns the results of each {@link PAIRS_A_JOB} pairs, in their order.
 */
export async function alignPairs(
  pairs: Uint32Array,
  setup: PairWorkerSetup,
  { workers, onJob, signal }: PairPoolOptions,
): Promise<AlignedPairs[]> {
  const jobs: Uint32Array[] = [];
  for (let at = 0; at < pairs.length; at += 2 * PAIRS_A_JOB) {
    jobs.push(pairs.slice(at, at + 2 * PAIRS_A_JOB));
  }
  const wanted = jobs.length < LEAST_JOBS_FOR_THREADS ? 1 : availableParallelism();
  const threads = Math.min(workers > 0 ? workers : wanted, jobs.length);
  if (threads > 1) {
    const script = new URL('./pair-worker.js', import.meta.url);
    const pool = new Threads({ script, setup, threads });
    try {
      return await pool.run(jobs.length, (number) => jobs[number]!, onJob, signal);
    } finally {
      await pool.close();
    }
  }
  const aligner = new DeepAligner(await makeEngine(setup), setup);
  const results: AlignedPairs[] = [];
  for (const job of jobs) {
    const result = aligner.align(job);
    onJob(result);
    results.push(result);
    await pause(signal);
  }
  return results;
}
