/** Results as NDJSON: one record a line, for machines. `results.schema.json` describes a line. */
import { exactHasher } from '../sketch/exact-hash.js';
import type { ScanResult } from './records.js';

/**
 * One line a record, with its line feed: articles, clusters, passages, repeats, what was skipped,
 * and last the summary. Nothing is held but the line at hand.
 */
export function* renderNdjson(result: ScanResult): Generator<string> {
  const { articles, clusters, passages, repeats, skipped, summary } = result;
  for (const records of [articles, clusters, passages, repeats, skipped, [summary]]) {
    for (const record of records) yield `${JSON.stringify(record)}\n`;
  }
}

/** Puts the digest of all records into the summary, whose own is '' until then. */
export function seal<Result extends ScanResult>(result: Result): Result {
  const hasher = exactHasher();
  for (const line of renderNdjson(result)) hasher.update(line);
  result.summary.digest = hasher.digest();
  return result;
}
