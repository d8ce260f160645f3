import type { Address } from '../article/address.js';
import { RunError } from '../errors.js';
import type { Counts } from '../group/counts.js';
import type { ScanOptions } from '../options/scan-options.js';
import { validateOptions } from '../options/validate.js';
import type { FieldUse } from '../read/fields/field-uses.js';
import type { ParagraphPlace } from '../read/html/page-paragraphs.js';
import type { ArticleLabel } from '../records/article-label.js';
import { articleLines } from '../records/article-lines.js';
import { articleRecords } from '../records/article-records.js';
import { type Catalogue, passageRecords, repeatRecords } from '../records/assemble.js';
import { addLineage } from '../records/cluster-records.js';
import { formRecords } from '../records/form-records.js';
import { seal, sealedLines, sealedRecords } from '../records/ndjson.js';
import { dateNotices, encodingNotices, fileNotices, idNotices } from '../records/notices.js';
import type { LazyResult, ResultRecord, ScanResult, SummaryRecord } from '../records/records.js';
import { sourceRecords } from '../records/source-records.js';
import { loadChecksums } from '../store/checksum.js';
import type { SketchSet } from '../store/sketch-set.js';
import { type Analysis, analyse } from './analyse.js';
import type { Collection } from './collect.js';
import type { ScanHooks } from './hooks.js';
import type { ScanInput } from './input.js';

/** Access from a result to the texts. */
interface WayBack {
  /** The candidates that each filter received and passed, which explain an empty result. */
  counts: Counts;
  /**
   * The original text of an article, to which spans refer; it is read again from its source.
   * @throws {RangeError} for an id that is not in the results.
   * @throws {RunError} if the file has changed since.
   */
  textOf(articleId: string): string;
  /**
   * The place where an article was read: the file, and the part of it.
   * @throws {RangeError} for an id that is not in the results.
   */
  addressOf(articleId: string): Address;
  /**
   * The places on its page of the paragraphs of an article; null if they are not known, as for all
   * that is not a plain file of HTML. Costs a read of the page.
   * @throws {RangeError} for an id that is not in the results.
   */
  paragraphsOf(articleId: string): Promise<ParagraphPlace[] | null>;
}

/** The result of a scan, with access to the texts. */
export interface Scan extends ScanResult, WayBack {}

/**
 * A scan whose articles become records one at a time, for results that should not be in memory as a
 * whole. Iterating over it gives every record in the order of NDJSON output, the summary last. It
 * closes itself after the last record; otherwise call `close`: threads and temporary files live
 * until then.
 */
export interface OpenScan extends LazyResult, WayBack, AsyncIterable<ResultRecord> {
  /**
   * The records as NDJSON, in pieces of text or of UTF-8; each piece is valid until the next is
   * requested. For articles, this costs half as much as the records.
   */
  lines(): AsyncIterable<string | Uint8Array>;
  /**
   * The title, source, date and credits of an article.
   * @throws {RangeError} for an id that is not in the results.
   */
  labelOf(articleId: string): ArticleLabel;
  /**
   * Ends the threads and removes the temporary files. After that, articles and texts are refused.
   */
  close(): Promise<void>;
}

/**
 * Scans articles: finds copies, shared passages, and repeats inside each article.
 *
 * Takes paths (files, folders, globs, or `-` for NDJSON on standard input) or articles in memory,
 * from a list, a generator or a stream. Articles with the same id are all read: their names get the
 * file (`b.jsonl#17`), also the line if one file has the id twice (`b.jsonl#17:3`), or the index if
 * they are in memory (`17:3`). The result does not depend on the order of the input, on the number
 * of workers or on the platform. Cost: linear in the text; memory some 9 bytes per token, or the
 * limit `memory`, plus the findings.
 *
 * @throws {UsageError} that names every wrong option and hook, or if the input is a single string.
 */
export async function scan(
  input: ScanInput,
  options: Partial<ScanOptions> = {},
  hooks: ScanHooks = {},
): Promise<Scan> {
  const settings = validateOptions(options);
  const analysis = await analyse(input, settings, hooks, { texts: true, lineage: true });
  try {
    // Access to the texts lasts as long as the result.
    analysis.collection.holdPlaces();
    const records = await recordsOf(analysis, settings);
    const { articleLines: _, labelOf: __, articles, ...found } = records;
    // Their lineage is made now, because strings of sketches on disk end with the scan.
    const clusters = found.clusters.map((cluster) => ({ ...cluster }));
    const newChecksum = await loadChecksums();
    return seal({ ...found, clusters, articles: [...articles] }, newChecksum());
  } finally {
    await analysis.close();
  }
}

/** The data that will be requested from an open scan. */
export interface ScanNeeds {
  /**
   * Whether `textOf` is called for articles of standard input. Their texts cannot be read again:
   * they take memory, or disk above the limit `memory`. Default true.
   */
  texts?: boolean;
  /**
   * Whether `lineage` of clusters is read: without, records do not have it, and copies are not
   * compared with their origins. Default true.
   */
  lineage?: boolean;
}

/**
 * Scans like {@link scan}, and gives the records one at a time.
 * @throws as `scan`.
 */
export async function openScan(
  input: ScanInput,
  options: Partial<ScanOptions> = {},
  hooks: ScanHooks = {},
  { texts = true, lineage = true }: ScanNeeds = {},
): Promise<OpenScan> {
  const settings = validateOptions(options);
  const analysis = await analyse(input, settings, hooks, { texts, lineage });
  try {
    const { found, close } = closable(await recordsOf(analysis, settings), async () => {
      analysis.collection.dropTexts();
      await analysis.close();
    });
    const { articleLines: articles, ...records } = found;
    return {
      ...records,
      close,
      async *lines() {
        const newChecksum = await loadChecksums();
        yield* sealedLines(records, articles(), newChecksum());
      },
      [Symbol.asyncIterator]: () => streamed(records, close),
    };
  } catch (error) {
    await analysis.close();
    throw error;
  }
}

/**
 * Makes records closable: after that, everything that would be read from temporary files is
 * refused.
 */
function closable(found: Awaited<ReturnType<typeof recordsOf>>, end: () => Promise<void>) {
  let isClosed = false;
  const opened = () => {
    if (isClosed) throw new RunError('the scan is closed: nothing can be read from it any more');
    return found;
  };
  const guarded = {
    articles: { [Symbol.iterator]: () => opened().articles[Symbol.iterator]() },
    articleLines: () => opened().articleLines(),
    textOf: (articleId: string) => opened().textOf(articleId),
    addressOf: (articleId: string) => opened().addressOf(articleId),
    paragraphsOf: async (articleId: string) => opened().paragraphsOf(articleId),
    labelOf: (articleId: string) => opened().labelOf(articleId),
  };
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await end();
  };
  return { found: { ...found, ...guarded }, close };
}

/** The records of a scan, which is closed after the last of them or if the loop is left. */
async function* streamed(
  found: LazyResult,
  close: () => Promise<void>,
): AsyncGenerator<ResultRecord, undefined> {
  try {
    const newChecksum = await loadChecksums();
    yield* sealedRecords(found, newChecksum());
  } finally {
    await close();
  }
}

async function recordsOf(analysis: Analysis, settings: ScanOptions) {
  const { collection, catalogue, findings, clusters, clusterOf, provenances } = analysis;
  const { ids, skipped, formats } = collection;
  const results = { clusterOf, coverage: findings.coverage, catalogue };
  const passages = passageRecords(findings, clusterOf, catalogue);
  const forms = formRecords(findings.formGroups, catalogue);
  const repeats = repeatRecords(collection.blocks, catalogue);
  const numberOf = (articleId: string): number => {
    const article = findSorted(ids, articleId);
    if (article < 0) throw new RangeError(`no article "${articleId}" in the results`);
    return article;
  };
  const origins = passages.map(({ origin }) => (origin === null ? null : numberOf(origin)));
  const sources = sourceRecords({ ...findings, provenances, origins }, catalogue);
  // Last, because threads compare the copies of clusters meanwhile.
  const lineage = await analysis.lineage;
  if (lineage !== null) addLineage(clusters, provenances, lineage);
  return {
    articles: articleRecords(results),
    articleLines: () => articleLines(results),
    clusters,
    forms,
    passages,
    repeats,
    sources,
    skipped,
    notices: noticesOf(analysis),
    summary: {
      ...totalsOf(analysis),
      clusters: clusters.length,
      forms: forms.length,
      passages: passages.length,
      repeats: repeats.length,
      skipped: skipped.length,
      ...assumedFields(collection.fields),
      ...(Object.keys(formats).length > 0 && { formats }),
      offsets: settings.offsets,
      digest: '',
    },
    counts: findings.counts,
    textOf: (articleId: string) => collection.textOf(numberOf(articleId)),
    addressOf: (articleId: string) => collection.addressOf(numberOf(articleId)),
    paragraphsOf: async (articleId: string) =>
      paragraphsOf(numberOf(articleId), collection, settings),
    labelOf: (articleId: string) => labelOf(numberOf(articleId), catalogue),
  };
}

function noticesOf({ collection: { set, ids, qualified }, passedOver, unreadDates }: Analysis) {
  return [
    ...fileNotices(passedOver),
    ...idNotices(qualified.keys(), ids),
    ...encodingNotices(ids, (article) => set.encodingNumber(article)),
    ...dateNotices(unreadDates, ids),
  ];
}

function labelOf(article: number, { set, dates, sourceOf, credits }: Catalogue): ArticleLabel {
  return {
    title: set.string(article, 'title'),
    source: sourceOf(article),
    published: dates[article]!,
    credits: credits(article).map(({ name }) => name),
  };
}

/** The first figures of the summary, in its order. */
function totalsOf({ collection: { set }, read }: Analysis) {
  return {
    type: 'summary' as const,
    articles: set.count,
    words: wordsIn(set),
    bytes: read.bytes,
  };
}

function wordsIn(set: SketchSet): number {
  let words = 0;
  for (let article = 0; article < set.count; article++) words += set.wordCount(article);
  return words;
}

/** Pages are read with code that is loaded only for them. */
async function paragraphsOf(
  article: number,
  { addressOf, textOf, chromeOf }: Collection,
  { encoding, offsets }: ScanOptions,
): Promise<ParagraphPlace[] | null> {
  const { paragraphsOfPage } = await import('../read/html/page-paragraphs.js');
  const reading = { encoding, offsets, chrome: chromeOf(article) };
  return paragraphsOfPage(textOf(article), addressOf(article), reading);
}

/** The property of a summary with the fields that were guessed; none if there are none. */
function assumedFields(uses: readonly FieldUse[]): Pick<SummaryRecord, 'fields'> {
  const fields = uses
    .filter(({ assumed }) => Object.keys(assumed).length > 0)
    .map(({ first, files, assumed }) => ({ file: first, files, names: assumed }));
  return fields.length === 0 ? {} : { fields };
}

/** The index of a string in a sorted list; -1 if it is not there. */
function findSorted(sorted: readonly string[], wanted: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted ? low : -1;
}
