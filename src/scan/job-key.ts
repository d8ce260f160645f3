/** The key of a finished job: a hash of everything that its result depends on. */
import type { Plan } from '../options/plan.js';
import { hashFiles } from '../read/hash-files.js';
import { isStdin } from '../read/read-job.js';
import type { Job, ReadOptions } from '../read/reader.js';
import { readerNamed } from '../read/readers.js';
import { ALGORITHM } from '../store/block-header.js';
import type { Checksum } from '../store/checksum.js';

/**
 * A hash of the job's bytes, sizes, names and options, in hexadecimal; null for standard input,
 * which can be read only once. Cost: a read of the job's input.
 * @param hasher a new one, without input.
 */
export function jobKey(
  job: Job,
  { plan, reading }: { plan: Plan; reading: ReadOptions },
  hasher: Checksum,
): string | null {
  if (isStdin(job)) return null;
  const { reader, files, range, chrome } = job;
  // Only the names in its messages and ids matter, not the paths by which it is read.
  const names = files.map(({ shown, id, isFound = false }) => [shown, id, isFound]);
  hasher.update(JSON.stringify([ALGORITHM, plan, reading, reader, names, range, chrome]));
  if (reader === null) hashFiles(files, hasher);
  else readerNamed(reader)!.ranges!.hash(job, reading, hasher);
  return hasher.digest();
}
