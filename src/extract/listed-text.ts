/** Texts in values of JSON: strings, and lists of paragraphs. */

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

/** The fields of a paragraph that may hold its text. */
const PARTS = ['text', 'content', 'value', 'html', 'paragraph', 'body', 'children'];
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
