/** The map half of a scan: lists the input, opens the pool, and reads and sketches all articles. */
import type { SkippedRecord } from '../article/skipped.js';
import { UsageError } from '../errors.js';
import type { Engine } from '../kernel/engine.js';
import type { TextKernel } from '../kernel/text-kernel.js';
import type { Plan } from '../options/plan.js';
import type { ScanOptions } from '../options/scan-options.js';
import { type SampledFile, sampleFiles } from '../read/html/sample-pages.js';
import { planJobs, withChrome } from '../read/jobs.js';
import { listGiven } from '../read/list.js';
import type { PassedOver } from '../read/passed-over.js';
import { isStdin } from '../read/read-job.js';
import type { Job } from '../read/reader.js';
import { type MappedJob, openJobCache } from '../store/job-cache.js';
import type { KeptTexts } from '../store/kept-texts.js';
import { defaultMemory, MemoryBudget } from '../store/memory-budget.js';
import { type Collection, collect } from './collect.js';
import type { ScanHooks } from './hooks.js';
import type { JoinStrategy } from './joins.js';
import { Pool } from './pool.js';
import { readOptions } from './read-options.js';

/** The parameters of the stages before matching. */
export interface Run {
  plan: Plan;
  engine: Engine;
  /** Reads and examines the texts of this thread. */
  kernel: TextKernel;
  joins: JoinStrategy;
  settings: ScanOptions;
  hooks: ScanHooks;
}

/** The input after listing. */
export interface ListedInput {
  jobs: Job[];
  /** The files by which the chrome of their sites is known. */
  sample: SampledFile[];
  inputBytes: number;
  files: number;
  skipped: SkippedRecord[];
  passedOver: PassedOver[];
}

/** For articles in memory: there is nothing to list. */
export const NO_INPUT: ListedInput = {
  ...{ jobs: [], sample: [], inputBytes: 0, files: 0 },
  ...{ skipped: [], passedOver: [] },
};

/**
 * Lists the inputs of some paths, and cuts them into jobs.
 * @throws {RunError} if there is no input and no path leads anywhere.
 */
export function listJobs(paths: readonly string[], { onProgress }: ScanHooks): ListedInput {
  onProgress?.({ phase: 'list', articles: 0, bytes: 0, totalBytes: 0 });
  const { inputs, skipped, passedOver } = listGiven(paths);
  const inputBytes = inputs.reduce((sum, input) => sum + input.bytes, 0);
  const [jobs, sample] = [planJobs(inputs), sampleFiles(inputs)];
  return { jobs, sample, inputBytes, files: inputs.length, skipped, passedOver };
}

/**
 * Opens the pool that does the tasks of a scan.
 * @throws {UsageError} if standard input is to be kept for a later run.
 */
export async function openPool(
  { jobs, inputBytes }: ListedInput,
  { plan, engine, kernel, joins, settings, hooks }: Run,
  keepsTexts: boolean,
): Promise<Pool> {
  const { workers, memory, resume } = settings;
  const { signal } = hooks;
  if (resume !== null && jobs.some(isStdin)) {
    throw new UsageError('--resume takes files and folders: standard input cannot be read again');
  }
  const budget = new MemoryBudget(memory ?? defaultMemory(), inputBytes, (notice) =>
    hooks.onSpill?.(notice),
  );
  const setup = { plan, reading: readOptions(settings), resume, keepsTexts };
  const cache = await openJobCache(resume);
  return new Pool(engine, kernel, joins, setup, {
    workers,
    inputBytes,
    jobs,
    budget,
    cache,
    signal,
  });
}

/** The map half over files and standard input: a survey of pages, then all articles. */
export async function readAndSketch(
  { jobs, sample, inputBytes, files }: ListedInput,
  pool: Pool,
  { kernel, settings, hooks: { onProgress } }: Run,
  texts: KeptTexts | null,
): Promise<Collection> {
  const progress = {
    ...{ phase: 'read' as const, articles: 0 },
    ...{ bytes: 0, totalBytes: inputBytes, files: 0, totalFiles: files },
  };
  const onJob = ({ blocks, bytesRead }: MappedJob, begun: number) => {
    for (const { count } of blocks) progress.articles += count;
    progress.bytes += bytesRead;
    progress.files += begun;
    onProgress?.({ ...progress });
  };
  const surveyed = await withChrome(jobs, await pool.survey(sample));
  return collect(await pool.map(surveyed, onJob, texts), settings.fieldText, texts, kernel);
}
