import { UsageError } from '../errors.js';

/** A table of text: what stands under each name of the header, row by row. */
export interface CsvTable {
  /** Names of the columns: trimmed, in lower case. */
  header: string[];
  rows: CsvRow[];
}

/** The fields of a row, by the names of the header. */
export interface CsvRow {
  /** Line of the file on which the row begins, from 1. */
  line: number;
  fields: Record<string, string>;
}

/**
 * Reads CSV as RFC 4180 has it: fields may be quoted, a quote in quotes is doubled, lines end with
 * or without a carriage return. A byte order mark and empty lines are passed over.
 *
 * @param name what the table is called in errors.
 * @throws UsageError where a row has more or fewer fields than the header, a name stands twice in
 *   the header, or a quote is never closed.
 */
export function parseCsv(text: string, name: string): CsvTable {
  const [head, ...rest] = splitRows(text.replace(/^\ufeff/, ''), name);
  const header = (head?.fields ?? []).map((field) => field.trim().toLowerCase());
  const twice = header.find((field, i) => header.indexOf(field) !== i);
  if (twice !== undefined) throw new UsageError(`${name}: the column ${twice} stands there twice`);
  const rows = rest.map(({ line, fields }) => {
    if (fields.length !== header.length) {
      const expected = `expected ${header.length} fields as in the header`;
      throw new UsageError(`${name}, line ${line}: ${expected}, got ${fields.length}`);
    }
    return { line, fields: Object.fromEntries(fields.map((field, i) => [header[i] ?? '', field])) };
  });
  return { header, rows };
}

function splitRows(text: string, name: string): { line: number; fields: string[] }[] {
  const rows: { line: number; fields: string[] }[] = [];
  let fields: string[] = [];
  let line = 1;
  let firstLine = 1;
  // One field and what ends it; a quoted one may hold anything. Linear: no two ways to match.
  const field = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (field.lastIndex < text.length || fields.length > 0) {
    const start = field.lastIndex;
    const match = field.exec(text);
    if (match === null) {
      throw new UsageError(
        `${name}, line ${line}: a quote is not closed, or a field goes on behind one`,
      );
    }
    const [whole, quoted, plain = '', end] = match;
    fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    line += whole.split('\n').length - 1;
    if (end === ',') continue;
    const isEmpty = fields.length === 1 && quoted === undefined && plain.trim() === '';
    if (!isEmpty) rows.push({ line: firstLine, fields });
    fields = [];
    firstLine = line;
    // At the end of the text the pattern matches nothing for ever.
    if (end === '' || field.lastIndex === start) break;
  }
  return rows;
}
