/** Values of records: a JSON object, a row of a table, or a row of Parquet. */
import { type Fields, isFields } from '../../extract/listed-text.js';

/**
 * The value of a field, undefined if there is none. A dot leads into an object or a list
 * (`publisher.name`, `authors.0.name`), but a field whose own name has the dot goes first.
 */
export function valueAt(record: unknown, name: string): unknown {
  if (typeof record !== 'object' || record === null) return undefined;
  if (Object.hasOwn(record, name)) return (record as Record<string, unknown>)[name];
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const outer = name.slice(0, dot);
    if (!Object.hasOwn(record, outer)) continue;
    const value = valueAt((record as Record<string, unknown>)[outer], name.slice(dot + 1));
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The characters of a value that is a string, or as good as one; '' for any other. */
export function stringOfValue(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  // Selectors of crawlers give lists of one.
  if (Array.isArray(value) && value.length === 1 && typeof value[0] === 'string') return value[0];
  return '';
}

/** The names of authors, a string or a list of strings or of objects with a name; '' for any other. */
export function bylineOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return '';
  const names = value.map((one) => (isFields(one) ? one.name : one));
  return names.filter((name) => typeof name === 'string').join(', ');
}

/** The levels of objects whose fields are listed. */
const LISTED_LEVELS = 2;

/** The names of all fields, those in objects with a dot. */
export function* fieldNames(record: Fields, levels = LISTED_LEVELS): Generator<string> {
  for (const [name, value] of Object.entries(record)) {
    if (levels > 0 && isFields(value)) {
      for (const inner of fieldNames(value, levels - 1)) yield `${name}.${inner}`;
    } else {
      yield name;
    }
  }
}
