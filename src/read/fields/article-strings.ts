import { type ArticleStrings, type FieldNames, METADATA_FIELDS } from '../../article/fields.js';
import { bodyOf, isFields } from '../../extract/listed-text.js';
import { plainBody } from './markup-body.js';
import { bylineOf, fieldNames, stringOfValue, valueAt } from './value-at.js';

/** The reason why a record is not an article. */
export interface RecordFault {
  reason: 'broken-json' | 'no-text';
  message: string;
}

/**
 * The article of a record. Values other than strings, numbers, dates and lists of one string count as ''.
 * @param digitsOf the characters of a number in the source, because JavaScript's numbers would lose
 *   digits of long ids.
 */
export function articleStrings(
  record: unknown,
  names: FieldNames,
  digitsOf: (name: string) => string | undefined,
): ArticleStrings | RecordFault {
  if (!isFields(record)) {
    return { reason: 'no-text', message: `takes an object with a text, got ${kindOf(record)}` };
  }
  const value = valueAt(record, names.text);
  const text = bodyOf(value);
  if (text === null) {
    const there = value === undefined ? `; ${describeFields([...fieldNames(record)])}` : '';
    const message = `takes a string in the field ${JSON.stringify(names.text)}, got ${kindOf(value)}${there}`;
    return { reason: 'no-text', message };
  }
  const strings = { text: plainBody(text) } as ArticleStrings;
  for (const field of ['id', ...METADATA_FIELDS] as const) {
    const found = valueAt(record, names[field]);
    strings[field] =
      typeof found === 'number' ? (digitsOf(names[field]) ?? String(found)) : stringOfValue(found);
  }
  if (names.byline !== undefined) strings.byline = bylineOf(valueAt(record, names.byline));
  return strings;
}

/** A value of another kind than was wanted, in words. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'none';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** The number of field names that are shown, and the UTF-16 units of each. */
const SHOWN_FIELDS = 10;
const SHOWN_UNITS = 30;

/** The names of fields as the end of a message. */
export function describeFields(names: readonly string[]): string {
  if (names.length === 0) return 'it has no fields';
  const shown = names
    .slice(0, SHOWN_FIELDS)
    .map((name) => JSON.stringify(name.slice(0, SHOWN_UNITS)));
  const more = names.length > SHOWN_FIELDS ? ` and ${names.length - SHOWN_FIELDS} more` : '';
  return `its fields are ${shown.join(', ')}${more}`;
}
