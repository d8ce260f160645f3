/** `--baseline`: the results of an earlier scan. */
import { messageOf, RunError, UsageError } from '../errors.js';
import { readTextLines } from '../read/text-lines.js';
import { Baseline } from '../records/baseline.js';

/**
 * Reads the results of an earlier scan.
 * @throws UsageError if they are no results of a scan.
 * @throws RunError if the file cannot be read.
 */
export function readBaseline(file: string): Baseline {
  if (file === '-') throw new UsageError('--baseline takes a file, got standard input');
  try {
    return new Baseline(readTextLines(file));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const why = messageOf(error);
    throw new RunError(`--baseline cannot read ${JSON.stringify(file)}: ${why}`, { cause: error });
  }
}
