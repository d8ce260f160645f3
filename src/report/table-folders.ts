/** Results as tables: a file for each kind of record. */
import { recordTables } from './record-tables.js';
import type { FiledResult, FolderReporter, ReportPieces } from './reporter.js';
import { csvFile, parquetFile, type Rows, type TableColumns } from './table-files.js';

/** Files of CSV. */
export const CSV_TABLES = tables('csv', csvFile);

/** Files of Parquet. */
export const PARQUET_TABLES = tables('parquet', parquetFile);

function tables(
  extension: string,
  write: (columns: TableColumns, rows: Rows) => ReportPieces,
): FolderReporter<FiledResult> {
  return {
    quotesTexts: false,
    readsLineage: true,
    isPlainText: false,
    *files(result) {
      for (const { name, columns, rows } of recordTables(result)) {
        yield { name: `${name}.${extension}`, pieces: write(columns, rows) };
      }
    },
  };
}
