import type { UnreadDates } from '../group/moments.js';
import type { Engine } from '../kernel/engine.js';
import { TextKernel } from '../kernel/text-kernel.js';
import { distinctTexts } from '../match/distinct-texts.js';
import { type Plan, planScan } from '../options/plan.js';
import type { ScanOptions } from '../options/scan-options.js';
import { inPieces, pause } from '../pool/abort.js';
import type { PassedOver } from '../read/passed-over.js';
import type { Catalogue } from '../records/assemble.js';
import {
  clusterRecords,
  type NumberedClusters,
  numberClusters,
} from '../records/cluster-records.js';
import { copiesToCompare, LineageReader, type Provenance } from '../records/lineage-records.js';
import type { ClusterRecord } from '../records/records.js';
import { KeptTexts } from '../store/kept-texts.js';
import {
  type ArticleFacts,
  catalogueOf,
  factsOf,
  inverse,
  numberSources,
} from './article-facts.js';
import { checkFields } from './check-fields.js';
import type { Collection } from './collect.js';
import { collectArticles } from './collect-articles.js';
import type { ScanHooks, ScanProgress } from './hooks.js';
import { checkHooks, type ScanInput, takeInput } from './input.js';
import { joinStrategyFor } from './joins.js';
import { makeEngine } from './make-engine.js';
import type { Pool } from './pool.js';
import { listJobs, NO_INPUT, openPool, type Run, readAndSketch } from './read-and-sketch.js';
import { readIgnored } from './read-ignored.js';
import { readOptions } from './read-options.js';
import {
  type Findings,
  type Found,
  findCopiesForPairs,
  findCopiesIn,
  gatherFindings,
  type Matching,
} from './reduce.js';
import type { ReduceInput } from './stages.js';

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
  extends Pick<NumberedClusters, 'clusterOf' | 'provenances'>,
    Pick<
      Prepared,
      'plan' | 'engine' | 'collection' | 'catalogue' | 'read' | 'passedOver' | 'close'
    > {
  findings: Findings;
  /** In the order of their canonical articles' ids, without lineage. */
  clusters: ClusterRecord[];
  /**
   * Makes the lineage of clusters, once threads have compared all copies; meanwhile this thread may work.
   * Null if lineage is not needed.
   */
  lineage: Promise<LineageReader | null>;
  unreadDates: UnreadDates[];
}

/** The parts of an analysis that will be requested. */
export interface Needs {
  /** Texts that cannot be read again; they take memory or disk. */
  texts: boolean;
  /** The lineage of clusters; threads compare all copies with their origins. */
  lineage: boolean;
}

/**
 * The pipeline of a scan: list, read and sketch; join, link, align and cluster; the facts of
 * records. The caller closes the analysis.
 */
export async function analyse(
  input: ScanInput,
  settings: ScanOptions,
  hooks: ScanHooks,
  needs: Needs,
): Promise<Analysis> {
  const prepared = await prepare(input, settings, hooks, needs);
  return closedOnError(prepared, async () =>
    conclude(prepared, await findCopiesIn(prepared.corpus), needs),
  );
}

/** {@link analyse} with the results of all stages, for questions about single pairs. */
export async function analyseForPairs(
  input: ScanInput,
  settings: ScanOptions,
  hooks: ScanHooks,
): Promise<Analysis & { matching: Matching }> {
  const needs = { texts: false, lineage: false };
  const prepared = await prepare(input, settings, hooks, needs);
  return closedOnError(prepared, async () => {
    const { found, matching } = await findCopiesForPairs(prepared.corpus);
    return { ...(await conclude(prepared, found, needs)), matching };
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
  needs: Pick<Needs, 'texts'>,
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
  const listed = paths === null ? NO_INPUT : listJobs(paths, hooks);
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

/** Finds all that is found once the copies are known; meanwhile threads compare the copies. */
async function conclude(prepared: Prepared, found: Found, needs: Needs): Promise<Analysis> {
  const { plan, engine, hooks, collection, catalogue, facts, read, passedOver, close } = prepared;
  hooks.onProgress?.({ phase: 'report', ...read });
  await pause(hooks.signal);
  const numbered = numberClusters(found, inverse(facts.byKeeping), catalogue);
  const lineage = readLineage(needs.lineage ? numbered.provenances : null, prepared);
  // It is awaited last; until then, its failure is not one that nobody hears of.
  lineage.catch(() => {});
  const findings = await gatherFindings(prepared.corpus, found);
  const clusters = clusterRecords(found, numbered, catalogue);
  const { clusterOf, provenances } = numbered;
  const { unreadDates } = facts;
  return {
    ...{ plan, engine, collection, catalogue, read, passedOver, close },
    ...{ findings, unreadDates, clusters, clusterOf, provenances, lineage },
  };
}

/** Has threads compare the copies of all clusters, if they are given; then ends them: it is their last task. */
async function readLineage(
  clusters: readonly Provenance[] | null,
  { corpus: { pool }, catalogue }: Prepared,
): Promise<LineageReader | null> {
  const copies = copiesToCompare(clusters ?? [], catalogue);
  const changes = await pool.compare(copies.pairs);
  pool.endThreads();
  return clusters && new LineageReader(copies, changes, catalogue);
}

function totalsOf({ set }: Collection): ReadTotals {
  let bytes = 0;
  for (let article = 0; article < set.count; article++) bytes += set.textBytes(article);
  return { articles: set.count, bytes, totalBytes: bytes };
}
