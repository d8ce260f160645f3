import { isFields } from '../../extract/listed-text.js';
import { stringOf } from '../../kernel/bytes.js';
import { parseJson } from '../fields/parse-json.js';
import { firstSign } from '../first-sign.js';
import type { Head } from '../reader.js';

/** `{`, with which every record begins. */
const OPEN_OBJECT = 0x7b;

/** Extensions of files with a record a line. */
export const LINE_EXTENSIONS: readonly string[] = ['.jsonl', '.ndjson', '.jl'];

/**
 * Whether each line of a file is an object of JSON. A single object is a document, which is the
 * article of its file; an array that has an object a line is a document, too.
 */
export function acceptsRecords({ bytes, isWhole, extension }: Head): boolean {
  if (firstSign(bytes) !== OPEN_OBJECT) return false;
  const lines = stringOf(bytes).split('\n');
  // The last line may continue after the bytes read.
  const ended = isWhole ? lines : lines.slice(0, -1);
  const filled = ended.filter((line) => line.trim() !== '');
  if (isWhole && filled.length < 2 && !LINE_EXTENSIONS.includes(extension)) return false;
  const records = filled.filter(isRecord).length;
  // Some lines may be broken; an indented object may have a few objects of one line in it.
  return records > 0 && (2 * records >= filled.length || isRecord(filled[0]!));
}

function isRecord(line: string): boolean {
  try {
    return isFields(parseJson(line.replace(/^\ufeff/, '')));
  } catch {
    return false;
  }
}
