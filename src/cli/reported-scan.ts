/** The result of a scan as reporters take it. */
import { STDIN } from '../article/address.js';
import type { OpenScan, SeenRecord } from '../index.js';
import type { Baseline } from '../records/baseline.js';
import { sealedRecords } from '../records/ndjson.js';
import type { ResultRecord } from '../records/records.js';
import type { ReportedScan } from '../report/reporter.js';
import { loadChecksums } from '../store/checksum.js';

/**
 * The result with the files of its articles; with a baseline, only what is new since then.
 * @param seen articles that an index has seen before.
 * @throws UsageError if the baseline has another unit of spans.
 */
export function reportedScan(
  scan: OpenScan,
  baseline: Baseline | null,
  seen: readonly SeenRecord[],
): ReportedScan {
  const fileOf = (articleId: string) => fileOfArticle(scan, articleId);
  if (baseline === null) return { ...scan, seen, fileOf, records: () => scan };
  const found = baseline.newIn(scan);
  const records = () => sealed(found);
  return { ...scan, ...found, seen, fileOf, records, lines: () => linesOf(records()), since: true };
}

async function* sealed(found: Parameters<Baseline['newIn']>[0]): AsyncGenerator<ResultRecord> {
  const newChecksum = await loadChecksums();
  yield* sealedRecords(found, newChecksum());
}

async function* linesOf(records: AsyncIterable<ResultRecord>): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`;
}

/** Lines are of uncompressed records alone; other files have rows, or no lines at all. */
function fileOfArticle(scan: Pick<OpenScan, 'addressOf'>, articleId: string) {
  const { path, reader, member, line } = scan.addressOf(articleId);
  if (path === STDIN || path === '') return null;
  const isWhole = member === undefined && line === 0;
  return { path, line: reader === 'records' ? line : 0, isText: isWhole && reader === 'text' };
}
