import { ARTICLE_FIELDS, FIELDS, type FieldNames } from '../article/fields.js';
import type { SkippedRecord } from '../article/skipped.js';
import { RunError, UsageError } from '../errors.js';
import type { UnreadDates } from '../group/moments.js';
import type { Engine } from '../kernel/engine.js';
import { distinctTexts } from '../match/distinct-texts.js';
import { type Plan, planScan } from '../options/plan.js';
import type { ScanOptions } from '../options/scan-options.js';
import { type Abortion, pause } from '../pool/abort.js';
import { planJobs } from '../read/jobs.js';
import { listInputs } from '../read/list.js';
import type { PassedOver } from '../read/passed-over.js';
import { isStream } from '../read/read-job.js';
import type { Job, ReadOptions } from '../read/reader.js';
import type { Catalogue } from '../records/assemble.js';
import { type ClusterRecords, clusterRecords } from '../records/cluster-records.js';
import { type MappedJob, openJobCache } from '../store/job-cache.js';
import { KeptTexts } from '../store/kept-texts.js';
import { defaultMemory, MemoryBudget, type SpillNotice } from '../store/memory-budget.js';
import { catalogueOf, factsOf, inverse, numberSources } from './article-facts.js';
import { type Collection, collect } from './collect.js';
import { collectArticles } from './collect-articles.js';
import { checkHooks, type ScanInput, takeInput } from './input.js';
import { type Joins, joinsOf } from './joins.js';
import { makeEngine } from './make-engine.js';
import { Pool } from './pool.js';
import { readIgnored } from './read-ignored.js';
import { type Findings, reduce } from './reduce.js';

/** How far a scan is. */
export interface ScanProgress {
  phase: 'list' | 'read' | 'match' | 'link' | 'align' | 'compare' | 'report';
  /** Articles and bytes of input read so far. */
  articles: number;
  bytes: number;
  totalBytes: number;
  /** Parts of the phase that are done, and all; in the phases that threads share out. */
  parts?: number;
  totalParts?: number;
  /** Pairs compared so far, and all; where pairs are given. */
  pairs?: number;
  totalPairs?: number;
}

/** What a caller may want to know or stop while a scan runs. */
export interface ScanHooks {
  onProgress?: (progress: ScanProgress) => void;
  /** Told once, before sketches go to disk because they do not fit into `memory`. */
  onSpill?: (notice: SpillNotice) => void;
  /**
   * An `AbortSignal`, which ends the run: what threads do at once, else between two pieces of work. The
   * promise is rejected with the signal's reason.
   */
  signal?: Abortion | undefined;
}

/** All that a scan knows before it writes records. */
export interface Analysis extends ClusterRecords {
  plan: Plan;
  engine: Engine;
  collection: Collection;
  /** Files that were passed over, by the folders and globs that were read. */
  passedOver: PassedOver[];
  catalogue: Catalogue;
  findings: Findings;
  unreadDates: UnreadDates[];
  /** Ends the threads and removes temporary files, from which some of the above is read. */
  close(): Promise<void>;
}

/** What all stages of one scan are told. */
interface Run {
  plan: Plan;
  engine: Engine;
  joins: Joins;
  settings: ScanOptions;
  hooks: ScanHooks;
  isExplained: boolean;
}

/** What the caller of {@link analyse} will ask for. */
export interface Wanted {
  /** Texts of standard input, which take memory or disk. */
  texts: boolean;
  /** The intermediate results of matching. */
  matching: boolean;
}

/** The pipeline: read, sketch, match, group. The caller closes the analysis. */
export async function analyse(
  input: ScanInput,
  settings: ScanOptions,
  hooks: ScanHooks,
  wanted: Wanted,
): Promise<Analysis> {
  checkHooks(hooks);
  hooks.signal?.throwIfAborted();
  const { paths, articles } = await takeInput(input);
  const plan = planScan(settings);
  const engine = await makeEngine(plan);
  const joins = await joinsOf(engine);
  const run: Run = { plan, engine, joins, settings, hooks, isExplained: wanted.matching };
  const ignored = settings.ignore
    ? await readIgnored(settings.ignore, engine, readOptions(settings))
    : { lines: [], skipped: [] };
  const listed = paths === null ? NO_INPUT : await listJobs(paths, hooks);
  const pool = await openPool(listed, run);
  try {
    const collection =
      articles === null
        ? await readAndSketch(listed, pool, run, wanted.texts ? new KeptTexts() : null)
        : collectArticles(articles, engine, plan);
    const skipped = [...ignored.skipped, ...listed.skipped, ...collection.skipped];
    const matched = await match({ ...collection, skipped }, ignored.lines, pool, run);
    return { ...matched, passedOver: listed.passedOver, close: () => pool.close() };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

async function match(
  collection: Collection,
  ignored: readonly Uint32Array[],
  pool: Pool,
  { plan, engine, joins, settings, hooks, isExplained }: Run,
): Promise<Omit<Analysis, 'passedOver' | 'close'>> {
  const facts = factsOf(engine, collection, settings);
  await pause(hooks.signal);
  const texts = distinctTexts(engine, collection.set, facts.byDate);
  const read = progressOf(collection);
  const catalogue = catalogueOf(collection, texts, facts, engine);
  await pause(hooks.signal);
  const findings = await reduce({
    engine,
    joins,
    pool,
    set: collection.set,
    texts,
    numberSources: () => numberSources(texts, facts.source),
    articlesOf: catalogue.articlesOf,
    sourceOf: catalogue.sourceOf,
    ignored,
    isCopied: catalogue.isCopied,
    plan,
    relations: new Set(settings.relations),
    isExplained,
    onPart: (phase, parts, totalParts) => hooks.onProgress?.({ phase, ...read, parts, totalParts }),
  });
  hooks.onProgress?.({ phase: 'report', ...read });
  await pause(hooks.signal);
  const clusters = clusterRecords(findings, inverse(facts.byKeeping), catalogue);
  const { unreadDates } = facts;
  return { plan, engine, collection, catalogue, findings, unreadDates, ...clusters };
}

/** What is to be read. */
interface ListedInput {
  jobs: Job[];
  inputBytes: number;
  skipped: SkippedRecord[];
  passedOver: PassedOver[];
}

const NO_INPUT: ListedInput = { jobs: [], inputBytes: 0, skipped: [], passedOver: [] };

async function listJobs(paths: readonly string[], { onProgress }: ScanHooks): Promise<ListedInput> {
  onProgress?.({ phase: 'list', articles: 0, bytes: 0, totalBytes: 0 });
  const { inputs, skipped, passedOver } = await listInputs([...paths]);
  const isMissing = skipped.length > 0 && skipped.every(({ reason }) => reason === 'missing');
  if (inputs.length === 0 && isMissing) {
    const lines = skipped.map(({ path, reason, message }) => `${path}: ${reason}, ${message}`);
    throw new RunError(lines.join('\n'));
  }
  const inputBytes = inputs.reduce((sum, input) => sum + input.bytes, 0);
  return { jobs: planJobs(inputs), inputBytes, skipped, passedOver };
}

/** @throws {UsageError} where standard input is to be kept for a later run. */
async function openPool(
  { jobs, inputBytes }: ListedInput,
  { plan, engine, joins, settings, hooks }: Run,
): Promise<Pool> {
  const { workers, memory, resume } = settings;
  const { signal } = hooks;
  if (resume !== null && jobs.some(isStream)) {
    throw new UsageError('--resume takes files and folders: standard input cannot be read again');
  }
  const budget = new MemoryBudget(memory ?? defaultMemory(), inputBytes, (notice) =>
    hooks.onSpill?.(notice),
  );
  const setup = { plan, reading: readOptions(settings), resume };
  const cache = await openJobCache(resume);
  return new Pool(engine, joins, setup, { workers, inputBytes, jobs, budget, cache, signal });
}

/** The map half over files and standard input. */
async function readAndSketch(
  { inputBytes }: ListedInput,
  pool: Pool,
  { settings, hooks: { onProgress } }: Run,
  texts: KeptTexts | null,
): Promise<Collection> {
  const progress = { phase: 'read' as const, articles: 0, bytes: 0, totalBytes: inputBytes };
  const onJob = ({ blocks }: MappedJob) => {
    for (const { count, textBytes } of blocks) {
      progress.articles += count;
      for (const bytes of textBytes) progress.bytes += bytes;
    }
    onProgress?.({ ...progress });
  };
  return collect(await pool.map(onJob, texts), settings.fieldText, texts);
}

/** How input is read, by the options. */
export function readOptions(options: ScanOptions): ReadOptions {
  const names = ARTICLE_FIELDS.map((field) => [field, options[FIELDS[field].option]]);
  return { fields: Object.fromEntries(names) as FieldNames, encoding: options.encoding };
}

export function progressOf({ set }: Collection): Omit<ScanProgress, 'phase'> {
  let bytes = 0;
  for (let article = 0; article < set.count; article++) bytes += set.textBytes(article);
  return { articles: set.count, bytes, totalBytes: bytes };
}
