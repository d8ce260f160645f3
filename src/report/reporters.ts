import type { CliOptions } from '../options/command-tables.js';
import { NDJSON } from './ndjson.js';
import type { ReportedComparison, ReportedScan, Reporter } from './reporter.js';
import { SIDE_BY_SIDE } from './side-by-side.js';
import { TERMINAL } from './terminal.js';

/** The reporters of some results, by the name of their form. */
type Reporters<Result> = Record<CliOptions['format'], Reporter<Result>>;

/** The forms of the result of a scan. */
export const SCAN_REPORTERS: Reporters<ReportedScan> = { text: TERMINAL, ndjson: NDJSON };

/** The forms of the comparison of two articles. */
export const COMPARISON_REPORTERS: Reporters<ReportedComparison> = {
  text: SIDE_BY_SIDE,
  ndjson: NDJSON,
};
