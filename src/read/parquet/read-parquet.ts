import type { RowGroup } from 'hyparquet';
import type { SourceFile } from '../../article/address.js';
import { skip, skipForError } from '../../article/skipped.js';
import { messageOf } from '../../errors.js';
import { articleStrings, describeFields } from '../fields/article-strings.js';
import { mayHoldField } from '../fields/candidates.js';
import { guessFields, type RecordFields, SAMPLE_RECORDS } from '../fields/guess-fields.js';
import type { ReadBytes } from '../lines.js';
import { RawArticle, type RawSkip } from '../raw-article.js';
import type { AwaitedArticles, ReadOptions, ReadTools } from '../reader.js';
import { type OpenBytes, openBytes, ParquetFile } from './parquet-file.js';
import { rowJson } from './row-json.js';

/** The articles of a file of Parquet, a row each. Memory: the columns of articles of one row group. */
export async function* readParquetStream(
  read: ReadBytes,
  source: SourceFile,
  options: ReadOptions,
  { maxBytes, kernel, wholeRecords = false }: ReadTools,
): AwaitedArticles {
  const { shown } = source;
  let opened: OpenBytes;
  try {
    opened = openBytes(read, source, maxBytes);
  } catch (error) {
    yield skipForError(shown, error);
    return;
  }
  try {
    let file: ParquetFile;
    try {
      file = await ParquetFile.open(opened.file, maxBytes);
    } catch (error) {
      const message = `not readable as Parquet: ${fault(error)}; the file may be cut off`;
      yield skip(shown, 'broken-data', message);
      return;
    }
    yield* readGroups(file, { article: new RawArticle(kernel), wholeRecords }, shown, options);
  } finally {
    opened.close();
  }
}

/** The article that is filled from rows, and whether it gets its record. */
interface Filled {
  article: RawArticle;
  wholeRecords: boolean;
}

async function* readGroups(
  file: ParquetFile,
  filled: Filled,
  shown: string,
  { fields: asked }: ReadOptions,
): AsyncGenerator<RawArticle | RawSkip> {
  const columns = file.columns();
  const named = Object.values(asked);
  const wanted = columns.filter(
    (column) => mayHoldField(column) || named.some((name) => isWithin(name, column)),
  );
  let fields: RecordFields;
  try {
    fields = guessFields(await file.sample(wanted, SAMPLE_RECORDS), asked);
  } catch {
    // The fault is reported with the group when its rows are read.
    fields = guessFields([], asked);
  }
  const used = columns.filter((column) =>
    Object.values(fields.names).some((name) => isWithin(name, column)),
  );
  const text = used.find((column) => isWithin(fields.names.text, column));
  if (text === undefined) {
    const there = describeFields(columns).replace('its fields', 'its columns');
    yield skip(shown, 'no-text', `no column is the text; --field-text names it: ${there}`);
    return;
  }
  filled.article.fields = fields;
  const read = filled.wholeRecords ? columns : used;
  let rows = 0;
  for (const [number, group] of file.metadata.row_groups.entries()) {
    yield* readGroup(file, { group, number, rows, columns: read, text }, shown, filled);
    rows += Number(group.num_rows);
  }
}

/** Whether a name is the name of a column, or of a field within it. */
function isWithin(name: string, column: string): boolean {
  return name === column || name.startsWith(`${column}.`);
}

/** The rows of a group, of which some columns are read. */
interface Group {
  group: RowGroup;
  number: number;
  /** Rows before it. */
  rows: number;
  columns: readonly string[];
  text: string;
}

async function* readGroup(
  file: ParquetFile,
  { group, number, rows, columns, text }: Group,
  shown: string,
  { article, wholeRecords }: Filled,
): AsyncGenerator<RawArticle | RawSkip> {
  const { names } = article.fields!;
  const end = rows + Number(group.num_rows);
  let row = rows;
  try {
    for await (const records of file.slices(group, rows, columns, text)) {
      for (const record of records) {
        row++;
        const strings = articleStrings(record, names, () => undefined);
        if ('reason' in strings) {
          yield skip(shown, strings.reason, `row ${row}: ${strings.message}`, row);
          continue;
        }
        article.line = row;
        article.setStrings(strings);
        if (wholeRecords) article.record = () => rowJson(record);
        yield article;
      }
    }
  } catch (error) {
    const place = `rows ${row + 1} to ${end}, of row group ${number + 1}`;
    const message = `${place}: ${fault(error)}; other groups are read`;
    yield { ...skip(shown, 'broken-data', message, row + 1), count: Math.max(1, end - row) };
  }
}

/** The most UTF-16 units of a message of the library, which may quote the file. */
const MOST_UNITS = 100;

function fault(error: unknown): string {
  return messageOf(error).replace(/\s+/g, ' ').slice(0, MOST_UNITS);
}
