/** Finds the marks, the header and the columns of a table from its beginning. */
import type { FieldNames } from '../../article/fields.js';
import type { Fields } from '../../extract/listed-text.js';
import { stringOf } from '../../kernel/bytes.js';
import { isFieldName, isNamed } from '../fields/candidates.js';
import { guessFields, type RecordFields, SAMPLE_RECORDS } from '../fields/guess-fields.js';
import type { Head } from '../reader.js';
import { APOSTROPHE, type Dialect, LINE_FEED, QUOTE, RETURN, RowScanner } from './scan-row.js';

/** How the rows of a table become articles. */
export interface Layout {
  dialect: Dialect;
  /** Bytes of the lines before the header. */
  preambleBytes: number;
  /** Names of the columns; their numbers from 1 if there is no header. */
  columns: readonly string[];
  hasHeader: boolean;
  fields: RecordFields;
  /** Rows below the header from which the fields were guessed. */
  rows: number;
  /** Whether a column for the text is known. */
  hasText: boolean;
}

/** The beginning of a table, or all of it. */
type TableHead = Omit<Head, 'extension'>;

const DELIMITERS = [',', '\t', ';', '|'].map((mark) => mark.charCodeAt(0));
const SPACED_QUOTE = /[,;|\t] +["']/;
/** The first row, or the one below the header, has a cell in apostrophes. */
const APOSTROPHES = /^(?:[^\n]*\n)?(?:[^'\n,;|\t]*[,;|\t])*'(?:[^'\n]|'')*'[,;|\t\r\n]/;
/** A return that ends a line alone: the line feeds of such a table are within its cells. */
const LONE_RETURN = /\r(?!\n)/;
/** Lines before the header: `sep=;`, by which Excel knows the delimiter, and remarks. */
const PREAMBLE = /^(?:sep=([!-~\t])(?:\r\n?|\n))?(?:#[^,;|\t\r\n]*(?:\r\n?|\n))*/i;

const ESCAPED = /""|\\["\\]/g;
const ESCAPED_APOSTROPHE = /''|\\['\\]/g;

/** Cells of a header have at most this number of UTF-16 units. */
const MOST_NAME_UNITS = 80;
/** The least mean length of a column of texts, and its least ratio to the next longest column. */
const LEAST_TEXT_UNITS = 100;
const LEAST_RATIO = 3;

/**
 * The layout of a table.
 * @param head its beginning, in UTF-8.
 */
export function layoutOf(head: TableHead, asked: FieldNames): Layout {
  const text = stringOf(head.bytes);
  const [preamble = '', delimiter] = PREAMBLE.exec(text) ?? [];
  const preambleBytes = Buffer.byteLength(preamble);
  const table = { ...head, bytes: head.bytes.subarray(preambleBytes) };
  const delimiters = delimiter === undefined ? DELIMITERS : [delimiter.charCodeAt(0)];
  const tries = dialectsOf(text.slice(preamble.length), delimiters).map((dialect) => {
    const rows = firstRows(table, dialect);
    return { dialect, rows, score: scoreOf(rows, asked) };
  });
  const best = tries.reduce((one, other) => (other.score > one.score ? other : one));
  return { preambleBytes, ...withColumns(best.dialect, best.rows, asked) };
}

/** The dialects that a table may have; of equally good ones the first is meant. */
function dialectsOf(text: string, delimiters: readonly number[]): Dialect[] {
  const quotes = APOSTROPHES.test(text) ? [QUOTE, APOSTROPHE] : [QUOTE];
  const hasSpaces = SPACED_QUOTE.test(text);
  const lineEnds = [
    ...(text.includes('\n') ? [LINE_FEED] : []),
    ...(LONE_RETURN.test(text) || !text.includes('\n') ? [RETURN] : []),
  ];
  return quotes.flatMap((quote) => {
    const sign = String.fromCharCode(quote);
    const hasEscapes = text.includes(`\\${sign}`) && !text.includes(sign + sign);
    return lineEnds.flatMap((lineEnd) =>
      delimiters.map((delimiter) => ({ delimiter, quote, lineEnd, hasEscapes, hasSpaces })),
    );
  });
}

/** The first rows as strings; a row that is not whole is left out. */
function firstRows({ bytes, isWhole }: TableHead, dialect: Dialect): string[][] {
  const scanner = new RowScanner(dialect);
  const rows: string[][] = [];
  for (let at = 0; at < bytes.length && rows.length <= SAMPLE_RECORDS; ) {
    const end = scanner.scan({ bytes, from: at, to: bytes.length, isAll: isWhole });
    if (end < 0) break;
    const row = cellsOf(bytes, scanner);
    if (row.length > 1 || row[0]?.trim() !== '') rows.push(row);
    at = end;
  }
  return rows;
}

/** The cells that a scanner has found. */
function cellsOf(bytes: Uint8Array, scanner: RowScanner): string[] {
  return scanner.escaped.map((_, cell) => cellAt(bytes, scanner, cell));
}

/** One cell that a scanner has found. */
export function cellAt(bytes: Uint8Array, scanner: RowScanner, cell: number): string {
  const { bounds, escaped, quote } = scanner;
  const text = stringOf(bytes, bounds[2 * cell], bounds[2 * cell + 1]);
  if (!escaped[cell]) return text;
  return text.replace(quote === QUOTE ? ESCAPED : ESCAPED_APOSTROPHE, (found) => found[1] ?? '');
}

/** Known names in the first row count most, then rows of one length, then the number of columns. */
function scoreOf(rows: readonly string[][], asked: FieldNames): number {
  const [first = []] = rows;
  const known = first.filter((name) => isKnown(name, asked)).length;
  const alike = rows.filter((row) => row.length === first.length).length / (rows.length || 1);
  return 1000 * known + (first.length > 1 ? 100 * alike + Math.min(first.length, 50) : 0);
}

/** Whether a cell is the name of a field, known or given by the user. */
function isKnown(name: string, asked: FieldNames): boolean {
  const trimmed = name.trim();
  return isFieldName(trimmed) || Object.values(asked).includes(trimmed);
}

function withColumns(
  dialect: Dialect,
  rows: readonly string[][],
  asked: FieldNames,
): Omit<Layout, 'preambleBytes'> {
  const [first = [], ...others] = rows;
  const names = first.map((name) => name.trim());
  const mayBeHeader =
    names.every(({ length }) => length <= MOST_NAME_UNITS) && new Set(names).size === names.length;
  const isHeader = mayBeHeader && names.some((name) => isKnown(name, asked));
  const longest = longestColumn(others.length > 0 ? others : rows);
  // Names that are not known are names if the texts below are much longer.
  const isAbove = others.length > 0 && longest !== null && mayBeHeader;
  const hasHeader = isHeader || (isAbove && names.every((name) => /\p{L}/u.test(name)));
  const columns = hasHeader ? names : names.map((_, column) => String(column + 1));
  const cells = hasHeader ? others : rows;
  // Names alone show the fields if the first row is not at hand.
  const records = (cells.length > 0 ? cells : [columns]).map((row) => recordOf(columns, row));
  const fields = guessFields(records, asked);
  const hasText = columns.includes(fields.names.text);
  const layout = { dialect, columns, hasHeader, rows: cells.length };
  if (hasText || longest === null || isNamed('text', asked.text)) {
    return { ...layout, hasText, fields };
  }
  const text = columns[longest]!;
  const found = {
    names: { ...fields.names, text },
    assumed: { text, ...fields.assumed },
    there: fields.there,
  };
  return { ...layout, hasText: true, fields: found };
}

/** A row by the names of the columns. */
function recordOf(columns: readonly string[], row: readonly string[]): Fields {
  return Object.fromEntries(columns.map((name, column) => [name, row[column] ?? '']));
}

/** The only column whose cells are much longer than the cells of all others; null if there is none. */
function longestColumn(rows: readonly string[][]): number | null {
  const columns = rows[0]?.length ?? 0;
  const means = Array.from({ length: columns }, (_, column) => {
    const total = rows.reduce((sum, row) => sum + (row[column]?.length ?? 0), 0);
    return { column, mean: total / rows.length };
  });
  const [longest, next] = means.toSorted((one, other) => other.mean - one.mean);
  if (!longest || longest.mean < LEAST_TEXT_UNITS) return null;
  return longest.mean >= LEAST_RATIO * (next?.mean ?? 0) ? longest.column : null;
}
