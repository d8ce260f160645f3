/** Lines of results that are read again. */
import { UsageError } from '../errors.js';

/** A record whose type alone was checked. */
export interface ParsedRecord {
  type: string;
  [name: string]: unknown;
}

/**
 * Reads a line of results.
 * @param number the number of the line, for the message.
 * @throws UsageError if it is not an object with a type.
 */
export function parseResultLine(line: string, number: number): ParsedRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw resultFault(number, 'expected one JSON object a line, as --format ndjson gives it');
  }
  if (
    typeof value !== 'object' ||
    value === null ||
    typeof (value as ParsedRecord).type !== 'string'
  ) {
    throw resultFault(number, 'expected an object with a type');
  }
  return value as ParsedRecord;
}

/** The error about a line of results. */
export function resultFault(line: number, what: string): UsageError {
  return new UsageError(`the results, line ${line}: ${what}`);
}
