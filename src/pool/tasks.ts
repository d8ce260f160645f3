/** What a thread is asked for in a scan, by name, and what it gives. */
import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../plan.js';
import type { Job } from '../read/jobs.js';
import type { FieldNames } from '../read/record.js';
import { SpillFile } from '../sketch/spill.js';
import { jobKey } from './job-key.js';
import { KeptJobs } from './kept-jobs.js';
import { type MappedJob, Mapper, mapJob } from './map-job.js';

/** What the tasks of a scan have in common; plain data. */
export interface TaskSetup {
  plan: Plan;
  fields: FieldNames;
  /** The folder of finished jobs, or null. */
  resume: string | null;
}

/** One piece of work; plain data. */
export interface Task {
  kind: 'map';
  job: Job;
  /** The folder to which blocks are spilled; null while memory has room for them. */
  spillTo: string | null;
}

/** Does tasks with an engine of its own: in the main thread, or one in each worker. */
export class TaskRunner {
  readonly #setup: TaskSetup;
  readonly #mapper: Mapper;
  readonly #kept: KeptJobs | null;
  #spill: SpillFile | null = null;

  /** @throws {RunError} where the folder of finished jobs cannot be made. */
  constructor(engine: Engine, setup: TaskSetup) {
    this.#setup = setup;
    this.#mapper = new Mapper(engine, setup.plan);
    this.#kept = setup.resume === null ? null : new KeptJobs(setup.resume);
  }

  run({ job, spillTo }: Task): MappedJob {
    const mapped = this.#kept ? this.#keep(job, this.#kept) : this.#map(job);
    if (spillTo === null) return mapped;
    this.#spill ??= new SpillFile(spillTo);
    const spill = this.#spill;
    return { ...mapped, blocks: mapped.blocks.map((block) => spill.add(block)) };
  }

  #map(job: Job): MappedJob {
    return mapJob(job, this.#setup.fields, this.#mapper);
  }

  /** What is kept of the job, or the job done now, and kept. */
  #keep(job: Job, kept: KeptJobs): MappedJob {
    const key = jobKey(job, this.#setup);
    const known = key === null ? undefined : kept.find(key);
    if (known) return known;
    const mapped = this.#map(job);
    // A file that was written to in between is not what the key says.
    if (key !== null && jobKey(job, this.#setup) === key) kept.keep(key, mapped);
    return mapped;
  }
}
