import { messageOf, RunError } from '../errors.js';
import { stringOf } from '../kernel/bytes.js';
import { TextKernel } from '../kernel/text-kernel.js';
import { comparingShape } from '../options/plan.js';
import type { ScanOptions } from '../options/scan-options.js';
import { validateOptions } from '../options/validate.js';
import { readTexts } from '../read/read-texts.js';
import { readTextLines } from '../read/text-lines.js';
import { count } from '../records/figures.js';
import { gatherRecords } from '../records/gather.js';
import type { ScanResult } from '../records/records.js';
import { ResultFault } from '../records/result-line.js';
import { makeEngine } from './make-engine.js';
import { readOptions } from './read-options.js';

/** The result of an earlier scan, with the texts of its articles. */
export interface ReopenedResults extends ScanResult {
  /** @throws {RunError} for an article without a text. */
  textOf(articleId: string): string;
}

/** Options that decide which text an article has. */
type Reading = Partial<
  Pick<ScanOptions, 'fieldId' | 'fieldText' | 'encoding' | 'extractor' | 'maxSize' | 'maxRatio'>
>;

/**
 * Reads the NDJSON of an earlier scan, and the texts of its articles from the files that it scanned.
 * @param results path of the NDJSON, or `-` for standard input.
 * @param paths the paths that were scanned; null if no texts are wanted.
 * @param needed the articles whose texts are wanted.
 * @throws {UsageError} if the lines are not the results of a scan.
 * @throws {RunError} if a file cannot be read, or if an article is missing or has other words.
 */
export async function reopenResults(
  results: string,
  paths: readonly string[] | null,
  needed: (result: ScanResult) => readonly string[],
  reading: Reading = {},
): Promise<ReopenedResults> {
  const result = readResultsOf(results);
  if (paths === null) return { ...result, textOf: noText };
  const wanted = new Set(needed(result));
  const texts = await textsOf(paths, result, wanted, validateOptions(reading));
  return { ...result, textOf: (id) => stringOf(texts.get(id) ?? noText(id)) };
}

function noText(id: string): never {
  throw new RunError(`the text of ${JSON.stringify(id)} was not read`);
}

function readResultsOf(file: string): ScanResult {
  try {
    return gatherRecords(readTextLines(file));
  } catch (error) {
    if (error instanceof ResultFault) throw error.of(`the results ${JSON.stringify(file)}`);
    const why = messageOf(error);
    throw new RunError(`report cannot read ${JSON.stringify(file)}: ${why}`, { cause: error });
  }
}

async function textsOf(
  paths: readonly string[],
  result: ScanResult,
  wanted: ReadonlySet<string>,
  settings: ScanOptions,
): Promise<Map<string, Uint8Array>> {
  const kernel = new TextKernel();
  const read = { options: readOptions(settings), kernel };
  const { texts } = await readTexts(paths, read, (name) => wanted.has(name));
  const missing = [...wanted].filter((id) => !texts.has(id));
  if (missing.length > 0) {
    throw new RunError(
      `${some(missing)} not in ${paths.join(', ')}, but in the results: name all that the scan read, in the same way; or leave texts out with --no-text`,
    );
  }
  const engine = await makeEngine({ engine: 'kernel', shape: comparingShape(settings) });
  const changed = result.articles.filter(({ id, words }) => {
    const text = texts.get(id);
    return text !== undefined && engine.tokenCount(text) !== words;
  });
  if (changed.length === 0) return texts;
  throw new RunError(
    `${some(changed.map(({ id }) => id))} changed since the scan, or read with other options: scan again, or leave texts out with --no-text`,
  );
}

function some([first = '', ...others]: readonly string[]): string {
  const name = JSON.stringify(first);
  return others.length === 0
    ? `${name} is`
    : `${name} and ${count(others.length, 'other article')} are`;
}
