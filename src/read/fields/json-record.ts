/** One object of JSON as an article. */
import type { ArticleStrings, FieldNames } from '../../article/fields.js';
import { articleStrings, type RecordFault } from './article-strings.js';
import { parseJson } from './parse-json.js';
import { spanAt } from './value-span.js';

/**
 * Reads the JSON of one record. A number keeps the characters of the source, because JavaScript's
 * numbers would lose digits of long ids.
 */
export function parseRecord(source: string, names: FieldNames): ArticleStrings | RecordFault {
  let value: unknown;
  try {
    value = parseJson(source);
  } catch (error) {
    return { reason: 'broken-json', message: describe(error) };
  }
  return articleStrings(value, names, (name) => {
    const span = spanAt(source, name);
    return span && source.slice(span.start, span.end);
  });
}

/**
 * The place where the parser stopped, in our own words: the parser's words differ between versions,
 * and quote the record, which may hold anything.
 */
function describe(error: unknown): string {
  const complaint = error instanceof Error ? error.message : '';
  const position = /at position (\d+)/.exec(complaint)?.[1];
  if (position !== undefined) return `not JSON: broken at column ${Number(position) + 1}`;
  return complaint.includes('end of JSON') ? 'not JSON: it ends too early' : 'not JSON';
}
