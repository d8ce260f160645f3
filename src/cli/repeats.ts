/** `wirecopy repeats`: what repeats inside each article, and copies without what is doubled. */
import { UsageError } from '../errors.js';
import type { FixOptions } from '../option-tables.js';
import { validateRepeatsCli } from '../options.js';
import { openFixer } from './fix.js';
import type { Streams } from './output.js';
import { checkPaths, scanAndReport } from './scan.js';

/**
 * Runs the command and gives its exit status, that of a scan; 3 also where something could not be
 * cut.
 *
 * @throws UsageError, RunError: what the user has to mend.
 */
export async function runRepeats(
  paths: readonly string[],
  given: Readonly<Record<string, unknown>>,
  streams: Streams,
): Promise<number> {
  const { fix, ...options } = validateRepeatsCli(given);
  const { out } = options.cli;
  checkPaths('repeats', paths, { '--out': out, '--patch': fix.patch });
  if (fix.fix === '' && fix.patch === '') return scanAndReport(paths, options, streams);
  checkFix(paths, fix, out);
  const fixer = openFixer(fix);
  try {
    return await scanAndReport(paths, options, streams, fixer.run);
  } finally {
    fixer.discard();
  }
}

function checkFix(paths: readonly string[], { patch }: FixOptions, out: string): void {
  if (paths.includes('-')) {
    throw new UsageError('--fix and --patch take files and folders, got standard input');
  }
  if (patch === out) {
    throw new UsageError(`--patch takes another file than --out, got ${JSON.stringify(patch)}`);
  }
}
