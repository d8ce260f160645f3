/** How many threads a scan has, and which bounds they share. */
import { availableParallelism } from 'node:os';
import type { Abortion } from '../pool/abort.js';
import { isStdin } from '../read/read-job.js';
import type { Job } from '../read/reader.js';
import type { JobCache } from '../store/job-cache.js';
import type { MemoryBudget } from '../store/memory-budget.js';

/**
 * Below this much input a single thread finishes as early: each further thread takes some 40 ms to
 * start, and compiles its code again. At 33 MB one thread takes 3.4 s and two take 3.3 s; at 67 MB,
 * 6.2 and 4.9 s.
 */
const LEAST_BYTES_FOR_THREADS = 40 * 2 ** 20;

/** The number of threads of a scan, and their memory. */
export interface PoolSize {
  /** Threads; 0 chooses by the input. */
  workers: number;
  /** Bytes of input, which decide the number of threads. */
  inputBytes: number;
  /** They bound the number of threads. */
  jobs: readonly Job[];
  budget: MemoryBudget;
  /** The folder of finished jobs, or null. */
  cache: JobCache | null;
  /** Ends any run of tasks. */
  signal?: Abortion | undefined;
}

/** The number of threads of a scan: at most one for each job. */
export function threadsFor({ workers, inputBytes, jobs }: PoolSize): number {
  // Standard input is read in the main thread only.
  if (jobs.some(isStdin)) return 1;
  const wanted = inputBytes < LEAST_BYTES_FOR_THREADS ? 1 : availableParallelism();
  return Math.min(workers > 0 ? workers : wanted, jobs.length);
}
