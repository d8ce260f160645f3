import type { RecordLines, Reporter } from './reporter.js';

/** Results for machines: one record per line. */
export const NDJSON: Reporter<RecordLines> = {
  quotesTexts: false,
  isPlainText: false,
  render: (result) => result.lines(),
};
