/** The findings of a scan that are new since an earlier one. */
import { messageOf, RunError, UsageError } from '../errors.js';
import { readTextLines } from '../read/text-lines.js';
import { Baseline } from '../records/baseline.js';
import { sealedRecords } from '../records/ndjson.js';
import type { LazyResult, ResultRecord } from '../records/records.js';
import { ResultFault } from '../records/result-line.js';
import { loadChecksums } from '../store/checksum.js';
import type { OpenScan } from './scan.js';

/**
 * Reads the results of an earlier scan. Holds a key for each place of a finding.
 * @param file path of a file of NDJSON.
 * @throws {UsageError} if the file does not have the results of a scan, up to the summary.
 * @throws {RunError} if it cannot be read.
 */
export function readBaseline(file: string): Baseline {
  if (file === '-') throw new UsageError('--baseline takes a file, got standard input');
  try {
    return new Baseline(readTextLines(file));
  } catch (error) {
    if (error instanceof ResultFault) throw error.of(`--baseline ${JSON.stringify(file)}`);
    if (error instanceof UsageError) throw error;
    const why = messageOf(error);
    throw new RunError(`--baseline cannot read ${JSON.stringify(file)}: ${why}`, { cause: error });
  }
}

/**
 * The same scan with those findings alone that are new since the baseline.
 * @throws {UsageError} if spans of the baseline have another unit.
 */
export function scanSince(scan: OpenScan, baseline: Baseline): OpenScan {
  const found = baseline.newIn(scan);
  return {
    ...scan,
    ...found,
    async *lines() {
      for await (const record of sealed(found)) yield `${JSON.stringify(record)}\n`;
    },
    async *[Symbol.asyncIterator]() {
      try {
        yield* sealed(found);
      } finally {
        await scan.close();
      }
    },
  };
}

async function* sealed(found: LazyResult): AsyncGenerator<ResultRecord> {
  const newChecksum = await loadChecksums();
  yield* sealedRecords(found, newChecksum());
}
