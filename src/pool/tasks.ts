/** What a thread is asked for in a scan, by name, and what it gives. */
import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../plan.js';
import type { Job } from '../read/jobs.js';
import type { FieldNames } from '../read/record.js';
import { type MappedJob, Mapper, mapJob } from './map-job.js';

/** What the tasks of a scan have in common; plain data. */
export interface TaskSetup {
  plan: Plan;
  fields: FieldNames;
}

/** One piece of work; plain data. */
export interface Task {
  kind: 'map';
  job: Job;
}

/** Does tasks with an engine of its own: in the main thread, or one in each worker. */
export class TaskRunner {
  readonly #setup: TaskSetup;
  readonly #mapper: Mapper;

  constructor(engine: Engine, setup: TaskSetup) {
    this.#setup = setup;
    this.#mapper = new Mapper(engine, setup.plan);
  }

  run({ job }: Task): MappedJob {
    return mapJob(job, this.#setup.fields, this.#mapper);
  }
}
