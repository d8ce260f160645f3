/**
 * Each form of results is a {@link Reporter}: one file over the records of a result and the texts of
 * its articles, and a line of `reporters.ts`.
 */
import type { Counts } from '../group/counts.js';
import type { ScanOptions } from '../options/scan-options.js';
import type { LazyResult } from '../records/records.js';

/**
 * A result that can give the text of its articles, to quote it; this may throw. With counts, it
 * explains an empty result by its filters.
 */
export type QuotableResult = LazyResult & {
  textOf(articleId: string): string;
  creditsOf(articleId: string): readonly string[];
  counts?: Counts;
};

/** Results as they are written, in pieces; each is valid until the next is requested. */
export type ReportPieces = Iterable<string> | AsyncIterable<string | Uint8Array>;

/** Gives the records of a result as NDJSON. */
export interface RecordLines {
  lines(): ReportPieces;
}

/** The result of a scan. */
export type ReportedScan = QuotableResult & RecordLines;

/** The result of a comparison of two articles, with their texts. */
export type ReportedComparison = LazyResult & Pick<QuotableResult, 'textOf'> & RecordLines;

/** The form of a report for people, and the limits of the scan, which it names if nothing was found. */
export type ReportView = Pick<ScanOptions, 'minPassage' | 'threshold' | 'only'> & {
  color: boolean;
  /** Characters per line. */
  width: number;
  /** Whether house passages and intentional repeats are listed too. */
  all: boolean;
};

/** One form of the results of a command. */
export interface Reporter<Result> {
  /** Whether it quotes texts, which a scan keeps for it. */
  readonly quotesTexts: boolean;
  /** Whether it is plain text for people: it shows notices, and more such text may follow it. */
  readonly isPlainText: boolean;
  render(result: Result, view: ReportView): ReportPieces;
}
