/** What a thread is asked for in a scan, by name, and what it gives. */
import type { Engine } from '../kernel/engine.js';
import type { SetAside } from '../match/bodies.js';
import type { DistinctTexts } from '../match/distinct-texts.js';
import type { FingerprintGroups } from '../match/fingerprint-groups.js';
import type { Plan } from '../plan.js';
import type { Job } from '../read/jobs.js';
import type { FieldNames } from '../read/record.js';
import { type SketchParts, SketchSet } from '../sketch/sketch-set.js';
import { SpillFile } from '../sketch/spill.js';
import { jobKey } from './job-key.js';
import type { Joins } from './joins.js';
import { KeptJobs } from './kept-jobs.js';
import { type MappedJob, Mapper, mapJob } from './map-job.js';
import { Matcher } from './matcher.js';

/** What the tasks of a scan have in common; plain data. */
export interface TaskSetup {
  plan: Plan;
  fields: FieldNames;
  /** The folder of finished jobs, or null. */
  resume: string | null;
}

/** One piece of work; plain data. */
export type Task =
  /** Read and sketch; blocks go to the folder, or stay in memory where it is null. */
  | { kind: 'map'; job: Job; spillTo: string | null }
  /** From now on match these. */
  | { kind: 'match'; parts: SketchParts; texts: DistinctTexts }
  | { kind: 'set-aside'; spans: SetAside }
  | { kind: 'group'; partition: number; partitions: number }
  | { kind: 'link'; groups: FingerprintGroups; ranges: number }
  | { kind: 'align'; seeds: Uint32Array };

/** Does tasks with an engine of its own: in the main thread, or one in each worker. */
export class TaskRunner {
  readonly #engine: Engine;
  readonly #joins: Joins;
  readonly #setup: TaskSetup;
  readonly #mapper: Mapper;
  readonly #kept: KeptJobs | null;
  #spill: SpillFile | null = null;
  #matcher: Matcher | null = null;

  /** @throws {RunError} where the folder of finished jobs cannot be made. */
  constructor(engine: Engine, joins: Joins, setup: TaskSetup) {
    this.#engine = engine;
    this.#joins = joins;
    this.#setup = setup;
    this.#mapper = new Mapper(engine, setup.plan);
    this.#kept = setup.resume === null ? null : new KeptJobs(setup.resume);
  }

  run(task: Task): unknown {
    switch (task.kind) {
      case 'map':
        return this.#mapAndSpill(task.job, task.spillTo);
      case 'match':
        return this.match(new SketchSet(task.parts), task.texts);
      case 'set-aside':
        return this.#matching().setAside(task.spans);
      case 'group':
        return this.#matching().group(task.partition, task.partitions);
      case 'link':
        return this.#matching().link(task.groups, task.ranges);
      case 'align':
        return this.#matching().align(task.seeds);
    }
  }

  /** Takes the texts that the tasks of matching are about. */
  match(set: SketchSet, texts: DistinctTexts): void {
    this.#matcher = new Matcher(this.#engine, this.#joins, this.#setup.plan, set, texts);
  }

  #matching(): Matcher {
    if (!this.#matcher) throw new Error('a task of matching came before the texts');
    return this.#matcher;
  }

  #mapAndSpill(job: Job, spillTo: string | null): MappedJob {
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
