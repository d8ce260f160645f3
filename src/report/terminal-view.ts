/** What the summary for people is made of, and how much of it is shown. */
import type { Counts } from '../group/counts.js';
import type { ScanOptions } from '../options/scan-options.js';
import type { LazyResult } from '../records/records.js';

/**
 * A result that can give the text of its articles, to quote it; it may throw. With counts it tells
 * where it is empty which filter took what.
 */
export type QuotableResult = LazyResult & {
  textOf(articleId: string): string;
  creditsOf(articleId: string): readonly string[];
  counts?: Counts;
};

/** How to show it, and by which limits it was found: those are told where nothing was. */
export type TerminalView = Pick<ScanOptions, 'minPassage' | 'threshold' | 'only'> & {
  color: boolean;
  /** Characters a line. */
  width: number;
  /** Whether house passages, and repeats that are there on purpose, are listed, too. */
  all: boolean;
};

/** How many of a kind are shown; NDJSON has all. */
export const SHOWN = {
  clusters: 20,
  members: 10,
  links: 3,
  passages: 20,
  occurrences: 8,
  repeats: 20,
};
