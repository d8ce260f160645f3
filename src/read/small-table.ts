/**
 * Small tables that a user makes for this program, such as pairs and truth: strings in memory, in
 * which every fault ends the run. Tables with articles are read by `./csv`, from a stream.
 */
import { UsageError } from '../errors.js';

/** A table of text: the fields below each name of the header, row by row. */
export interface SmallTable {
  /** Names of the columns: trimmed, in lower case. */
  header: string[];
  rows: SmallTableRow[];
}

/** The fields of a row, by the names of the header. */
export interface SmallTableRow {
  /** Line of the file on which the row begins, from 1. */
  line: number;
  fields: Record<string, string>;
}

/**
 * Reads CSV as RFC 4180 defines it: fields may be quoted, a quote inside quotes is doubled, lines
 * end with or without a carriage return. A byte order mark and empty lines are ignored.
 *
 * @param name the name of the table in errors.
 * @throws UsageError if a row has more or fewer fields than the header, a name occurs twice in the
 *   header, or a quote is never closed.
 */
export function parseSmallTable(text: string, name: string): SmallTable {
  const [head, ...rest] = [...smallTableRows(text)].map((record) => {
    if (!record.isBroken) return record;
    const fault = 'a quote is not closed, or text follows a closing one';
    throw new UsageError(`${name}, line ${record.line}: ${fault}`);
  });
  const header = (head?.fields ?? []).map((field) => field.trim().toLowerCase());
  const twice = header.find((field, i) => header.indexOf(field) !== i);
  if (twice !== undefined) throw new UsageError(`${name}: the column ${twice} occurs twice`);
  const rows = rest.map(({ line, fields }) => {
    if (fields.length !== header.length) {
      const expected = `expected ${header.length} fields as in the header`;
      throw new UsageError(`${name}, line ${line}: ${expected}, got ${fields.length}`);
    }
    return { line, fields: Object.fromEntries(fields.map((field, i) => [header[i] ?? '', field])) };
  });
  return { header, rows };
}

/** A record of a CSV file, and the line, from 1, on which it starts. */
export interface RowAtLine {
  fields: string[];
  line: number;
  /** Whether a quote was never closed, or text followed a closing one. */
  isBroken: boolean;
}

/**
 * Reads CSV as RFC 4180 defines it: commas, CRLF or LF, quoted fields that may hold commas, line
 * ends and doubled quotes. It accepts more: a byte-order mark and empty lines are ignored, a quote
 * inside an unquoted field is a plain character, and a quoted field that is never closed ends with
 * the text.
 */
export function* smallTableRows(text: string): Generator<RowAtLine> {
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const record: RowAtLine = { fields: [], line, isBroken: false };
    for (let isOpen = true; isOpen; ) {
      const field = text[at] === '"' ? quotedField(text, at) : plainField(text, at);
      record.fields.push(field.value);
      record.isBroken ||= field.isBroken;
      line += field.lines;
      at = field.end;
      isOpen = text[at] === ',';
      if (isOpen) at++;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    line++;
    if (record.fields.length > 1 || record.fields[0] !== '' || record.isBroken) yield record;
  }
}

/** The value of a field, the place where it ends, and the number of its line ends. */
interface Field {
  value: string;
  end: number;
  lines: number;
  isBroken: boolean;
}

function plainField(text: string, start: number): Field {
  const end = fieldEnd(text, start);
  const value = text.slice(start, end);
  // RFC 4180 allows no quotes and no line ends in a field without quotes.
  return { value, end, lines: 0, isBroken: /["\r]/.test(value) };
}

function fieldEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n') {
    if (text[end] === '\r' && (text[end + 1] === '\n' || end + 1 === text.length)) break;
    end++;
  }
  return end;
}

function quotedField(text: string, start: number): Field {
  const parts: string[] = [];
  let from = start + 1;
  let quote = text.indexOf('"', from);
  while (quote !== -1 && text[quote + 1] === '"') {
    parts.push(text.slice(from, quote + 1));
    from = quote + 2;
    quote = text.indexOf('"', from);
  }
  const close = quote === -1 ? text.length : quote;
  parts.push(text.slice(from, close));
  const value = parts.join('');
  // Text between the closing quote and the comma belongs to no other field.
  const end = fieldEnd(text, Math.min(close + 1, text.length));
  const rest = text.slice(Math.min(close + 1, text.length), end);
  const isBroken = quote === -1 || rest !== '';
  return { value: value + rest, end, lines: value.split('\n').length - 1, isBroken };
}
