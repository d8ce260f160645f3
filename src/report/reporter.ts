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

/** A result that also gives its records as NDJSON, in pieces valid until the next is requested. */
export type ReportedResult = QuotableResult & {
  lines(): AsyncIterable<string | Uint8Array>;
};

/** The form of a report for people, and the limits of the scan, which it names if nothing was found. */
export type ReportView = Pick<ScanOptions, 'minPassage' | 'threshold' | 'only'> & {
  color: boolean;
  /** Characters a line. */
  width: number;
  /** Whether house passages and intentional repeats are listed too. */
  all: boolean;
};

/** One form of results. */
export interface Reporter {
  /** Whether it quotes texts, which the scan keeps for it. */
  readonly quotesTexts: boolean;
  /** Whether it is plain text for people: it shows notices, and more such text may follow it. */
  readonly isPlainText: boolean;
  /** The report, in pieces; each is valid until the next is requested. */
  render(
    result: ReportedResult,
    view: ReportView,
  ): Iterable<string> | AsyncIterable<string | Uint8Array>;
}
