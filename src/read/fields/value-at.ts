/** Values of records: a JSON object, a row of a table, or a row of Parquet. */

/** An object of JSON, or a row, by the names of its fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object with fields. */
export function isFields(value: unknown): value is Fields {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !ArrayBuffer.isView(value)
  );
}

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

/** The fields of a paragraph that may hold its text. */
const PARTS = ['text', 'content', 'value', 'html', 'paragraph', 'body'];
/** Lists in lists in paragraphs: a rich text has a few levels. */
const MOST_LEVELS = 6;

/**
 * A text that is a string, or a list of paragraphs: strings, or objects with a text. Paragraphs are
 * joined by empty lines. Null if the value is neither.
 */
export function bodyOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return null;
  const paragraphs = value.map((part) => paragraphOf(part, MOST_LEVELS));
  if (paragraphs.every((part) => part === null)) return null;
  return paragraphs.filter((part) => part?.trim()).join('\n\n');
}

function paragraphOf(part: unknown, levels: number): string | null {
  if (typeof part === 'string') return part;
  if (levels === 0 || typeof part !== 'object' || part === null) return null;
  if (Array.isArray(part)) {
    const parts = part.map((inner) => paragraphOf(inner, levels - 1));
    return parts.every((inner) => inner === null) ? null : parts.join('');
  }
  const name = PARTS.find((name) => Object.hasOwn(part, name));
  return name === undefined ? null : paragraphOf((part as Fields)[name], levels - 1);
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
