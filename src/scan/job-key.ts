/** What a finished job is known by: all that its result depends on. */
import fs from 'node:fs';
import { indexOfByte } from '../kernel/bytes.js';
import type { Plan } from '../options/plan.js';
import type { Job } from '../read/jobs.js';
import type { FieldNames } from '../read/record.js';
import { encodingOfFile, Utf8Check } from '../read/records-encoding.js';
import { isWide } from '../read/wide-records.js';
import { ALGORITHM } from '../store/block-header.js';
import type { Checksum } from '../store/checksum.js';

const BLOCK_BYTES = 1 << 20;
const LINE_FEED = 10;

/**
 * A hash of the job's bytes, sizes, names and options, in hexadecimal; null for standard input,
 * which can be read only once. Cost: a read of the job's input.
 * @param hasher has been given nothing yet.
 */
export function jobKey(
  job: Job,
  { plan, fields }: { plan: Plan; fields: FieldNames },
  hasher: Checksum,
): string | null {
  if (job.kind === 'stdin') return null;
  const buffer = new Uint8Array(BLOCK_BYTES);
  hasher.update(JSON.stringify([ALGORITHM, plan, fields, namesOf(job)]));
  if (job.kind === 'records') {
    // The byte before tells where the first line begins, and the last line may end behind.
    const end = job.start === 0 && isWide(job.path, fields.encoding) ? 0 : job.end;
    const check = new Utf8Check();
    hashFile(job.path, Math.max(0, job.start - 1), end, buffer, hasher, check);
    // What is not UTF-8 is read by the evidence of the whole file.
    if (!check.isValid) hasher.update(JSON.stringify(encodingOfFile(job.path)));
  } else {
    for (const { path } of job.files) hashFile(path, 0, 0, buffer, hasher);
  }
  return hasher.digest();
}

/** A job without the paths by which it is read: what its messages and ids say stays. */
function namesOf(job: Exclude<Job, { kind: 'stdin' }>): unknown {
  if (job.kind === 'text') return job.files.map(({ shown, id }) => [shown, id]);
  const { shown, id, start, end, last } = job;
  return [shown, id, start, end, last];
}

/** Hashes a file from `start` to the first line end behind `end`, or to its own end for 0. */
function hashFile(
  file: string,
  start: number,
  end: number,
  buffer: Uint8Array,
  hasher: Checksum,
  check?: Utf8Check,
): void {
  let fd: number;
  try {
    fd = fs.openSync(file, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
  } catch (error) {
    hasher.update(`cannot be opened: ${(error as NodeJS.ErrnoException).code}`);
    return;
  }
  try {
    let position = start;
    for (;;) {
      const count = fs.readSync(fd, buffer, 0, buffer.length, position);
      const bytes = buffer.subarray(0, count);
      hasher.update(bytes);
      check?.add(bytes);
      position += count;
      // A whole file ends where nothing more comes; a range with the line that it ends in.
      const behind = Math.max(0, end - (position - count));
      if (count === 0 || (end > 0 && indexOfByte(bytes, LINE_FEED, behind) >= 0)) break;
    }
    hasher.update(`${position - start} bytes`);
  } catch (error) {
    hasher.update(`cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  } finally {
    fs.closeSync(fd);
  }
}
