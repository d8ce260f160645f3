/**
 * Checks the pages of a column before the library reads them: it trusts their sizes and counts, so a
 * broken byte could take all memory.
 */
import type { ColumnMetaData } from 'hyparquet';
import type { parquetHeader } from 'hyparquet/src/column.js';

/** More values than the rows of a group ever have. */
const MOST_VALUES = 64 * 1024 * 1024;

/** The function of the library that reads the header of a page. */
export type ReadHeader = typeof parquetHeader;

/** @throws if sizes or counts of pages cannot be right. */
export function checkPages(
  chunk: ArrayBuffer,
  { num_values: values }: ColumnMetaData,
  readHeader: ReadHeader,
  maxBytes: number,
): void {
  const reader = { view: new DataView(chunk), offset: 0 };
  let left = Number(values);
  if (!(left >= 0 && left <= MOST_VALUES)) throw new Error(`a column of ${values} values`);
  while (reader.offset < chunk.byteLength - 1) {
    const header = readHeader(reader);
    const { compressed_page_size: size, uncompressed_page_size: whole } = header;
    if (!(size >= 0 && reader.offset + size <= chunk.byteLength)) throw new Error('a cut page');
    if (!(whole >= 0 && whole <= maxBytes)) throw new Error(`a page of ${whole} bytes`);
    reader.offset += size;
    const dictionary = header.dictionary_page_header?.num_values ?? 0;
    if (!(dictionary >= 0 && dictionary <= whole))
      throw new Error('a dictionary with a wrong count');
    const page = header.data_page_header ?? header.data_page_header_v2;
    if (!page) continue;
    left -= page.num_values;
    if (!(page.num_values >= 0 && left >= 0)) throw new Error('a page with a wrong count');
    if (left === 0) break;
  }
}
