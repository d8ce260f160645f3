import { catalogueOf, factsOf, inverse, numberSources, textsByKeeping } from './article-facts.js';
import { UsageError } from './errors.js';
import type { Counts } from './group/counts.js';
import type { Engine } from './kernel/engine.js';
import { distinctTexts } from './match/distinct-texts.js';
import type { ScanOptions } from './option-tables.js';
import { validateOptions } from './options.js';
import { type Plan, planScan } from './plan.js';
import { type Collection, collect } from './pool/collect.js';
import { collectArticles } from './pool/collect-articles.js';
import { makeEngine } from './pool/make-engine.js';
import type { MappedJob } from './pool/map-job.js';
import { defaultMemory, MemoryBudget, type SpillNotice } from './pool/memory-budget.js';
import { Pool } from './pool/pool.js';
import { readIgnored } from './pool/read-ignored.js';
import { type Job, planJobs } from './read/jobs.js';
import { listInputs } from './read/list.js';
import type { TextPlace } from './read/read-again.js';
import type { FieldNames } from './read/record.js';
import type { SkippedRecord } from './read/skipped.js';
import { type Findings, joinsOf, reduce } from './reduce.js';
import {
  articleRecords,
  type Catalogue,
  passageRecords,
  repeatRecords,
} from './report/assemble.js';
import { clusterRecords } from './report/cluster-records.js';
import { seal } from './report/ndjson.js';
import type { ClusterRecord, LazyResult, ScanResult } from './report/records.js';

/** An article in memory. */
export interface Article {
  /** Names the article in results; each article has its own. */
  id: string;
  text: string;
  title?: string;
  /** ISO 8601, RFC 2822, or seconds or milliseconds since 1970. */
  date?: string;
  source?: string;
  url?: string;
}

/** How far a scan is. */
export interface ScanProgress {
  phase: 'list' | 'read' | 'match' | 'compare' | 'report';
  /** Articles and bytes of input read so far. */
  articles: number;
  bytes: number;
  totalBytes: number;
  /** Pairs compared so far, and all; where pairs are given. */
  pairs?: number;
  totalPairs?: number;
}

/** What a caller may want to know or stop while a scan runs. */
export interface ScanHooks {
  onProgress?: (progress: ScanProgress) => void;
  /** Told once, before sketches go to disk because they do not fit into `memory`. */
  onSpill?: (notice: SpillNotice) => void;
  /** Ends the scan between two jobs; the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
}

/** The way from a result back to the texts. */
interface WayBack {
  /** What each filter was given and let pass: where a result is empty, why. */
  counts: Counts;
  /**
   * The original text of an article, into which spans point; read again from where it came.
   * @throws {RangeError} for an id that is not in the results.
   * @throws {RunError} where the file has changed since.
   */
  textOf(articleId: string): string;
  /**
   * The file in which an article stands, and where in it; undefined for standard input and for
   * articles in memory.
   * @throws {RangeError} for an id that is not in the results.
   */
  placeOf(articleId: string): TextPlace | undefined;
}

/** The result of a scan, and the way back to the texts. */
export interface Scan extends ScanResult, WayBack {}

/** The same while its articles are made one after the other. */
export interface LazyScan extends LazyResult, WayBack {
  /** @throws {RangeError} for an id that is not in the results. */
  creditsOf(articleId: string): readonly string[];
}

/**
 * Scans articles: which are copies, which passages they share, what repeats inside each.
 *
 * Takes paths (files, folders, globs, or `-` for NDJSON on standard input) or articles in memory.
 * The result does not depend on the order of the input, on the number of workers or on the platform.
 * Cost: linear in the text; memory some 9 bytes a token beside the findings, or what `memory` says
 * and the findings.
 *
 * @throws {UsageError} that names every wrong option.
 */
export async function scan(
  input: readonly string[] | readonly Article[],
  options: Partial<ScanOptions> = {},
  hooks: ScanHooks = {},
): Promise<Scan> {
  return scanLazily(input, options, hooks, ({ articles, creditsOf: _, ...found }) =>
    seal({ ...found, articles: [...articles] }),
  );
}

/**
 * The same, with articles that are made as they are asked for, once or more often.
 * @param use what is made of the result: its articles are gone when it ends.
 */
export function scanLazily<Result>(
  input: readonly string[] | readonly Article[],
  options: Partial<ScanOptions>,
  hooks: ScanHooks,
  use: (found: LazyScan) => Result | Promise<Result>,
): Promise<Result> {
  const settings = validateOptions(options);
  return analyse(input, settings, hooks, (analysis) => use(lazyScan(analysis, settings)));
}

/** All that a scan knows before it writes records. */
export interface Analysis {
  plan: Plan;
  engine: Engine;
  collection: Collection;
  catalogue: Catalogue;
  findings: Findings;
  clusters: ClusterRecord[];
}

/**
 * The pipeline: read, sketch, match, group.
 * @param use what is made of the analysis; when it ends, threads and temporary files are gone.
 */
export async function analyse<Result>(
  input: readonly string[] | readonly Article[],
  settings: ScanOptions,
  hooks: ScanHooks,
  use: (analysis: Analysis) => Result | Promise<Result>,
): Promise<Result> {
  hooks.signal?.throwIfAborted();
  const plan = planScan(settings);
  const engine = await makeEngine(plan);
  const ignored = settings.ignore
    ? await readIgnored(settings.ignore, engine, fieldNames(settings))
    : { lines: [], skipped: [] };
  const listed = isArticles(input) ? NO_INPUT : await listJobs(input, hooks);
  const pool = openPool(listed, engine, plan, settings, hooks);
  try {
    const collection = isArticles(input)
      ? collectArticles(input, engine, plan)
      : await readAndSketch(listed, pool, plan, settings, hooks);
    const skipped = [...ignored.skipped, ...listed.skipped, ...collection.skipped];
    const complete = { ...collection, skipped };
    return await use(await match(complete, ignored.lines, engine, plan, settings, hooks));
  } finally {
    await pool.close();
  }
}

async function match(
  collection: Collection,
  ignored: readonly Uint32Array[],
  engine: Engine,
  plan: Plan,
  settings: ScanOptions,
  hooks: ScanHooks,
): Promise<Analysis> {
  const facts = factsOf(collection, settings);
  const texts = distinctTexts(engine, collection.set, facts.byDate);
  hooks.onProgress?.({ phase: 'match', ...progressOf(collection) });
  const catalogue = catalogueOf(collection, texts, facts, engine);
  const findings = reduce({
    engine,
    joins: await joinsOf(engine),
    set: collection.set,
    texts,
    order: textsByKeeping(facts.byKeeping, texts),
    sourceOf: numberSources(texts, facts.source),
    ignored,
    isCopied: (text) => catalogue.articlesOf(text).length > 1,
    isReference: (text) => catalogue.articlesOf(text).some(facts.isReference),
    plan,
  });
  hooks.onProgress?.({ phase: 'report', ...progressOf(collection) });
  const clusters = clusterRecords(findings, inverse(facts.byKeeping), catalogue);
  return { plan, engine, collection, catalogue, findings, clusters };
}

function isArticles(input: readonly string[] | readonly Article[]): input is readonly Article[] {
  return typeof input[0] === 'object';
}

/** What is to be read. */
interface ListedInput {
  jobs: Job[];
  inputBytes: number;
  skipped: SkippedRecord[];
}

const NO_INPUT: ListedInput = { jobs: [], inputBytes: 0, skipped: [] };

async function listJobs(paths: readonly string[], { onProgress }: ScanHooks): Promise<ListedInput> {
  onProgress?.({ phase: 'list', articles: 0, bytes: 0, totalBytes: 0 });
  const { inputs, skipped } = await listInputs([...paths]);
  const inputBytes = inputs.reduce((sum, input) => sum + input.bytes, 0);
  return { jobs: planJobs(inputs), inputBytes, skipped };
}

/** @throws {UsageError} where standard input is to be kept for a later run. */
function openPool(
  { jobs, inputBytes }: ListedInput,
  engine: Engine,
  plan: Plan,
  options: ScanOptions,
  { onSpill }: ScanHooks,
): Pool {
  const { workers, memory, resume } = options;
  if (resume !== null && jobs.some((job) => job.kind === 'stdin')) {
    throw new UsageError('--resume takes files and folders: standard input cannot be read again');
  }
  const budget = new MemoryBudget(memory ?? defaultMemory(), inputBytes, (notice) =>
    onSpill?.(notice),
  );
  const setup = { plan, fields: fieldNames(options), resume };
  return new Pool(engine, setup, { workers, inputBytes, jobs, budget });
}

/** The map half over files and standard input. */
async function readAndSketch(
  { jobs, inputBytes }: ListedInput,
  pool: Pool,
  plan: Plan,
  options: ScanOptions,
  { onProgress, signal }: ScanHooks,
): Promise<Collection> {
  const progress = { phase: 'read' as const, articles: 0, bytes: 0, totalBytes: inputBytes };
  const onJob = ({ blocks }: MappedJob) => {
    for (const { count, textBytes } of blocks) {
      progress.articles += count;
      for (const bytes of textBytes) progress.bytes += bytes;
    }
    onProgress?.({ ...progress });
  };
  const mapped = await pool.map(onJob, signal);
  return collect(jobs, mapped, plan.shape.slots, options.fieldText);
}

/** The names of the fields of a record, by the options. */
export function fieldNames(options: ScanOptions): FieldNames {
  return {
    id: options.fieldId,
    text: options.fieldText,
    title: options.fieldTitle,
    date: options.fieldDate,
    source: options.source,
    url: options.fieldUrl,
  };
}

function progressOf({ set, ids }: Collection): Omit<ScanProgress, 'phase'> {
  let bytes = 0;
  for (const article of ids.keys()) bytes += set.textBytes(article);
  return { articles: ids.length, bytes, totalBytes: bytes };
}

function lazyScan(
  { collection, catalogue, findings, clusters }: Analysis,
  { offsets }: ScanOptions,
): LazyScan {
  const { set, ids, skipped } = collection;
  const passages = passageRecords(findings.families, findings.boilerplate, catalogue);
  const repeats = repeatRecords(collection.blocks, catalogue);
  let words = 0;
  for (let article = 0; article < set.count; article++) words += set.wordCount(article);
  const numberOf = (articleId: string): number => {
    const article = findSorted(ids, articleId);
    if (article < 0) throw new RangeError(`no article "${articleId}" in the results`);
    return article;
  };
  return {
    articles: articleRecords(clusters, findings.coverage, catalogue),
    clusters,
    passages,
    repeats,
    skipped,
    summary: {
      type: 'summary',
      articles: set.count,
      words,
      bytes: progressOf(collection).bytes,
      clusters: clusters.length,
      passages: passages.length,
      repeats: repeats.length,
      skipped: skipped.length,
      offsets,
      digest: '',
    },
    counts: findings.counts,
    textOf: (articleId) => collection.textOf(numberOf(articleId)),
    placeOf: (articleId) => collection.placeOf(numberOf(articleId)),
    creditsOf: (articleId) => catalogue.credits(numberOf(articleId)),
  };
}

/** Where a string stands in a sorted list; -1 where it does not. */
function findSorted(sorted: readonly string[], wanted: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted ? low : -1;
}
