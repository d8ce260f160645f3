/** `wirecopy why`: the figures by which two articles were joined or parted. */
import path from 'node:path';
import { EXIT, UsageError } from '../errors.js';
import { explain } from '../index.js';
import { validateWhyCli } from '../options/validate-cli.js';
import { renderExplanation } from '../report/why.js';
import { openOutput, type Streams, writeAll } from './output.js';
import { refuseOverwriting } from './overwriting.js';
import { progressLine } from './progress.js';
import { lookOf } from './report-view.js';
import { checkPaths, inputFiles } from './scan.js';

/** The table of alignments needs more than a line of prose. */
const USUAL_COLUMNS = 100;

/**
 * Runs the command and returns its exit status, which is 0 for all figures.
 *
 * @throws UsageError, RunError for faults that the user has to mend.
 */
export async function runWhy(
  [a, b]: readonly [a: string, b: string],
  paths: readonly string[],
  given: Readonly<Record<string, unknown>>,
  streams: Streams,
): Promise<number> {
  const { scan, output: where } = validateWhyCli(given);
  const isPair = paths.length === 0;
  if (isPair && [a, b].includes('-')) {
    throw new UsageError(
      'wirecopy why takes two ids or files, got -; name the input to scan after them',
    );
  }
  const inputs = isPair ? [a, b] : [...paths];
  checkPaths('why', inputs);
  refuseOverwriting({ '--out': where.out }, () => inputFiles(inputs, scan));
  const [first, second] = isPair ? [path.resolve(a), path.resolve(b)] : [a, b];
  const output = openOutput(where.out, streams);
  const progress = progressLine(where.quiet ? null : streams.stderr);
  try {
    const hooks = { onProgress: progress.update, signal: streams.signal };
    const { only: _, ...options } = scan;
    const explanation = await explain(inputs, first, second, options, hooks);
    progress.clear();
    const isJson = where.format === 'ndjson';
    const text = isJson
      ? `${JSON.stringify(explanation)}\n`
      : renderExplanation(explanation, lookOf(where, streams, USUAL_COLUMNS));
    await writeAll(output, [text]);
    output.finish();
    return EXIT.ok;
  } finally {
    progress.clear();
    output.discard();
  }
}
