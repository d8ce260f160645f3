/** `wirecopy eval`: results against a known truth. */

import { EXIT } from '../errors.js';
import { evaluateFiles } from '../index.js';
import { validateEvalCli } from '../options/validate-cli.js';
import { renderEvaluation } from '../report/evaluation.js';
import { openOutput, type Streams, writeAll } from './output.js';
import { refuseOverwriting } from './overwriting.js';

/**
 * Runs the command and returns its exit status: 0, or 3 if the truth names articles that the
 * results do not list.
 *
 * @throws UsageError, RunError for faults that the user has to mend.
 */
export async function runEval(
  results: string,
  given: Readonly<Record<string, unknown>>,
  streams: Streams,
): Promise<number> {
  const { evaluate: options, output } = validateEvalCli(given);
  refuseOverwriting({ '--out': output.out }, () => [results, options.truth]);
  const target = openOutput(output.out, streams);
  try {
    const evaluation = evaluateFiles(results, options.truth, options);
    const isJson = output.format === 'ndjson';
    const line = `${JSON.stringify(evaluation)}\n`;
    await writeAll(target, isJson ? [line] : renderEvaluation(evaluation));
    target.finish();
    return evaluation.unknown.length > 0 ? EXIT.incomplete : EXIT.ok;
  } finally {
    target.discard();
  }
}
