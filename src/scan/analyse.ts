import { ARTICLE_FIELDS, FIELDS, type FieldNames } from '../article/fields.js';
import type { SkippedRecord } from '../article/skipped.js';
import { RunError, UsageError } from '../errors.js';
import { checkInstalled } from '../extract/extractors.js';
import type { UnreadDates } from '../group/moments.js';
import type { Engine } from '../kernel/engine.js';
import { TextKernel } from '../kernel/text-kernel.js';
import { distinctTexts } from '../match/distinct-texts.js';
import { type Plan, planScan } from '../options/plan.js';
import type { ScanOptions } from '../options/scan-options.js';
import { type Abortion, inPieces, pause } from '../pool/abort.js';
import { planSurveyed } from '../read/jobs.js';
import { listInputs } from '../read/list.js';
import type { PassedOver } from '../read/passed-over.js';
import { isStdin } from '../read/read-job.js';
import type { Job, ReadOptions } from '../read/reader.js';
import type { Catalogue } from '../records/assemble.js';
import { type ClusterRecords, clusterRecords } from '../records/cluster-records.js';
import { type MappedJob, openJobCache } from '../store/job-cache.js';
import { KeptTexts } from '../store/kept-texts.js';
import { defaultMemory, MemoryBudget, type SpillNotice } from '../store/memory-budget.js';
import {
  type ArticleFacts,
  catalogueOf,
  factsOf,
  inverse,
  numberSources,
} from './article-facts.js';
import { checkFields } from './check-fields.js';
import { type Collection, collect } from './collect.js';
import { collectArticles } from './collect-articles.js';
import { checkHooks, type ScanInput, takeInput } from './input.js';
import { type JoinStrategy, joinStrategyFor } from './joins.js';
import { makeEngine } from './make-engine.js';
import { Pool } from './pool.js';
import { readIgnored } from './read-ignored.js';
import { type Findings, type Matching, reduce, reduceForPairs } from './reduce.js';
import type { ReduceInput } from './stages.js';

/** The progress of a scan. */
export interface ScanProgress {
  phase: 'list' | 'read' | 'match' | 'link' | 'align' | 'compare' | 'report';
  /** Articles and bytes of input read so far. */
  articles: number;
  bytes: number;
  totalBytes: number;
  /** Finished parts of the phase, and all parts, in the phases that threads share. */
  parts?: number;
  totalParts?: number;
  /** Compared pairs so far, and all pairs, if pairs are given. */
  pairs?: number;
  totalPairs?: number;
}

/** Hooks by which a caller follows a scan while it runs, or stops it. */
export interface ScanHooks {
  onProgress?: (progress: ScanProgress) => void;
  /** Called once, before sketches go to disk because they do not fit into `memory`. */
  onSpill?: (notice: SpillNotice) => void;
  /**
   * An `AbortSignal` that ends the run within a second: at once in threads, else between two pieces
   * of work. The promise is rejected with the signal's reason.
   */
  signal?: Abortion | undefined;
}

/** The progress of a scan that has read all of its input. */
type ReadTotals = Pick<ScanProgress, 'articles' | 'bytes' | 'totalBytes'>;

/** Articles after reading and sketching, with all data for matching. */
interface Prepared {
  plan: Plan;
  engine: Engine;
  hooks: ScanHooks;
  collection: Collection;
  catalogue: Catalogue;
  facts: ArticleFacts;
  /** Files that were passed over, by the folders and globs that were read. */
  passedOver: PassedOver[];
  /** Articles and bytes that were read. */
  read: ReadTotals;
  /** The input of the reduce half. */
  corpus: ReduceInput;
  /** Ends the threads and removes temporary files, from which some of the above is read. */
  close(): Promise<void>;
}

/** The results of a scan before it writes records. */
export interface Analysis
  extends ClusterRecords,
    Pick<
      Prepared,
      'plan' | 'engine' | 'collection' | 'catalogue' | 'read' | 'passedOver' | 'close'
    > {
  findings: Findings;
  unreadDates: UnreadDates[];
}

/** The parameters of the stages before matching. */
interface Run {
  plan: Plan;
  engine: Engine;
  /** Reads and examines the texts of this thread. */
  kernel: TextKernel;
  joins: JoinStrategy;
  settings: ScanOptions;
  hooks: ScanHooks;
}

/**
 * The pipeline of a scan: list, read and sketch; join, link, align and cluster; the facts of
 * records. The caller closes the analysis.
 * @param needs whether texts will be requested that cannot be read again; they take memory or disk.
 */
export async function analyse(
  input: ScanInput,
  settings: ScanOptions,
  hooks: ScanHooks,
  needs: { texts: boolean },
): Promise<Analysis> {
  const prepared = await prepare(input, settings, hooks, needs);
  return closedOnError(prepared, async () => conclude(prepared, await reduce(prepared.corpus)));
}

/** {@link analyse} with the results of all stages, for questions about single pairs. */
export async function analyseForPairs(
  input: ScanInput,
  settings: ScanOptions,
  hooks: ScanHooks,
): Promise<Analysis & { matching: Matching }> {
  const prepared = await prepare(input, settings, hooks, { texts: false });
  return closedOnError(prepared, async () => {
    const { findings, matching } = await reduceForPairs(prepared.corpus);
    return { ...(await conclude(prepared, findings)), matching };
  });
}

async function closedOnError<Result>(
  { close }: Pick<Prepared, 'close'>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await close();
    throw error;
  }
}

/** Lists, reads and sketches the input. */
async function prepare(
  input: ScanInput,
  settings: ScanOptions,
  hooks: ScanHooks,
  needs: { texts: boolean },
): Promise<Prepared> {
  checkHooks(hooks);
  hooks.signal?.throwIfAborted();
  const { paths, articles } = await takeInput(input);
  const plan = planScan(settings);
  const engine = await makeEngine(plan);
  const joins = await joinStrategyFor(engine);
  const kernel = new TextKernel();
  const run: Run = { plan, engine, kernel, joins, settings, hooks };
  const ignored = settings.ignore
    ? await readIgnored(settings.ignore, engine, { options: readOptions(settings), kernel })
    : { lines: [], skipped: [] };
  const listed = paths === null ? NO_INPUT : await listJobs(paths, hooks);
  const pool = await openPool(listed, run, needs.texts);
  const close = () => pool.close();
  return closedOnError({ close }, async () => {
    const read =
      articles === null
        ? await readAndSketch(listed, pool, run, needs.texts ? new KeptTexts() : null)
        : await inPieces(collectArticles(articles, engine, kernel, plan), hooks.signal);
    checkFields(read, settings);
    const skipped = [...ignored.skipped, ...listed.skipped, ...read.skipped];
    const collection = { ...read, skipped };
    const described = await describe(collection, ignored.lines, pool, run);
    const { passedOver } = listed;
    return { plan, engine, hooks, collection, ...described, passedOver, close };
  });
}

/** The facts about the articles, and the input that they give to the reduce half. */
async function describe(
  collection: Collection,
  ignored: readonly Uint32Array[],
  pool: Pool,
  { plan, engine, joins, settings, hooks }: Run,
): Promise<Pick<Prepared, 'catalogue' | 'facts' | 'read' | 'corpus'>> {
  const facts = factsOf(engine, collection, settings);
  await pause(hooks.signal);
  const texts = distinctTexts(engine, collection.set, facts.byDate);
  const read = totalsOf(collection);
  const catalogue = catalogueOf(collection, texts, facts, engine);
  await pause(hooks.signal);
  const corpus: ReduceInput = {
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
    signal: hooks.signal,
    onPart: (phase, parts, totalParts) => hooks.onProgress?.({ phase, ...read, parts, totalParts }),
  };
  return { catalogue, facts, read, corpus };
}

/** Adds the facts of records to the findings. */
async function conclude(prepared: Prepared, findings: Findings): Promise<Analysis> {
  const { plan, engine, hooks, collection, catalogue, facts, read, passedOver, close } = prepared;
  hooks.onProgress?.({ phase: 'report', ...read });
  await pause(hooks.signal);
  const clusters = clusterRecords(findings, inverse(facts.byKeeping), catalogue);
  await pause(hooks.signal);
  const { unreadDates } = facts;
  return {
    ...{ plan, engine, collection, catalogue, read, passedOver, close },
    ...{ findings, unreadDates },
    ...clusters,
  };
}

/** The input after listing. */
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
  return { jobs: await planSurveyed(inputs), inputBytes, skipped, passedOver };
}

/** @throws {UsageError} if standard input is to be kept for a later run. */
async function openPool(
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

/** The map half over files and standard input. */
async function readAndSketch(
  { inputBytes }: ListedInput,
  pool: Pool,
  { kernel, settings, hooks: { onProgress } }: Run,
  texts: KeptTexts | null,
): Promise<Collection> {
  const progress = { phase: 'read' as const, articles: 0, bytes: 0, totalBytes: inputBytes };
  const onJob = ({ blocks, bytesRead }: MappedJob) => {
    for (const { count } of blocks) progress.articles += count;
    progress.bytes += bytesRead;
    onProgress?.({ ...progress });
  };
  return collect(await pool.map(onJob, texts), settings.fieldText, texts, kernel);
}

/**
 * How input is read, according to the options.
 * @throws RunError if the extractor is not installed.
 */
export function readOptions(options: ScanOptions): ReadOptions {
  const names = ARTICLE_FIELDS.map((field) => [field, options[FIELDS[field].option]]);
  const { encoding, extractor, maxSize, maxRatio } = options;
  checkInstalled(extractor);
  const fields = Object.fromEntries(names) as FieldNames;
  return { fields, encoding, extractor, maxSize, maxRatio };
}

function totalsOf({ set }: Collection): ReadTotals {
  let bytes = 0;
  for (let article = 0; article < set.count; article++) bytes += set.textBytes(article);
  return { articles: set.count, bytes, totalBytes: bytes };
}
