import { type Analysis, analyse, progressOf, type ScanHooks } from './analyse.js';
import type { Counts } from './group/counts.js';
import type { ScanInput } from './input.js';
import type { ScanOptions } from './option-tables.js';
import { validateOptions } from './options.js';
import type { TextPlace } from './read/read-again.js';
import { articleLines } from './report/article-lines.js';
import { articleRecords, passageRecords, repeatRecords } from './report/assemble.js';
import { formRecords } from './report/form-records.js';
import { seal } from './report/ndjson.js';
import { dateNotices, encodingNotices, fileNotices, idNotices } from './report/notices.js';
import type { LazyResult, ScanResult } from './report/records.js';

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
  /** The records of articles as NDJSON; each piece is good until the next is asked for. */
  articleLines: () => Iterable<Uint8Array>;
  /** @throws {RangeError} for an id that is not in the results. */
  creditsOf(articleId: string): readonly string[];
}

/**
 * Scans articles: which are copies, which passages they share, what repeats inside each.
 *
 * Takes paths (files, folders, globs, or `-` for NDJSON on standard input) or articles in memory, of
 * a list, a generator or a stream. Articles with the same id are all read: of files they are named by
 * file, and by line where one file has them (`b.jsonl#17`, `b.jsonl#17:3`), in memory by their index
 * (`17:3`).
 * The result does not depend on the order of the input, on the number of workers or on the platform.
 * Cost: linear in the text; memory some 9 bytes a token beside the findings, or what `memory` says
 * and the findings.
 *
 * @throws {UsageError} that names every wrong option and hook, or where the input is one string.
 */
export async function scan(
  input: ScanInput,
  options: Partial<ScanOptions> = {},
  hooks: ScanHooks = {},
): Promise<Scan> {
  return scanLazily(
    input,
    options,
    hooks,
    ({ articles, creditsOf: _, articleLines: __, ...found }) =>
      seal({ ...found, articles: [...articles] }),
  );
}

/**
 * The same, with articles that are made as they are asked for, once or more often.
 * @param use what is made of the result: its articles are gone when it ends.
 */
export function scanLazily<Result>(
  input: ScanInput,
  options: Partial<ScanOptions>,
  hooks: ScanHooks,
  use: (found: LazyScan) => Result | Promise<Result>,
): Promise<Result> {
  const settings = validateOptions(options);
  return analyse(input, settings, hooks, (analysis) => use(lazyScan(analysis, settings)));
}

function lazyScan(
  { collection, catalogue, findings, clusters, clusterOf, unreadDates, passedOver }: Analysis,
  { offsets }: ScanOptions,
): LazyScan {
  const { set, ids, qualified, skipped } = collection;
  const passages = passageRecords(findings.families, findings.boilerplate, catalogue);
  const forms = formRecords(findings.formGroups, catalogue);
  const repeats = repeatRecords(collection.blocks, catalogue);
  let words = 0;
  for (let article = 0; article < set.count; article++) words += set.wordCount(article);
  const numberOf = (articleId: string): number => {
    const article = findSorted(ids, articleId);
    if (article < 0) throw new RangeError(`no article "${articleId}" in the results`);
    return article;
  };
  return {
    articles: articleRecords(clusterOf, findings.coverage, catalogue),
    articleLines: () => articleLines(clusterOf, findings.coverage, catalogue),
    clusters,
    forms,
    passages,
    repeats,
    skipped,
    notices: [
      ...fileNotices(passedOver),
      ...idNotices(qualified.keys(), ids),
      ...encodingNotices(ids, (article) => set.encodingNumber(article)),
      ...dateNotices(unreadDates, ids),
    ],
    summary: {
      type: 'summary',
      articles: set.count,
      words,
      bytes: progressOf(collection).bytes,
      clusters: clusters.length,
      forms: forms.length,
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
