/** One line of JSON as an article. */
import { type ArticleStrings, type FieldNames, METADATA_FIELDS } from '../../article/fields.js';
import { valueSpan } from './value-span.js';

/** The reason why a line is not an article. */
interface RecordFault {
  reason: 'broken-json' | 'no-text';
  message: string;
}

/**
 * Reads one line. A number keeps the characters of the line, because JavaScript's numbers would
 * lose digits of long ids; other values that are not strings count as ''.
 */
export function parseRecord(line: string, fields: FieldNames): ArticleStrings | RecordFault {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { reason: 'broken-json', message: describe(error) };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const kind = Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`;
    return { reason: 'no-text', message: `takes an object with a text, got ${kind}` };
  }
  const record = value as Record<string, unknown>;
  const text = Object.hasOwn(record, fields.text) ? record[fields.text] : undefined;
  if (typeof text !== 'string') {
    const got = text === undefined ? 'none' : `one that is ${text === null ? 'null' : typeof text}`;
    const there = text === undefined ? `; ${describeFields(Object.keys(record))}` : '';
    const message = `takes a string in the field ${JSON.stringify(fields.text)}, got ${got}${there}`;
    return { reason: 'no-text', message };
  }
  const field = (name: string) => {
    const value = Object.hasOwn(record, name) ? record[name] : '';
    if (typeof value !== 'number') return typeof value === 'string' ? value : '';
    const { start, end } = valueSpan(line, name) ?? { start: 0, end: 0 };
    return line.slice(start, end);
  };
  const metadata = METADATA_FIELDS.map((name) => [name, field(fields[name])]);
  return { ...(Object.fromEntries(metadata) as ArticleStrings), id: field(fields.id), text };
}

/** The number of field names that are shown, and the UTF-16 units of each. */
const SHOWN_FIELDS = 10;
const SHOWN_UNITS = 30;

function describeFields(names: readonly string[]): string {
  if (names.length === 0) return 'it has no fields';
  const shown = names
    .slice(0, SHOWN_FIELDS)
    .map((name) => JSON.stringify(name.slice(0, SHOWN_UNITS)));
  const more = names.length > SHOWN_FIELDS ? ` and ${names.length - SHOWN_FIELDS} more` : '';
  return `its fields are ${shown.join(', ')}${more}`;
}

/**
 * The place where the parser stopped, in our own words: the parser's words differ between versions,
 * and quote the line, which may hold anything.
 */
function describe(error: unknown): string {
  const complaint = error instanceof Error ? error.message : '';
  const position = /at position (\d+)/.exec(complaint)?.[1];
  if (position !== undefined) return `not JSON: broken at column ${Number(position) + 1}`;
  return complaint.includes('end of JSON') ? 'not JSON: it ends too early' : 'not JSON';
}
