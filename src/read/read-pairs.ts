/** Pairs of articles from a CSV file. */

import { type SkippedRecord, skip } from '../article/skipped.js';
import { messageOf, RunError, UsageError } from '../errors.js';
import { readFile, stringOf } from '../kernel/bytes.js';
import { decodeFile, type Wanted } from './decode.js';
import { smallTableRows } from './small-table.js';

/** Two articles to be compared, by their ids. */
export interface GivenPair {
  a: string;
  b: string;
  /** Line of the file, from 1; 0 if the pairs are not from a file. */
  line: number;
}

/**
 * The pairs of a CSV file whose header names the columns `a` and `b`, in either case; other columns
 * are ignored. Rows without both ids are skipped, and named by line.
 * @param encoding of a file that is not UTF-8; null for a guess.
 * @throws {RunError} if the file cannot be read.
 * @throws {UsageError} if it has no such header.
 */
export function readPairs(
  file: string,
  encoding: Wanted = null,
): { pairs: GivenPair[]; skipped: SkippedRecord[] } {
  const pairs: GivenPair[] = [];
  const skipped: SkippedRecord[] = [];
  const records = smallTableRows(readText(file, encoding));
  const head = records.next();
  const header = head.done ? [] : head.value.fields.map((name) => name.trim().toLowerCase());
  const [first, second] = [header.indexOf('a'), header.indexOf('b')];
  if (first < 0 || second < 0) {
    const got = header.length === 0 ? 'nothing' : JSON.stringify(header.join(','));
    throw new UsageError(
      `--pairs takes a CSV file with a header that names the columns a and b, got ${got}`,
    );
  }
  for (const { fields, line } of records) {
    const [a, b] = [fields[first] ?? '', fields[second] ?? ''];
    if (a !== '' && b !== '') pairs.push({ a, b, line });
    else skipped.push(skip(file, 'no-id', 'a row takes an id in each of a and b', line));
  }
  return { pairs, skipped };
}

function readText(file: string, encoding: Wanted): string {
  try {
    return stringOf(decodeFile(readFile(file), encoding).text);
  } catch (error) {
    const why = messageOf(error);
    throw new RunError(`--pairs cannot read ${JSON.stringify(file)}: ${why}`, { cause: error });
  }
}
