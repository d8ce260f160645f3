/** `wirecopy eval`: results against a known truth. */

import { EXIT, RunError } from '../errors.js';
import { renderEvaluation } from '../evaluate/render.js';
import { evaluate } from '../index.js';
import { readFile, stringOf } from '../kernel/bytes.js';
import { validateEvalCli } from '../options/validate.js';
import { decodeFile, type Wanted } from '../read/decode.js';
import { readTextLines } from '../read/text-lines.js';
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
  const truth = readTruthFile(options.truth, options.encoding);
  const target = openOutput(output.out, streams);
  try {
    const evaluation = evaluate(readResults(results), truth, options);
    const isJson = output.format === 'ndjson';
    const line = `${JSON.stringify(evaluation)}\n`;
    await writeAll(target, isJson ? [line] : renderEvaluation(evaluation));
    target.finish();
    return evaluation.unknown.length > 0 ? EXIT.incomplete : EXIT.ok;
  } finally {
    target.discard();
  }
}

function readTruthFile(file: string, encoding: Wanted): string {
  try {
    return stringOf(decodeFile(readFile(file), encoding).text);
  } catch (error) {
    throw cannotRead('--truth', file, error);
  }
}

/**
 * The lines of the results; an error of the file gets its name, and a fault in a line is passed on.
 */
function* readResults(file: string): Generator<string> {
  const lines = readTextLines(file);
  for (;;) {
    let next: IteratorResult<string, void>;
    try {
      next = lines.next();
    } catch (error) {
      throw cannotRead('eval', file, error);
    }
    if (next.done) return;
    yield next.value;
  }
}

function cannotRead(what: string, file: string, error: unknown): RunError {
  const why = error instanceof Error ? error.message : String(error);
  return new RunError(`${what} cannot read ${JSON.stringify(file)}: ${why}`, { cause: error });
}
