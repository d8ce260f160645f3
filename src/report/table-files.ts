/** Tables of plain values as files of CSV and Parquet. */

/** A value of a table; null if it is missing. */
export type Cell = string | number | boolean | null;

/** The type of a column, by its name in Parquet. */
export type ColumnType = 'STRING' | 'DOUBLE' | 'INT32' | 'BOOLEAN';

/** The columns of a table in their order. */
export type TableColumns = Readonly<Record<string, ColumnType>>;

/** The rows of a table; a value that is not given is missing. */
export type Rows = Iterable<Readonly<Record<string, Cell | undefined>>>;

/** Rows that are written to a file of Parquet together. */
const ROW_GROUP = 50_000;

/** CSV as in RFC 4180, with a header; a missing value is an empty field. */
export function* csvFile(columns: TableColumns, rows: Rows): Generator<string> {
  const names = Object.keys(columns);
  yield `${names.join(',')}\r\n`;
  for (const row of rows) yield `${names.map((name) => csvField(row[name])).join(',')}\r\n`;
}

/**
 * A field of CSV. A text that a spreadsheet would take for a formula gets an apostrophe before it, as
 * OWASP advises; numbers stay. An empty text has quotation marks, a missing one has none.
 */
function csvField(value: Cell | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return String(value);
  if (value === '') return '""';
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A file of Parquet. A group of rows is in memory until it is written. */
export async function* parquetFile(columns: TableColumns, rows: Rows): AsyncGenerator<Uint8Array> {
  const { ByteWriter, ParquetWriter, schemaFromColumnData } = await import('hyparquet-writer');
  const newGroup = () =>
    Object.entries(columns).map(([name, type]) => ({ name, type, data: [] as Cell[] }));
  let group = newGroup();
  const schema = schemaFromColumnData({ columnData: group });
  const bytes = new ByteWriter();
  const file = new ParquetWriter({ writer: bytes, schema });
  const take = () => {
    const taken = bytes.getBytes().slice();
    bytes.index = 0;
    return taken;
  };
  const write = () =>
    file.write({
      columnData: group.map(({ name, data }) => ({ name, data })),
      rowGroupSize: ROW_GROUP,
    });
  for (const row of rows) {
    for (const { name, data } of group) data.push(row[name] ?? null);
    if (group[0]!.data.length < ROW_GROUP) continue;
    write();
    group = newGroup();
    yield take();
  }
  write();
  file.finish();
  yield take();
}
