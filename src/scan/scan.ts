import type { Address } from '../article/address.js';
import { RunError } from '../errors.js';
import type { Counts } from '../group/counts.js';
import type { ScanOptions } from '../options/scan-options.js';
import { validateOptions } from '../options/validate.js';
import type { ParagraphPlace } from '../read/html/page-paragraphs.js';
import type { ArticleLabel } from '../records/article-label.js';
import { seal, sealedLines, sealedRecords } from '../records/ndjson.js';
import type { LazyResult, ResultRecord, ScanResult } from '../records/records.js';
import { loadChecksums } from '../store/checksum.js';
import { analyse } from './analyse.js';
import { describeAnalysis } from './describe-analysis.js';
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
    const records = await describeAnalysis(analysis, settings);
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
 * Scans like {@link scan}, and gives the records one at a time. Costs the time of `scan`, without the memory
 * of the articles' records.
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
    const { found, close } = closable(await describeAnalysis(analysis, settings), async () => {
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
function closable(found: Awaited<ReturnType<typeof describeAnalysis>>, end: () => Promise<void>) {
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
