/** The tasks of threads in a scan, by name, and their results. */
import type { PageFacts } from '../extract/chrome.js';
import type { Engine } from '../kernel/engine.js';
import type { TextKernel } from '../kernel/text-kernel.js';
import type { CutTexts } from '../match/compared-texts.js';
import type { PlacesByBlock } from '../match/contexts.js';
import type { DistinctTexts } from '../match/distinct-texts.js';
import type { StoredGroups } from '../match/fingerprint-groups.js';
import type { SeedRanges } from '../match/seeds.js';
import type { Plan } from '../options/plan.js';
import type { SampledFile } from '../read/html/sample-pages.js';
import { isSeekable } from '../read/read-again.js';
import type { Job, Reading, ReadOptions } from '../read/reader.js';
import { parametersOf } from '../store/block-header.js';
import type { JobCache, MappedJob } from '../store/job-cache.js';
import { type SketchParts, SketchSet } from '../store/sketch-set.js';
import { type Put, SketchStore } from '../store/sketch-store.js';
import type { SpillSpace } from '../store/spill.js';
import { type Column, concatColumns, loadColumn } from '../store/stored-columns.js';
import { jobKey } from './job-key.js';
import type { JoinStrategy } from './joins.js';
import { Mapper, type Mapping, mapInPieces, mapJob, textsOf } from './map-job.js';
import { Matcher } from './matcher.js';

/** The groups of one partition; if they are on disk, their contexts are read by blocks. */
export interface GroupedPart extends StoredGroups {
  byBlock: PlacesByBlock | null;
}

/** The contexts of the places of one block, by partitions of groups. */
export interface BlockContexts {
  words: Column;
  ends: Uint32Array;
}

/** The parameters that all tasks of a scan share; plain data. */
export interface TaskSetup {
  plan: Plan;
  reading: ReadOptions;
  /** The folder of finished jobs, or null. */
  resume: string | null;
  /** Whether texts that cannot be read again are kept. */
  keepsTexts: boolean;
}

/** One piece of work; plain data. */
export type Task =
  /** The facts about the pages of some files by which the chrome of sites is known. */
  | { kind: 'survey'; files: readonly SampledFile[] }
  /** Read and sketch; blocks go to disk, or stay in memory if `spill` is null. */
  | { kind: 'map'; job: Job; spill: SpillSpace | null }
  /** Match these from now on. */
  | { kind: 'match'; parts: SketchParts; texts: DistinctTexts }
  | { kind: 'set-aside'; cut: CutTexts }
  | { kind: 'group'; partition: number; partitions: number; spill: SpillSpace | null }
  /** The contexts of places of groups in one block, by partitions. */
  | { kind: 'contexts'; block: number; lists: readonly Column[]; spill: SpillSpace }
  | {
      kind: 'link';
      groups: GroupedPart;
      contexts: readonly Column[];
      spill: SpillSpace | null;
    }
  | { kind: 'align'; pieces: readonly Column[] }
  | { kind: 'compare'; pairs: Uint32Array };

/** Does tasks with an engine and a kernel of its own, in the main thread or in a worker. */
export class TaskRunner {
  readonly #engine: Engine;
  readonly #joins: JoinStrategy;
  readonly #setup: TaskSetup;
  readonly #reading: Reading;
  readonly #mapper: Mapper;
  readonly #store: SketchStore;
  #matcher: Matcher | null = null;

  /** @param cache the folder of finished jobs; null if there is none. */
  constructor(
    engine: Engine,
    kernel: TextKernel,
    joins: JoinStrategy,
    setup: TaskSetup,
    cache: JobCache | null,
  ) {
    this.#engine = engine;
    this.#joins = joins;
    this.#setup = setup;
    this.#reading = { options: setup.reading, kernel };
    const store = new SketchStore(parametersOf(setup.plan), cache);
    this.#store = store;
    this.#mapper = new Mapper(engine, setup.plan, (block) => store.put(block));
  }

  /** Does a task, one at a time; a format whose library is asynchronous is read by a promise. */
  run(task: Task): unknown {
    if ('spill' in task) this.#store.use(task.spill);
    switch (task.kind) {
      case 'survey':
        return surveyPagesOf(task.files);
      case 'map':
        return this.#map(task.job);
      case 'match':
        return this.match(new SketchSet(task.parts), task.texts);
      case 'set-aside':
        return this.#matching().setAside(task.cut);
      case 'group':
        return this.#group(task.partition, task.partitions);
      case 'link':
        return this.#link(task.groups, task.contexts);
      case 'contexts':
        return this.#contexts(task.block, task.lists);
      case 'align':
        return this.#matching().align(task.pieces);
      case 'compare':
        return this.#matching().compare(task.pairs);
    }
  }

  /**
   * Maps a job piece by piece.
   * @param spillNow returns where blocks go from now on; null while they stay in memory.
   */
  mapInPieces(job: Job, spillNow: () => SpillSpace | null): AsyncGenerator<MappedJob> {
    const put: Put = (block) => {
      this.#store.use(spillNow());
      return this.#store.put(block);
    };
    return mapInPieces(job, this.#mapping(), put);
  }

  /** Sets the texts for the tasks of matching. */
  match(set: SketchSet, texts: DistinctTexts): void {
    this.#matcher = new Matcher(this.#engine, this.#joins, this.#setup.plan, set, texts);
  }

  #matching(): Matcher {
    if (!this.#matcher) throw new Error('a task of matching came before the texts');
    return this.#matcher;
  }

  #group(partition: number, partitions: number): GroupedPart {
    const groups = this.#matching().group(partition, partitions);
    const store = this.#store;
    if (store.isInMemory) return { ...groups, byBlock: null };
    const { tokens, ends, rows } = this.#matching().placesByBlock(groups);
    return {
      starts: store.putColumn(groups.starts),
      texts: store.putColumn(groups.texts),
      positions: store.putColumn(groups.positions),
      byBlock: { tokens: store.putColumn(tokens), ends, rows: store.putColumn(rows) },
    };
  }

  #contexts(block: number, lists: readonly Column[]): BlockContexts {
    const { words, ends } = this.#matching().contexts(block, lists);
    return { words: this.#store.putColumn(words), ends };
  }

  #link(groups: GroupedPart, pieces: readonly Column[]): SeedRanges {
    const { byBlock } = groups;
    const contexts = byBlock && { tokens: concatColumns(pieces), rows: loadColumn(byBlock.rows) };
    const seeds = this.#matching().link(groups, contexts);
    return { ...seeds, words: this.#store.putColumn(seeds.words) };
  }

  async #map(job: Job): Promise<MappedJob> {
    const { keepsTexts } = this.#setup;
    const mapped = await this.#store.job(
      ({ newChecksum }) => jobKey(job, this.#setup, newChecksum()),
      (put) => mapJob(job, this.#mapping(), put),
    );
    // A job from the folder of finished jobs comes without its texts.
    const lacksTexts = keepsTexts && mapped.texts === null && !mapped.sources.every(isSeekable);
    if (!lacksTexts) return mapped;
    return { ...mapped, texts: await textsOf(job, this.#reading, mapped.blocks) };
  }

  #mapping(): Mapping {
    return {
      reading: this.#reading,
      mapper: this.#mapper,
      keepsTexts: this.#setup.keepsTexts,
    };
  }
}

/** The code that reads pages is loaded only for them. */
async function surveyPagesOf(files: readonly SampledFile[]): Promise<PageFacts[]> {
  const { surveyPages } = await import('../read/html/survey-pages.js');
  return surveyPages(files);
}
