/** Changes one string in a line of JSON, and leaves every other byte of the line as it is. */
import { valueSpan } from '../read/value-span.js';

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
  const span = isObject(line) ? valueSpan(line, field) : undefined;
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
