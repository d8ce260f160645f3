import { messageOf, RunError } from '../errors.js';
import { readFile, stringOf } from '../kernel/bytes.js';
import type { OffsetUnit } from '../kernel/engine.js';
import { decodeFile, type Wanted } from '../read/decode.js';
import { readTextLines } from '../read/text-lines.js';
import { ResultFault } from '../records/result-line.js';
import { type Evaluation, evaluate } from './evaluate.js';

/**
 * Scores the results in a file, as {@link evaluate} does, against a known truth in another.
 *
 * @param results path of a file of NDJSON, or `-` for standard input.
 * @param truth   path of a file with the truth.
 * @param options `offsets`, as for `evaluate`; `encoding` of the truth, by default recognised.
 * @throws {RunError} that names a file that cannot be read.
 * @throws {UsageError} that names the line, the expected content and the actual content.
 */
export function evaluateFiles(
  results: string,
  truth: string,
  { offsets = null, encoding = null }: { offsets?: OffsetUnit | null; encoding?: Wanted } = {},
): Evaluation {
  const known = readTruthFile(truth, encoding);
  try {
    return evaluate(readResults(results), known, { offsets });
  } catch (error) {
    throw error instanceof ResultFault ? error.of(`the results ${JSON.stringify(results)}`) : error;
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
  const why = messageOf(error);
  return new RunError(`${what} cannot read ${JSON.stringify(file)}: ${why}`, { cause: error });
}
