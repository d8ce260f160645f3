/** Results as NDJSON: one record a line, for machines. `results.schema.json` describes a line. */
import { ExactHasher } from '../kernel/exact-hasher.js';
import type { LazyResult, ResultRecord, ScanResult, SummaryRecord } from './records.js';

/** Lines are hashed so many UTF-16 units at a time. */
const HASHED_UNITS = 64 * 1024;

/**
 * One line a record, with its line feed: articles, clusters, passages, repeats, what was skipped,
 * notices, and last the summary. Nothing is held but the lines at hand. Where the summary has no digest yet
 * (''), it gets that of all lines, itself with '' among them.
 */
export function* renderNdjson(result: LazyResult): Generator<string> {
  yield* renderRecords(result, result.summary.digest === '' ? new Digest() : null);
}

/**
 * The same of a result that has no digest yet, in pieces of text or of UTF-8.
 * @param articles the lines of all articles.
 */
export function* renderLines(
  result: LazyResult,
  articles: Iterable<Uint8Array>,
): Generator<string | Uint8Array> {
  const digest = new Digest();
  for (const lines of articles) {
    digest.add(lines);
    yield lines;
  }
  yield* renderRecords({ ...result, articles: [] }, digest);
}

/**
 * The records themselves, in the order of their lines. The summary, which is last, has the digest of
 * all lines.
 */
export function* sealedRecords(result: LazyResult): Generator<ResultRecord> {
  const digest = new Digest();
  for (const record of recordsBeforeSummary(result)) {
    digest.add(`${JSON.stringify(record)}\n`);
    yield record;
  }
  yield { ...result.summary, digest: digest.with(result.summary) };
}

function* renderRecords(result: LazyResult, digest: Digest | null): Generator<string> {
  const { summary } = result;
  for (const record of recordsBeforeSummary(result)) {
    const line = `${JSON.stringify(record)}\n`;
    digest?.add(line);
    yield line;
  }
  yield `${JSON.stringify(digest ? { ...summary, digest: digest.with(summary) } : summary)}\n`;
}

function* recordsBeforeSummary(result: LazyResult): Generator<ResultRecord> {
  const { articles, clusters, forms, passages, repeats, skipped, notices } = result;
  for (const records of [articles, clusters, forms, passages, repeats, skipped, notices]) {
    yield* records;
  }
}

/** The hash of all lines of a result. */
class Digest {
  readonly #hasher = new ExactHasher();
  #unhashed = '';

  add(line: string | Uint8Array): void {
    if (typeof line !== 'string') {
      this.#hash();
      this.#hasher.update(line);
      return;
    }
    this.#unhashed += line;
    if (this.#unhashed.length >= HASHED_UNITS) this.#hash();
  }

  /** The digest of all lines so far and of the summary, in hexadecimal. */
  with(summary: SummaryRecord): string {
    this.add(`${JSON.stringify(summary)}\n`);
    this.#hash();
    return this.#hasher.digest();
  }

  #hash(): void {
    this.#hasher.update(this.#unhashed);
    this.#unhashed = '';
  }
}

/** Puts the digest of all records into the summary, whose own is '' until then. */
export function seal<Result extends ScanResult>(result: Result): Result {
  const digest = new Digest();
  for (const record of recordsBeforeSummary(result)) digest.add(`${JSON.stringify(record)}\n`);
  result.summary.digest = digest.with(result.summary);
  return result;
}
