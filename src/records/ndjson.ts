/** Results as NDJSON: one record per line, for machines. `results.schema.json` describes a line. */
import type { Checksum } from '../store/checksum.js';
import type { LazyResult, ResultRecord, ScanResult, SummaryRecord } from './records.js';

/** The list of a result that has the records of each type but the summary, in the order of lines. */
export const RECORD_LISTS = {
  article: 'articles',
  cluster: 'clusters',
  form: 'forms',
  passage: 'passages',
  repeat: 'repeats',
  source: 'sources',
  skipped: 'skipped',
  notice: 'notices',
} as const satisfies Record<Exclude<ResultRecord['type'], 'summary'>, keyof ScanResult>;

/** The number of UTF-16 units that are hashed, and given, at once. */
const BLOCK_UNITS = 64 * 1024;

/**
 * One line a record, with its line feed: articles, clusters, forms, passages, repeats, sources,
 * skipped input, notices, and last the summary. Holds one line at a time.
 */
export function* renderNdjson(result: LazyResult): Generator<string> {
  for (const record of resultRecords(result)) yield `${JSON.stringify(record)}\n`;
}

/** The records of a result in the order of its lines. */
export function* resultRecords(result: LazyResult): Generator<ResultRecord> {
  yield* recordsBeforeSummary(result);
  yield result.summary;
}

/**
 * The lines of a result that has no digest yet, in pieces of text or of UTF-8, each of some lines: a step of
 * the streams to which they go costs as much as a short line. The summary, the last piece, gets the digest of all
 * lines; in its own line, the digest counts as ''.
 * @param articles the lines of all articles.
 */
export function* sealedLines(
  result: LazyResult,
  articles: Iterable<Uint8Array>,
  checksum: Checksum,
): Generator<string | Uint8Array> {
  const digest = new Digest(checksum);
  for (const lines of articles) {
    digest.add(lines);
    yield lines;
  }
  let block = '';
  for (const record of recordsBeforeSummary({ ...result, articles: [] })) {
    block += `${JSON.stringify(record)}\n`;
    if (block.length < BLOCK_UNITS) continue;
    digest.add(block);
    yield block;
    block = '';
  }
  digest.add(block);
  if (block !== '') yield block;
  yield `${JSON.stringify(digest.seal(result.summary))}\n`;
}

/** The records of a result that has no digest yet, in the order of their lines. */
export function* sealedRecords(result: LazyResult, checksum: Checksum): Generator<ResultRecord> {
  const digest = new Digest(checksum);
  for (const record of recordsBeforeSummary(result)) {
    digest.add(`${JSON.stringify(record)}\n`);
    yield record;
  }
  yield digest.seal(result.summary);
}

/** The result with the digest of all its records in the summary, where the digest counts as ''. */
export function seal<Result extends ScanResult>(result: Result, checksum: Checksum): Result {
  const digest = new Digest(checksum);
  for (const record of recordsBeforeSummary(result)) digest.add(`${JSON.stringify(record)}\n`);
  return { ...result, summary: digest.seal(result.summary) };
}

function* recordsBeforeSummary(result: LazyResult): Generator<ResultRecord> {
  for (const list of Object.values(RECORD_LISTS)) yield* result[list];
}

/** The checksum of all lines of a result. */
class Digest {
  readonly #checksum: Checksum;
  /** Short lines, which are hashed together. */
  #unhashed = '';

  constructor(checksum: Checksum) {
    this.#checksum = checksum;
  }

  add(line: string | Uint8Array): void {
    if (typeof line !== 'string') {
      this.#hash();
      this.#checksum.update(line);
      return;
    }
    this.#unhashed += line;
    if (this.#unhashed.length >= BLOCK_UNITS) this.#hash();
  }

  /**
   * The summary with the digest of all lines so far and of its own. The formats of the files do not
   * count, so the same articles have the same digest from files, archives and memory.
   */
  seal(summary: SummaryRecord): SummaryRecord {
    const { formats: _, fields: __, ...counted } = summary;
    this.add(`${JSON.stringify(counted)}\n`);
    this.#hash();
    return { ...summary, digest: this.#checksum.digest() };
  }

  #hash(): void {
    this.#checksum.update(this.#unhashed);
    this.#unhashed = '';
  }
}
