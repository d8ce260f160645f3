import { keepOrder } from './group/keep.js';
import type { Engine } from './kernel/engine.js';
import { type DistinctTexts, distinctTexts, NO_TEXT } from './match/distinct-texts.js';
import { type ScanOptions, validateOptions } from './options.js';
import { type Plan, planScan } from './plan.js';
import { type Collection, collect } from './pool/collect.js';
import { collectArticles } from './pool/collect-articles.js';
import { makeEngine } from './pool/make-engine.js';
import { mapJobs } from './pool/pool.js';
import { planJobs } from './read/jobs.js';
import { listInputs } from './read/list.js';
import type { FieldNames } from './read/record.js';
import { joinsOf, reduce } from './reduce.js';
import {
  articleRecords,
  type Catalogue,
  clusterRecords,
  passageRecords,
  repeatRecords,
} from './report/assemble.js';
import { renderNdjson } from './report/ndjson.js';
import type { ScanResult } from './report/records.js';
import { digestOf } from './sketch/exact-hash.js';
import { parseDate } from './text/dates.js';

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
  /** Ends the scan between two jobs; the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
}

/** The result of a scan, and the way back to the texts. */
export interface Scan extends ScanResult {
  /**
   * The original text of an article, into which spans point; read again from where it came.
   * @throws {RangeError} for an id that is not in the results.
   * @throws {RunError} where the file has changed since.
   */
  textOf(articleId: string): string;
}

/**
 * Scans articles: which are copies, which passages they share, what repeats inside each.
 *
 * Takes paths (files, folders, globs, or `-` for NDJSON on standard input) or articles in memory.
 * The result does not depend on the order of the input, on the number of workers or on the platform.
 * Cost: linear in the text; memory some 9 bytes a token beside the findings.
 *
 * @throws {UsageError} that names every wrong option.
 */
export async function scan(
  input: readonly string[] | readonly Article[],
  options: Partial<ScanOptions> = {},
  hooks: ScanHooks = {},
): Promise<Scan> {
  const settings = validateOptions(options);
  const plan = planScan(settings);
  const engine = await makeEngine(plan);
  const collection = isArticles(input)
    ? collectArticles(input, engine, plan)
    : await readAndSketch(input, engine, plan, settings, hooks);
  const facts = factsOf(collection, settings);
  const texts = distinctTexts(engine, collection.set, facts.byDate);
  hooks.onProgress?.({ phase: 'match', ...progressOf(collection) });
  const catalogue = catalogueOf(collection, texts, facts.dates, engine);
  const findings = reduce({
    engine,
    joins: await joinsOf(engine),
    set: collection.set,
    texts,
    order: textsByKeeping(facts.byKeeping, texts),
    isCopied: (text) => catalogue.articlesOf(text).length > 1,
    plan,
  });
  hooks.onProgress?.({ phase: 'report', ...progressOf(collection) });
  const keepRank = inverse(facts.byKeeping);
  const clusters = clusterRecords(findings.clusters, findings.aligned, keepRank, catalogue);
  return withSummary(collection, settings, {
    articles: articleRecords(clusters, findings.covered, catalogue),
    clusters,
    passages: passageRecords(findings.families, catalogue),
    repeats: repeatRecords(collection.blocks, catalogue),
    skipped: collection.skipped,
  });
}

function isArticles(input: readonly string[] | readonly Article[]): input is readonly Article[] {
  return typeof input[0] === 'object';
}

/** The map half over files and standard input. */
async function readAndSketch(
  paths: readonly string[],
  engine: Engine,
  plan: Plan,
  options: ScanOptions,
  { onProgress, signal }: ScanHooks,
): Promise<Collection> {
  onProgress?.({ phase: 'list', articles: 0, bytes: 0, totalBytes: 0 });
  const { inputs, skipped } = await listInputs([...paths]);
  const jobs = planJobs(inputs);
  const inputBytes = inputs.reduce((sum, input) => sum + input.bytes, 0);
  const progress = { phase: 'read' as const, articles: 0, bytes: 0, totalBytes: inputBytes };
  const mapped = await mapJobs(jobs, engine, {
    plan,
    fields: fieldNames(options),
    workers: options.workers,
    inputBytes,
    signal,
    onJob: ({ blocks }) => {
      for (const { count, textBytes } of blocks) {
        progress.articles += count;
        for (const bytes of textBytes) progress.bytes += bytes;
      }
      onProgress?.(progress);
    },
  });
  const collection = collect(jobs, mapped, plan.shape.slots, options.fieldText);
  return { ...collection, skipped: [...skipped, ...collection.skipped] };
}

/** The names of the fields of a record, by the options. */
export function fieldNames(options: ScanOptions): FieldNames {
  return {
    id: options.fieldId,
    text: options.fieldText,
    title: options.fieldTitle,
    date: options.fieldDate,
    source: options.fieldSource,
    url: options.fieldUrl,
  };
}

/** Dates, and articles in the two orders that matter: of time and of keeping. */
function factsOf({ set, ids }: Collection, { keep }: ScanOptions) {
  const articles = Array.from(ids.keys());
  const facts = {
    dates: Float64Array.from(articles, (article) => parseDate(set.string(article, 'date'))),
    tokens: Uint32Array.from(articles, (article) => set.tokenCount(article)),
    source: (article: number) => set.string(article, 'source'),
  };
  const byDate = keepOrder(['earliest'], facts);
  return { dates: facts.dates, byDate, byKeeping: keepOrder(keep, facts) };
}

function catalogueOf(
  { set, ids }: Collection,
  texts: DistinctTexts,
  dates: Float64Array,
  engine: Engine,
): Catalogue {
  const lists: number[][] = Array.from({ length: texts.count }, () => []);
  for (const [article, text] of texts.textOf.entries()) {
    if (text !== NO_TEXT) lists[text]?.push(article);
  }
  return {
    set,
    texts,
    articlesOf: (text) => lists[text] ?? [],
    ids,
    dates,
    credits: (article) => set.string(article, 'credits').split('\n').filter(Boolean),
    engine,
  };
}

/** Texts in the order of the best of their articles. */
function textsByKeeping(byKeeping: Uint32Array, texts: DistinctTexts): Uint32Array {
  const order = new Set<number>();
  for (const article of byKeeping) order.add(texts.textOf[article] ?? NO_TEXT);
  order.delete(NO_TEXT);
  return Uint32Array.from(order);
}

function inverse(order: Uint32Array): Uint32Array {
  const ranks = new Uint32Array(order.length);
  for (const [rank, article] of order.entries()) ranks[article] = rank;
  return ranks;
}

function progressOf({ set, ids }: Collection): Omit<ScanProgress, 'phase'> {
  let bytes = 0;
  for (const article of ids.keys()) bytes += set.textBytes(article);
  return { articles: ids.length, bytes, totalBytes: bytes };
}

function withSummary(
  collection: Collection,
  { offsets }: ScanOptions,
  found: Omit<ScanResult, 'summary'>,
): Scan {
  const summary: ScanResult['summary'] = {
    type: 'summary',
    articles: found.articles.length,
    words: found.articles.reduce((sum, article) => sum + article.words, 0),
    bytes: progressOf(collection).bytes,
    clusters: found.clusters.length,
    passages: found.passages.length,
    repeats: found.repeats.length,
    skipped: found.skipped.length,
    offsets,
    digest: '',
  };
  const result = { ...found, summary };
  result.summary.digest = digestOf(renderNdjson(result));
  return {
    ...result,
    textOf: (articleId) => {
      const article = collection.ids.indexOf(articleId);
      if (article < 0) throw new RangeError(`no article "${articleId}" in the results`);
      return collection.textOf(article);
    },
  };
}
