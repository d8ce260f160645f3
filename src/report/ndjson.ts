import type { FiledResult, RecordLines, Reporter } from './reporter.js';

/** Results for machines: one record per line. */
export const NDJSON: Reporter<RecordLines & Pick<FiledResult, 'seen'>> = {
  quotesTexts: false,
  readsLineage: true,
  isPlainText: false,
  async *render(result) {
    for (const record of result.seen) yield `${JSON.stringify(record)}\n`;
    yield* result.lines();
  },
};
