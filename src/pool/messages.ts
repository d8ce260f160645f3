import type { Plan } from '../plan.js';
import type { Job } from '../read/jobs.js';
import type { FieldNames } from '../read/record.js';
import type { MappedJob } from './map-job.js';

/** What a worker is started with. */
export interface WorkerSetup {
  plan: Plan;
  fields: FieldNames;
}

/** From the pool to a worker: do this. */
export interface JobMessage {
  /** Number of the job, which its result carries. */
  number: number;
  job: Job;
}

/** From a worker to the pool: done; the typed arrays of the blocks are transferred. */
export interface ResultMessage {
  number: number;
  result: MappedJob;
}
