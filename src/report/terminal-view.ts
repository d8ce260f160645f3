/** The parts of the summary for people, and how much of each is shown. */
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

/** The form of the summary, and the limits of the scan, which it names if nothing was found. */
export type TerminalView = Pick<ScanOptions, 'minPassage' | 'threshold' | 'only'> & {
  color: boolean;
  /** Characters a line. */
  width: number;
  /** Whether house passages and intentional repeats are listed too. */
  all: boolean;
};

/** The most of each kind that are shown; NDJSON has all. */
export const SHOWN = {
  clusters: 20,
  members: 10,
  links: 3,
  passages: 20,
  occurrences: 8,
  repeats: 20,
};
