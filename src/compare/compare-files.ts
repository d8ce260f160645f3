import { stringOf } from '../kernel/bytes.js';
import { TextKernel } from '../kernel/text-kernel.js';
import type { ScanOptions } from '../options/scan-options.js';
import { validateOptions } from '../options/validate.js';
import { readArticle } from '../read/read-article.js';
import { seal } from '../records/ndjson.js';
import type { ScanResult } from '../records/records.js';
import { readOptions } from '../scan/read-options.js';
import { loadChecksums } from '../store/checksum.js';
import { compare } from './compare.js';
import { comparisonRecords } from './compare-records.js';

/**
 * Compares two articles of files in depth, as {@link compare} does with two texts.
 * @param first  the path of a file, or the path of a file of records, `#`, and the id of a record.
 * @param second as `first`.
 * @returns the records of a scan of the two, and their texts, to which spans refer.
 * @throws {UsageError} that names every wrong option.
 * @throws {RunError} if there is no such article.
 */
export async function compareFiles(
  first: string,
  second: string,
  options: Partial<ScanOptions> = {},
): Promise<{ result: ScanResult; texts: [first: string, second: string] }> {
  const settings = validateOptions(options);
  const reading = { options: readOptions(settings), kernel: new TextKernel() };
  const a = await readArticle(first, reading);
  const b = await readArticle(second, reading);
  const texts: [string, string] = [stringOf(a.text), stringOf(b.text)];
  const { shingle, minPassage, offsets, threshold } = settings;
  const comparison = compare(...texts, { shingle, minPassage, offsets, threshold });
  const skipped = [...a.skipped, ...b.skipped];
  const records = comparisonRecords(comparison, [a, b], skipped, offsets);
  const newChecksum = await loadChecksums();
  return { result: seal(records, newChecksum()), texts };
}
