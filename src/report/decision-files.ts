/** Decisions as NDJSON, CSV or Parquet. */
import type { Decision } from '../records/decisions.js';
import { csvFile, parquetFile } from './table-files.js';

/** The columns of a file of decisions. */
const COLUMNS = {
  id: 'STRING',
  decision: 'STRING',
  canonical: 'STRING',
  cluster: 'STRING',
  of: 'STRING',
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
export const DECISION_WRITERS: ReadonlyMap<string, DecisionWriter> = new Map<
  string,
  DecisionWriter
>([
  ['.ndjson', ndjsonLines],
  ['.jsonl', ndjsonLines],
  ['.csv', (decisions) => csvFile(COLUMNS, rowsOf(decisions))],
  ['.parquet', (decisions) => parquetFile(COLUMNS, rowsOf(decisions))],
]);

function* ndjsonLines(decisions: Iterable<Decision>): Generator<string> {
  for (const row of rowsOf(decisions)) yield `${JSON.stringify(row)}\n`;
}

/** The columns in their order. */
function* rowsOf(decisions: Iterable<Decision>) {
  for (const decision of decisions) {
    yield Object.fromEntries(NAMES.map((name) => [name, decision[name]]));
  }
}
