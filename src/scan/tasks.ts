/** The tasks of threads in a scan, by name, and their results. */
import type { Engine } from '../kernel/engine.js';
import type { CutTexts } from '../match/bodies.js';
import type { PlacesByBlock } from '../match/contexts.js';
import type { DistinctTexts } from '../match/distinct-texts.js';
import type { KeptGroups } from '../match/fingerprint-groups.js';
import type { SeedRanges } from '../match/seeds.js';
import type { Plan } from '../options/plan.js';
import type { Job } from '../read/jobs.js';
import type { FieldNames } from '../read/record.js';
import type { KeptTexts } from '../store/kept-texts.js';
import { packBlock } from '../store/packed-block.js';
import { type SketchParts, SketchSet } from '../store/sketch-set.js';
import { joinWords, type SpillSpace, SpillWriter, type Words, wordsOf } from '../store/spill.js';
import type { Joins } from './joins.js';
import type { KeptJobs } from './kept-jobs.js';
import { type MappedJob, Mapper, mapJob, mapStdin, type Pack } from './map-job.js';
import { Matcher } from './matcher.js';

/** The groups of one partition; if they are on disk, their contexts are read by blocks. */
export interface GroupedPart extends KeptGroups {
  byBlock: PlacesByBlock | null;
}

/** The contexts of the places of one block, by partitions of groups. */
export interface BlockContexts {
  words: Words;
  ends: Uint32Array;
}

/** The parameters that all tasks of a scan share; plain data. */
export interface TaskSetup {
  plan: Plan;
  fields: FieldNames;
  /** The folder of finished jobs, or null. */
  resume: string | null;
}

/** One piece of work; plain data. */
export type Task =
  /** Read and sketch; blocks go to disk, or stay in memory if `spill` is null. */
  | { kind: 'map'; job: Job; spill: SpillSpace | null }
  /** Match these from now on. */
  | { kind: 'match'; parts: SketchParts; texts: DistinctTexts }
  | { kind: 'set-aside'; cut: CutTexts }
  | { kind: 'group'; partition: number; partitions: number; spill: SpillSpace | null }
  /** The contexts of places of groups in one block, by partitions. */
  | { kind: 'contexts'; block: number; lists: readonly Words[]; spill: SpillSpace }
  | {
      kind: 'link';
      groups: GroupedPart;
      contexts: readonly Words[];
      spill: SpillSpace | null;
    }
  | { kind: 'align'; pieces: readonly Words[] };

/** Does tasks with an engine of its own, in the main thread or in a worker. */
export class TaskRunner {
  readonly #engine: Engine;
  readonly #joins: Joins;
  readonly #setup: TaskSetup;
  readonly #mapper: Mapper;
  readonly #kept: KeptJobs | null;
  #writer: SpillWriter | null = null;
  #matcher: Matcher | null = null;

  /** @param kept the folder of finished jobs; null if there is none. */
  constructor(engine: Engine, joins: Joins, setup: TaskSetup, kept: KeptJobs | null) {
    this.#engine = engine;
    this.#joins = joins;
    this.#setup = setup;
    this.#mapper = new Mapper(engine, setup.plan);
    this.#kept = kept;
  }

  run(task: Task): unknown {
    switch (task.kind) {
      case 'map':
        return this.#mapAndSpill(task.job, task.spill);
      case 'match':
        return this.match(new SketchSet(task.parts), task.texts);
      case 'set-aside':
        return this.#matching().setAside(task.cut);
      case 'group':
        return this.#group(task.partition, task.partitions, task.spill);
      case 'link':
        return this.#link(task.groups, task.contexts, task.spill);
      case 'contexts':
        return this.#contexts(task.block, task.lists, task.spill);
      case 'align':
        return this.#matching().align(task.pieces);
    }
  }

  /**
   * Maps standard input piece by piece.
   * @param spillNow returns where blocks go from now on; null while they stay in memory.
   * @param texts takes the texts; null if they are not needed.
   */
  mapStdin(spillNow: () => SpillSpace | null, texts: KeptTexts | null): Generator<MappedJob> {
    const pack: Pack = (block) => {
      const spill = spillNow();
      return spill === null ? packBlock(block) : this.#writerTo(spill).pack(block);
    };
    return mapStdin(this.#setup.fields, this.#mapper, pack, texts);
  }

  /** Sets the texts for the tasks of matching. */
  match(set: SketchSet, texts: DistinctTexts): void {
    this.#matcher = new Matcher(this.#engine, this.#joins, this.#setup.plan, set, texts);
  }

  #matching(): Matcher {
    if (!this.#matcher) throw new Error('a task of matching came before the texts');
    return this.#matcher;
  }

  #group(partition: number, partitions: number, spill: SpillSpace | null): GroupedPart {
    const groups = this.#matching().group(partition, partitions);
    if (spill === null) return { ...groups, byBlock: null };
    const writer = this.#writerTo(spill);
    const { tokens, ends, rows } = this.#matching().placesByBlock(groups);
    return {
      starts: writer.addWords(groups.starts),
      texts: writer.addWords(groups.texts),
      positions: writer.addWords(groups.positions),
      byBlock: { tokens: writer.addWords(tokens), ends, rows: writer.addWords(rows) },
    };
  }

  #contexts(block: number, lists: readonly Words[], spill: SpillSpace): BlockContexts {
    const { words, ends } = this.#matching().contexts(block, lists);
    return { words: this.#writerTo(spill).addWords(words), ends };
  }

  #link(groups: GroupedPart, pieces: readonly Words[], spill: SpillSpace | null): SeedRanges {
    const { byBlock } = groups;
    const contexts = byBlock && { tokens: joinWords(pieces), rows: wordsOf(byBlock.rows) };
    const seeds = this.#matching().link(groups, contexts);
    if (spill === null) return seeds;
    return { ...seeds, words: this.#writerTo(spill).addWords(seeds.words) };
  }

  #writerTo(space: SpillSpace): SpillWriter {
    this.#writer ??= new SpillWriter(space);
    return this.#writer;
  }

  #mapAndSpill(job: Job, spill: SpillSpace | null): MappedJob {
    if (spill === null) return this.#keepOrMap(job, packBlock);
    const writer = this.#writerTo(spill);
    if (!this.#kept) return this.#map(job, (block) => writer.pack(block));
    const mapped = this.#keepOrMap(job, packBlock);
    return { ...mapped, blocks: mapped.blocks.map((block) => writer.add(block)) };
  }

  #keepOrMap(job: Job, pack: Pack): MappedJob {
    return this.#kept ? this.#keep(job, pack, this.#kept) : this.#map(job, pack);
  }

  #map(job: Job, pack: Pack): MappedJob {
    return mapJob(job, this.#setup.fields, this.#mapper, pack);
  }

  /** The kept result of the job; otherwise does the job and keeps its result. */
  #keep(job: Job, pack: Pack, kept: KeptJobs): MappedJob {
    const key = kept.keyOf(job, this.#setup);
    const known = key === null ? undefined : kept.find(key);
    if (known) return known;
    const mapped = this.#map(job, pack);
    // A file that was written to meanwhile no longer matches its key.
    if (key !== null && kept.keyOf(job, this.#setup) === key) kept.keep(key, mapped);
    return mapped;
  }
}
