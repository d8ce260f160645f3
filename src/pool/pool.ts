import { availableParallelism } from 'node:os';
import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../plan.js';
import type { Job } from '../read/jobs.js';
import type { FieldNames } from '../read/record.js';
import { type MappedJob, Mapper, mapJob } from './map-job.js';
import type { WorkerSetup } from './messages.js';
import { runInWorkers } from './threads.js';

/** A thread takes some 40 ms to start: below this much input the main thread is done before. */
const LEAST_BYTES_FOR_THREADS = 8 * 2 ** 20;

/** How jobs are mapped. */
export interface MapOptions {
  plan: Plan;
  fields: FieldNames;
  /** Threads; 0 for what the input needs. */
  workers: number;
  /** Bytes of input, to tell what it needs. */
  inputBytes: number;
  /** Told after each job. */
  onJob: (result: MappedJob) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Maps all jobs, in this thread or in workers; the results stand in the order of the jobs.
 * @throws {RunError} when a worker dies.
 * @throws the signal's reason when it is aborted, between jobs.
 */
export async function mapJobs(
  jobs: readonly Job[],
  engine: Engine,
  options: MapOptions,
): Promise<MappedJob[]> {
  const threads = Math.min(threadsFor(options), jobs.length);
  if (threads > 1 && jobs.every((job) => job.kind !== 'stdin')) {
    return mapInWorkers(jobs, threads, options);
  }
  const results: MappedJob[] = [];
  const mapper = new Mapper(engine, options.plan);
  for (const job of jobs) {
    options.signal?.throwIfAborted();
    const result = mapJob(job, options.fields, mapper);
    options.onJob(result);
    results.push(result);
    // Lets signals and the progress bar through.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return results;
}

function threadsFor({ workers, inputBytes }: MapOptions): number {
  if (workers > 0) return workers;
  return inputBytes < LEAST_BYTES_FOR_THREADS ? 1 : availableParallelism();
}

function mapInWorkers(
  jobs: readonly Job[],
  threads: number,
  { plan, fields, onJob, signal }: MapOptions,
): Promise<MappedJob[]> {
  const setup: WorkerSetup = { plan, fields };
  const script = new URL('./worker.js', import.meta.url);
  return runInWorkers<Job, MappedJob>(jobs, { script, setup, threads, signal }, onJob);
}
