/** Results as NDJSON: one record a line, for machines. `results.schema.json` describes a line. */
import { ExactHasher } from '../kernel/exact-hasher.js';
import type { LazyResult, ScanResult } from './records.js';

/** Lines are hashed so many UTF-16 units at a time. */
const HASHED_UNITS = 64 * 1024;

/**
 * One line a record, with its line feed: articles, clusters, passages, repeats, what was skipped,
 * notices, and last the summary. Nothing is held but the lines at hand. Where the summary has no digest yet
 * (''), it gets that of all lines, itself with '' among them.
 */
export function* renderNdjson(result: LazyResult): Generator<string> {
  yield* renderRecords(result, result.summary.digest === '' ? new ExactHasher() : null);
}

/**
 * The same of a result that has no digest yet, in pieces of text or of UTF-8.
 * @param articles the lines of all articles.
 */
export function* renderLines(
  result: LazyResult,
  articles: Iterable<Uint8Array>,
): Generator<string | Uint8Array> {
  const hasher = new ExactHasher();
  for (const lines of articles) {
    hasher.update(lines);
    yield lines;
  }
  yield* renderRecords({ ...result, articles: [] }, hasher);
}

function* renderRecords(result: LazyResult, hasher: ExactHasher | null): Generator<string> {
  const { articles, clusters, forms, passages, repeats, skipped, notices, summary } = result;
  let unhashed = '';
  for (const records of [articles, clusters, forms, passages, repeats, skipped, notices]) {
    for (const record of records) {
      const line = `${JSON.stringify(record)}\n`;
      if (hasher) unhashed += line;
      if (unhashed.length >= HASHED_UNITS) {
        hasher?.update(unhashed);
        unhashed = '';
      }
      yield line;
    }
  }
  hasher?.update(`${unhashed}${JSON.stringify(summary)}\n`);
  yield `${JSON.stringify(hasher ? { ...summary, digest: hasher.digest() } : summary)}\n`;
}

/** Puts the digest of all records into the summary, whose own is '' until then. */
export function seal<Result extends ScanResult>(result: Result): Result {
  let last = '';
  for (const line of renderNdjson(result)) last = line;
  result.summary.digest = (JSON.parse(last) as ScanResult['summary']).digest;
  return result;
}
