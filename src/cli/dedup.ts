/** `wirecopy dedup`: records in, records out, each with its verdict. */
import { EXIT } from '../errors.js';
import {
  type ArticleIndex,
  type DedupCounts,
  dedupFiles,
  filesRead,
  openIndexOf,
  type SkippedRecord,
} from '../index.js';
import type { DedupCliOptions } from '../options/dedup-tables.js';
import { validateDedupCli } from '../options/validate-dedup.js';
import { count, thousands } from '../records/figures.js';
import { isFault } from '../records/lost-input.js';
import { printable } from '../records/quote.js';
import { describeAllSkipped } from '../report/skipped-lines.js';
import { type Output, openOutput, type Streams } from './output.js';
import { refuseOverwriting } from './overwriting.js';
import { checkPaths } from './scan.js';

/** Faults that are described at the end; of the others only the number is kept. */
const MOST_DESCRIBED = 10_000;

/**
 * Runs the command and returns its exit status: 3 if a record could not be judged, else 0.
 *
 * @throws UsageError, RunError for faults that the user has to mend.
 */
export async function runDedup(
  paths: readonly string[],
  given: Readonly<Record<string, unknown>>,
  streams: Streams,
): Promise<number> {
  const { reading, rules, output: where } = validateDedupCli(given);
  checkPaths('dedup', paths);
  const route = where.route ?? '';
  refuseOverwriting({ '--out': where.out, '--route': route }, () => filesRead([...paths]));
  const index = await openIndexOf(reading, rules);
  let others: Output | undefined;
  let copies: Output | undefined;
  const faults = new RunFaults(where);
  try {
    if (index.unfinishedBytes > 0 && !where.quiet) warnUnfinished(index, streams);
    others = openOutput(where.out, streams);
    if (route !== '') copies = openOutput(route, streams, '--route');
    const writeOthers = others;
    const writeCopies = copies;
    const counts = await dedupFiles(
      paths,
      reading,
      index,
      {
        field: where.field,
        copies: rules.drop ? 'drop' : writeCopies ? (lines) => writeCopies.write(lines) : null,
        others: (lines) => writeOthers.write(lines),
      },
      {
        onFault: (fault) => faults.take(fault),
        signal: streams.signal,
      },
    );
    others.finish();
    copies?.finish();
    describeFaults(where.quiet ? faults.last : faults.described, streams);
    if (!where.quiet) describeCounts(counts, streams);
    return faults.areFailure(paths) ? EXIT.incomplete : EXIT.ok;
  } finally {
    others?.discard();
    copies?.discard();
    index.close();
  }
}

function warnUnfinished({ unfinishedBytes }: ArticleIndex, { stderr }: Streams): void {
  stderr.write(
    `wirecopy: the index ended in an entry of ${count(unfinishedBytes, 'byte')} that was not finished; ` +
      'it was never acknowledged, and was dropped\n',
  );
}

/** The faults of a run. */
class RunFaults {
  readonly #isStrict: boolean;
  readonly described: SkippedRecord[] = [];
  /** The fault at which a strict run ended, alone. */
  last: SkippedRecord[] = [];

  constructor({ strict }: Pick<DedupCliOptions, 'strict'>) {
    this.#isStrict = strict;
  }

  /** Takes a fault; returns whether the run goes on. */
  take(fault: SkippedRecord): boolean {
    if (this.#isStrict && isFault(fault, [fault.path])) this.last = [fault];
    if (this.last.length > 0 || this.described.length < MOST_DESCRIBED) this.described.push(fault);
    return this.last.length === 0;
  }

  areFailure(paths: readonly string[]): boolean {
    return this.last.length > 0 || this.described.some((fault) => isFault(fault, paths));
  }
}

function describeFaults(faults: readonly SkippedRecord[], { stderr }: Streams): void {
  for (const line of describeAllSkipped(faults)) stderr.write(`wirecopy: ${line}\n`);
}

/** UTF-16 units of a date that are shown. */
const MOST_SHOWN = 60;

function describeDates(number: number, sample: string): string {
  const shown = JSON.stringify(printable(sample.slice(0, MOST_SHOWN)));
  return number === 1
    ? `the date ${shown} is not understood, or may mean several days: its article counts as undated`
    : `${thousands(number)} dates such as ${shown} are not understood, or may mean several days: their articles count as undated`;
}

/** Reports dates that were not understood, and the number of each verdict. */
function describeCounts(counts: DedupCounts, { stderr }: Streams): void {
  const { records, verdicts, replayed, unreadDates, unreadDate } = counts;
  if (unreadDates > 0) stderr.write(`wirecopy: ${describeDates(unreadDates, unreadDate)}\n`);
  const named = Object.entries(verdicts).sort(([, a], [, b]) => b - a);
  const parts = named.map(([verdict, number]) => `${thousands(number)} ${verdict}`);
  const again = replayed === 0 ? '' : `; ${thousands(replayed)} of them replayed`;
  const all = parts.join(', ') + again;
  stderr.write(`${count(records, 'record')}${all === '' ? '' : `: ${all}`}\n`);
}
