/** Changes one string in a line of JSON, and leaves every other byte of the line as it is. */
import { isFragment } from '../fields/markup-body.js';
import { parseJson } from '../fields/parse-json.js';
import { spanAt } from '../fields/value-span.js';
import type { Shortened, SourceEdit } from '../reader.js';

/**
 * Shortens the string in a field of the object that `line` holds. If a key occurs twice, the last
 * one counts, as for `JSON.parse`. A string that is not cut keeps its bytes.
 * @returns null if the line holds no such object, or the string was not read as it is.
 */
export function rewriteRecord(
  line: string,
  field: string,
  shorten: (text: string) => Shortened,
): SourceEdit[] | null {
  const span = isObject(line) ? spanAt(line, field) : undefined;
  if (span === undefined || line[span.start] !== '"') return null;
  const old: unknown = JSON.parse(line.slice(span.start, span.end));
  if (typeof old !== 'string' || isFragment(old)) return null;
  const { text } = shorten(old);
  return text === old ? [] : [{ ...span, text: JSON.stringify(text) }];
}

function isObject(line: string): boolean {
  try {
    const value = parseJson(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
