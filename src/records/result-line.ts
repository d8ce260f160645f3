/** Lines of results that are read again. */
import { UsageError } from '../errors.js';

/** The first character of a gzip stream. */
const GZIP = '\u001f';

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
    throw resultFault(
      number,
      `expected one JSON object a line, as --format ndjson gives it${hint(line)}`,
    );
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

/** A fault of results. */
export class ResultFault extends UsageError {
  /** The fault after the name of the results, with its line if it is of one. */
  readonly #rest: string;

  constructor(rest: string, shown = 'the results') {
    super(`${shown}${rest}`);
    this.#rest = rest;
  }

  /** The same fault of results with a name. */
  of(shown: string): ResultFault {
    return new ResultFault(this.#rest, shown);
  }
}

/** The remedy for a line that is compressed, else nothing. */
function hint(line: string): string {
  return line.startsWith(GZIP) ? '; it is compressed: decompress it first' : '';
}

/** The error about a line of results. */
export function resultFault(line: number, what: string): ResultFault {
  return new ResultFault(`, line ${line}: ${what}`);
}
