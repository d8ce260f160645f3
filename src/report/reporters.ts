import type { Format } from '../options/formats.js';
import { NDJSON } from './ndjson.js';
import type { FolderReporter, ReportedComparison, ReportedScan, Reporter } from './reporter.js';
import { SIDE_BY_SIDE } from './side-by-side.js';
import { TERMINAL } from './terminal.js';

/** A form of the results of a command, in one file or in several. */
export type AnyReporter<Result> = Reporter<Result> | FolderReporter<Result>;

/** The reporters of some results by the name of their form; those that are seldom wanted are loaded. */
type Reporters<Result> = Record<Format, () => Promise<AnyReporter<Result>>>;

/** The forms of the result of a scan. */
export const SCAN_REPORTERS: Reporters<ReportedScan> = {
  text: async () => TERMINAL,
  ndjson: async () => NDJSON,
  json: async () => (await import('./json.js')).JSON_DOCUMENT,
  csv: async () => (await import('./table-folders.js')).CSV_TABLES,
  parquet: async () => (await import('./table-folders.js')).PARQUET_TABLES,
  markdown: async () => (await import('./markdown.js')).MARKDOWN,
  sarif: async () => (await import('./sarif.js')).SARIF,
  junit: async () => (await import('./junit.js')).JUNIT,
  github: async () => (await import('./github.js')).GITHUB,
  gexf: async () => (await import('./gexf.js')).GEXF,
  graphml: async () => (await import('./graphml.js')).GRAPHML,
};

/** The forms of the comparison of two articles. */
export const COMPARISON_REPORTERS: Reporters<ReportedComparison> = {
  ...SCAN_REPORTERS,
  text: async () => SIDE_BY_SIDE,
};
