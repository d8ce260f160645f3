/** `wirecopy repeats`: repeats inside each article, and copies without doubled text. */
import { UsageError } from '../errors.js';
import { validateRepeatsCli } from '../options/validate-cli.js';
import { openCutWriter } from './fix.js';
import type { Streams } from './output.js';
import { refuseOverwriting } from './overwriting.js';
import { lookOf } from './report-view.js';
import { checkPaths, inputFiles, scanAndReport } from './scan.js';

/**
 * Runs the command and returns its exit status: the status of a scan, and 3 also if something could
 * not be cut.
 *
 * @throws UsageError, RunError for faults that the user has to mend.
 */
export async function runRepeats(
  paths: readonly string[],
  given: Readonly<Record<string, unknown>>,
  streams: Streams,
): Promise<number> {
  const { fix, ...options } = validateRepeatsCli(given);
  const { out } = options.cli;
  checkPaths('repeats', paths);
  refuseOverwriting({ '--out': out, '--patch': fix.patch }, () =>
    inputFiles(paths, options.scan, options.cli),
  );
  const run = { command: 'repeats', paths, given } as const;
  if (fix.fix === '' && fix.patch === '') return scanAndReport(run, options, streams);
  checkFix(paths);
  return scanAndReport(run, options, streams, openCutWriter(fix, lookOf(options.cli, streams)));
}

function checkFix(paths: readonly string[]): void {
  if (paths.includes('-')) {
    throw new UsageError('--fix and --patch take files and folders, got standard input');
  }
}
