import type { Reporter } from './reporter.js';

/** Results for machines: one record a line. */
export const NDJSON: Reporter = {
  quotesTexts: false,
  isPlainText: false,
  render: (result) => result.lines(),
};
