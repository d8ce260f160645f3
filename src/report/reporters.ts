import type { CliOptions } from '../options/command-tables.js';
import { NDJSON } from './ndjson.js';
import type { Reporter } from './reporter.js';
import { TERMINAL } from './terminal.js';

/** The reporter of each format. */
export const REPORTERS: Record<CliOptions['format'], Reporter> = {
  text: TERMINAL,
  ndjson: NDJSON,
};
