/** Decisions as NDJSON, CSV or Parquet. */
import type { Decision } from '../records/decisions.js';
import { csvFile, parquetFile } from './table-files.js';

/** The columns of a file of decisions. */
const COLUMNS = {
  id: 'STRING',
  decision: 'STRING',
  canonical: 'STRING',
  cluster: 'STRING',
  relation: 'STRING',
  jaccard: 'DOUBLE',
  containment: 'DOUBLE',
  aligned: 'DOUBLE',
  words: 'INT32',
  coverage: 'DOUBLE',
  reason: 'STRING',
} as const satisfies Record<keyof Decision, string>;

const NAMES = Object.keys(COLUMNS) as (keyof Decision)[];

/** Gives a file of decisions in pieces; each is valid until the next is requested. */
export type DecisionWriter = (
  decisions: Iterable<Decision>,
) => Iterable<string> | AsyncIterable<Uint8Array>;

/** The forms of a file of decisions, by the extension of its name. */
export const DECISION_WRITERS: Readonly<Record<string, DecisionWriter>> = {
  ndjson: ndjsonLines,
  jsonl: ndjsonLines,
  csv: (decisions) => csvFile(COLUMNS, rowsOf(decisions)),
  parquet: (decisions) => parquetFile(COLUMNS, rowsOf(decisions)),
};

function* ndjsonLines(decisions: Iterable<Decision>): Generator<string> {
  for (const row of rowsOf(decisions)) yield `${JSON.stringify(row)}\n`;
}

/** The columns in their order. */
function* rowsOf(decisions: Iterable<Decision>) {
  for (const decision of decisions) {
    yield Object.fromEntries(NAMES.map((name) => [name, decision[name]]));
  }
}
<<<<<<< HEAD

/**
 * A field of CSV. A text that a spreadsheet would take for a formula gets an apostrophe before it, as
 * OWASP advises; numbers stay as they are.
 */
function csvField(value: string | number | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A file of Parquet: all rows are in memory until it is written. */
async function* parquetFile(decisions: Iterable<Decision>): AsyncGenerator<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const columns = NAMES.map((name) => ({
    name,
    type: COLUMNS[name],
    data: [] as (string | number | null)[],
  }));
  for (const decision of decisions) {
    for (const { name, data } of columns) data.push(decision[name]);
  }
  yield new Uint8Array(parquetWriteBuffer({ columnData: columns }));
}
=======
>>>>>>> b93bc05 (Results as JSON, CSV, Parquet, Markdown, SARIF, JUnit, annotations of GitHub, GEXF and GraphML; --baseline reports only what is new)
