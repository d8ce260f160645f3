/** One object of JSON as an article. */
import type { ArticleStrings, FieldNames } from '../../article/fields.js';
import { articleStrings, type RecordFault } from './article-strings.js';
import { spanAt } from './value-span.js';

/**
 * Reads the JSON of one record. A number keeps the characters of the source, because JavaScript's
 * numbers would lose digits of long ids.
 */
export function parseRecord(source: string, names: FieldNames): ArticleStrings | RecordFault {
  let json = source;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    try {
      json = withoutNumberWords(source);
      value = JSON.parse(json);
    } catch {
      return { reason: 'broken-json', message: describe(error) };
    }
  }
  return articleStrings(value, names, (name) => {
    const span = spanAt(json, name);
    return span && json.slice(span.start, span.end);
  });
}

/** A string, or a word that Python writes in place of a number. */
const STRING_OR_WORD = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/gs;

/** The same JSON without the words for numbers that JSON does not have. */
function withoutNumberWords(json: string): string {
  if (!/NaN|Infinity/.test(json)) return json;
  return json.replace(STRING_OR_WORD, (found) => (found.startsWith('"') ? found : 'null'));
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
