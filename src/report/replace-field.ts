/** Changes one string in a line of JSON, and leaves every other byte of the line as it is. */

/** A line with a changed field, and the value that the field had. */
export interface ReplacedField {
  line: string;
  old: string;
}

/**
 * Replaces the string in a field of the object that `line` holds. Where a key stands twice the last
 * one counts, as for `JSON.parse`. A string that `change` returns as it is stays as it was written.
 * @returns null where the line holds no such object.
 */
export function replaceField(
  line: string,
  field: string,
  change: (value: string) => string,
): ReplacedField | null {
  const span = isObject(line) ? spanOfValue(line, field) : undefined;
  if (span === undefined || line[span.start] !== '"') return null;
  const old: unknown = JSON.parse(line.slice(span.start, span.end));
  if (typeof old !== 'string') return null;
  const changed = change(old);
  if (changed === old) return { line, old };
  return { line: line.slice(0, span.start) + JSON.stringify(changed) + line.slice(span.end), old };
}

function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Where the value of the last such key stands, in an object that is known to be valid JSON. */
function spanOfValue(line: string, field: string): { start: number; end: number } | undefined {
  let found: { start: number; end: number } | undefined;
  let at = line.indexOf('{') + 1;
  for (;;) {
    at = behindSpace(line, at);
    if (line[at] !== '"') return found;
    const keyEnd = stringEnd(line, at);
    const key: unknown = JSON.parse(line.slice(at, keyEnd));
    const start = behindSpace(line, behindSpace(line, keyEnd) + 1);
    const end = valueEnd(line, start);
    if (key === field) found = { start, end };
    at = behindSpace(line, end);
    if (line[at] !== ',') return found;
    at++;
  }
}

function behindSpace(line: string, from: number): number {
  let at = from;
  while (line[at] === ' ' || line[at] === '\t' || line[at] === '\r' || line[at] === '\n') at++;
  return at;
}

/** Behind the closing quote of the string that begins at `from`. */
function stringEnd(line: string, from: number): number {
  let at = from + 1;
  while (line[at] !== '"') at += line[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** Behind the value that begins at `from`. */
function valueEnd(line: string, from: number): number {
  let depth = 0;
  let at = from;
  for (;;) {
    const sign = line[at];
    if (sign === '"') at = stringEnd(line, at);
    else {
      if (depth === 0 && (sign === ',' || sign === '}' || sign === ']')) return at;
      if (sign === '{' || sign === '[') depth++;
      if (sign === '}' || sign === ']') depth--;
      at++;
    }
    if (depth === 0 && (sign === '"' || sign === '}' || sign === ']')) return at;
  }
}
