/** The records of an earlier scan, gathered from its lines of NDJSON. */
import { RECORD_LISTS } from './ndjson.js';
import type { ResultRecord, ScanResult, SummaryRecord } from './records.js';
import { type ParsedRecord, parseResultLine, ResultFault, resultFault } from './result-line.js';

/** The fields that a record cannot do without, and the types of their values. */
const NEEDED: Record<
  ResultRecord['type'],
  Readonly<Record<string, 'string' | 'number' | 'list'>>
> = {
  article: { id: 'string', words: 'number', coverage: 'number', credits: 'list' },
  cluster: { id: 'string', canonical: 'string', centre: 'string', members: 'list', links: 'list' },
  form: { id: 'string', article: 'string', blanks: 'list', members: 'list' },
  passage: { id: 'string', words: 'number', occurrences: 'list' },
  repeat: { article: 'string', words: 'number', class: 'string' },
  source: { source: 'string', articles: 'number' },
  skipped: { path: 'string', reason: 'string' },
  notice: { message: 'string' },
  summary: { articles: 'number', offsets: 'string' },
};

/** Objects in a list of a record. */
const LISTS = new Set(['members', 'links', 'occurrences', 'blanks']);

/**
 * Gathers all records of a scan.
 * @throws {UsageError} that names the first line which is not a record of a scan, or says that the
 *   results have no end.
 */
export function gatherRecords(lines: Iterable<string>): ScanResult {
  const result: Omit<ScanResult, 'summary'> = {
    articles: [],
    clusters: [],
    forms: [],
    passages: [],
    repeats: [],
    sources: [],
    skipped: [],
    notices: [],
  };
  let summary: SummaryRecord | null = null;
  let number = 0;
  for (const line of lines) {
    number++;
    if (line.trim() === '') continue;
    const record = recordIn(line, number);
    if (record.type === 'summary') summary = record;
    else if (record.type !== undefined)
      (result[RECORD_LISTS[record.type]] as object[]).push(record);
  }
  if (number === 0) throw new ResultFault(' are empty: expected NDJSON of a scan');
  if (summary === null)
    throw new ResultFault(' have no summary at their end: the scan was interrupted');
  return { ...result, summary };
}

/** A record; a record of another command, which may come first, has no type here. */
function recordIn(line: string, number: number): ResultRecord | { type: undefined } {
  const value = parseResultLine(line, number);
  const { type } = value;
  if (!Object.hasOwn(NEEDED, type)) return { type: undefined };
  for (const [field, kind] of Object.entries(NEEDED[type as ResultRecord['type']])) {
    const found = value[field];
    const isRight = kind === 'list' ? isList(field, found) : typeof found === kind;
    if (!isRight) throw resultFault(number, `expected ${field} in a record of the type ${type}`);
  }
  return value as ParsedRecord & ResultRecord;
}

function isList(field: string, value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const isWanted = (item: unknown) =>
    LISTS.has(field) ? typeof item === 'object' && item !== null : typeof item === 'string';
  return value.every(isWanted);
}
