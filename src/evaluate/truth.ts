import { messageOf, UsageError } from '../errors.js';
import { parseSmallTable, type SmallTable, type SmallTableRow } from '../read/small-table.js';
import type { SpanPair } from './plagdet.js';

/** Two articles and whether they belong together. */
export interface LabelledPair {
  a: string;
  b: string;
  isCopy: boolean;
}

/** Two places with the same content, and the category of the case. */
export interface TrueSpans extends SpanPair {
  /** Empty if the truth has no categories. */
  category: string;
}

/** The truth, in one of three forms. */
export type Truth =
  | { kind: 'pairs'; pairs: LabelledPair[] }
  | { kind: 'clusters'; clusters: string[][] }
  | { kind: 'spans'; cases: TrueSpans[] };

const SPAN_COLUMNS = ['a', 'a_start', 'a_end', 'b', 'b_start', 'b_end'];
const FORMS = `a,b[,label] or id,cluster or ${SPAN_COLUMNS.join(',')}[,category]`;

/** Common words for yes and no. */
const LABELS = new Map([
  ...['1', 'ok', 'true', 'yes', 'positive', 'copy'].map((word) => [word, true] as const),
  ...['0', 'bad', 'false', 'no', 'negative', 'none'].map((word) => [word, false] as const),
]);

/**
 * Reads a file of truth. Its columns show its kind; JSON arrays of ids are clusters.
 *
 * @throws UsageError that names the line, the expected content and the actual content.
 */
export function readTruth(given: string): Truth {
  // A byte order mark is not part of the content.
  const text = given.replace(/^\ufeff/, '');
  if (text.trimStart().startsWith('[')) return { kind: 'clusters', clusters: readJson(text) };
  const table = parseSmallTable(text, '--truth');
  const has = (...columns: string[]) => columns.every((column) => table.header.includes(column));
  const isSpans = SPAN_COLUMNS.some((column) => column.includes('_') && has(column));
  const missing = SPAN_COLUMNS.filter((column) => !has(column));
  if (isSpans && missing.length > 0) {
    throw new UsageError(`--truth takes the columns ${FORMS}; missing ${missing.join(', ')}`);
  }
  if (!isSpans && !has('a', 'b') && !has('id', 'cluster')) {
    const got = table.header.join(',') || 'an empty file';
    throw new UsageError(`--truth takes CSV of the columns ${FORMS}, got ${got}`);
  }
  if (table.rows.length === 0) throw new UsageError('--truth has a header and no rows');
  if (isSpans) return { kind: 'spans', cases: table.rows.map(readSpans) };
  if (has('a', 'b')) return { kind: 'pairs', pairs: readPairs(table) };
  return { kind: 'clusters', clusters: readClusters(table) };
}

function readPairs({ header, rows }: SmallTable): LabelledPair[] {
  const isLabelled = header.includes('label');
  const pairs = new Map<string, LabelledPair>();
  for (const row of rows) {
    const [a, b] = readIds(row, 'a', 'b');
    const given = row.fields.label ?? '';
    const isCopy = isLabelled ? LABELS.get(given.trim().toLowerCase()) : true;
    if (isCopy === undefined) {
      throw fault(row.line, `label takes one of ${[...LABELS.keys()].join(', ')}`, given);
    }
    // The order of the two ids does not matter.
    const key = [a, b].sort().join('\n');
    if ((pairs.get(key)?.isCopy ?? isCopy) !== isCopy) {
      throw new UsageError(`--truth, line ${row.line}: ${a} and ${b} have the other label above`);
    }
    pairs.set(key, { a, b, isCopy });
  }
  return [...pairs.values()];
}

function readSpans(row: SmallTableRow): TrueSpans {
  const [a, b] = readIds(row, 'a', 'b');
  const place = (side: 'a' | 'b') => {
    const [start = 0, end = 0] = [`${side}_start`, `${side}_end`].map((column) => {
      const given = (row.fields[column] ?? '').trim();
      if (!/^\d{1,15}$/.test(given)) {
        throw fault(row.line, `${column} takes an integer of 0 or more`, given);
      }
      return Number(given);
    });
    if (end <= start) throw fault(row.line, `${side}_end takes more than ${start}`, String(end));
    return { start, end };
  };
  const category = (row.fields.category ?? '').trim();
  return { a: { article: a, ...place('a') }, b: { article: b, ...place('b') }, category };
}

function readClusters({ rows }: SmallTable): string[][] {
  const clusters = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const { line, fields } of rows) {
    const { id = '', cluster = '' } = fields;
    if (id === '') throw fault(line, 'id takes the id of an article', id);
    if (cluster === '') throw fault(line, 'cluster takes a name', cluster);
    if (seen.has(id)) throw new UsageError(`--truth, line ${line}: ${id} occurs twice`);
    seen.add(id);
    const list = clusters.get(cluster);
    if (list) list.push(id);
    else clusters.set(cluster, [id]);
  }
  return [...clusters.values()];
}

/** One array of arrays, or one array of ids per line. */
function readJson(text: string): string[][] {
  const clusters = parseArrays(text);
  const isCluster = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((id) => typeof id === 'string' && id !== '');
  const seen = new Set<string>();
  for (const [i, cluster] of clusters.entries()) {
    if (!isCluster(cluster)) {
      throw new UsageError(`--truth takes arrays of ids; item ${i + 1} is something else`);
    }
    for (const id of cluster) {
      if (seen.has(id)) throw new UsageError(`--truth: ${id} occurs twice`);
      seen.add(id);
    }
  }
  if (seen.size === 0) throw new UsageError('--truth has no ids in its arrays');
  return clusters as string[][];
}

function parseArrays(text: string): unknown[] {
  try {
    const whole: unknown = JSON.parse(text);
    // One line of ids parses as a whole; it is one cluster.
    if (Array.isArray(whole)) return whole.every((id) => typeof id === 'string') ? [whole] : whole;
  } catch {
    // Several arrays, one a line, are not valid JSON as a whole.
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, i): unknown => {
    try {
      return JSON.parse(line);
    } catch (error) {
      const why = messageOf(error);
      throw new UsageError(`--truth, line ${i + 1}: ${why}`);
    }
  });
}

function readIds({ line, fields }: SmallTableRow, ...columns: [string, string]): [string, string] {
  const [a = '', b = ''] = columns.map((column) => {
    const id = fields[column] ?? '';
    if (id === '') throw fault(line, `${column} takes the id of an article`, id);
    return id;
  });
  if (a === b) throw new UsageError(`--truth, line ${line}: a and b are both ${a}`);
  return [a, b];
}

function fault(line: number, takes: string, got: string): UsageError {
  return new UsageError(`--truth, line ${line}: ${takes}, got ${JSON.stringify(got)}`);
}
