/** Parquet by its library, which is loaded when the first file is met. */
import fs from 'node:fs';
import type { AsyncBuffer, FileMetaData, RowGroup } from 'hyparquet';
import type { SourceFile } from '../../article/address.js';
import { stringOf } from '../../kernel/bytes.js';
import type { ReadBytes } from '../lines.js';
import { OPEN_FLAGS } from '../raw-article.js';
import { readWhole } from '../read-whole.js';
import { checkPages, type ReadHeader } from './page-check.js';

/** The first and the last bytes of a file. */
const MAGIC = 'PAR1';

/** Decompressed bytes of the text column that are read at once. */
const SLICE_BYTES = 32 * 1024 * 1024;

type Library = typeof import('hyparquet');
type Compressors = typeof import('hyparquet-compressors').compressors;

/** A row of the file; columns within others are objects and lists. */
export type ParquetRecord = Record<string, unknown>;

/** An open file. */
export class ParquetFile {
  readonly #library: Library;
  readonly #compressors: Compressors;
  readonly #readHeader: ReadHeader;
  readonly #file: AsyncBuffer;
  readonly #maxBytes: number;
  readonly metadata: FileMetaData;

  private constructor(parts: {
    library: Library;
    compressors: Compressors;
    readHeader: ReadHeader;
    file: AsyncBuffer;
    metadata: FileMetaData;
    maxBytes: number;
  }) {
    this.#library = parts.library;
    this.#compressors = parts.compressors;
    this.#readHeader = parts.readHeader;
    this.#file = parts.file;
    this.#maxBytes = parts.maxBytes;
    this.metadata = parts.metadata;
  }

  /** @throws if the file has no valid footer. */
  static async open(file: AsyncBuffer, maxBytes: number): Promise<ParquetFile> {
    const library = await import('hyparquet');
    const { compressors } = await import('hyparquet-compressors');
    const { parquetHeader: readHeader } = await import('hyparquet/src/column.js');
    const metadata = await library.parquetMetadataAsync(file, { geoparquet: false });
    return new ParquetFile({ library, compressors, readHeader, file, metadata, maxBytes });
  }

  /** Names of the columns that are not within others. */
  columns(): string[] {
    return this.#library.parquetSchema(this.metadata).children.map(({ element }) => element.name);
  }

  /**
   * The rows of a group, in slices that fit in memory.
   * @param rows the first row of the group in the file.
   * @param column the column that has the most bytes.
   * @throws if the group is broken.
   */
  async *slices(
    group: RowGroup,
    rows: number,
    columns: readonly string[],
    column: string,
  ): AsyncGenerator<ParquetRecord[]> {
    const file = await this.#checked(group, columns);
    const count = Number(group.num_rows);
    const chunk = group.columns.find(({ meta_data }) => meta_data?.path_in_schema[0] === column);
    const bytes = Number(chunk?.meta_data?.total_uncompressed_size ?? 0);
    const most = Math.max(1, Math.floor((count * SLICE_BYTES) / Math.max(bytes, SLICE_BYTES)));
    for (let start = 0; start < count; start += most) {
      yield await this.#read(file, columns, rows + start, rows + Math.min(start + most, count));
    }
  }

  /** The first rows of the file, for a guess. */
  async sample(columns: readonly string[], most: number): Promise<ParquetRecord[]> {
    const group = this.metadata.row_groups.find(({ num_rows }) => Number(num_rows) > 0);
    if (!group) return [];
    const file = await this.#checked(group, columns);
    return this.#read(file, columns, 0, Math.min(most, Number(group.num_rows)));
  }

  #read(
    file: AsyncBuffer,
    columns: readonly string[],
    rowStart: number,
    rowEnd: number,
  ): Promise<ParquetRecord[]> {
    const { metadata } = this;
    const compressors = this.#compressors;
    const rows = { columns: [...columns], rowStart, rowEnd };
    return this.#library.parquetReadObjects({ file, metadata, compressors, ...rows });
  }

  /** The file with the wanted columns of a group in memory, whose pages are checked. */
  async #checked(group: RowGroup, columns: readonly string[]): Promise<AsyncBuffer> {
    const held: { start: number; end: number; bytes: ArrayBuffer }[] = [];
    for (const { meta_data: meta } of group.columns) {
      if (!meta || !columns.includes(meta.path_in_schema[0] ?? '')) continue;
      const start = Number(meta.dictionary_page_offset || meta.data_page_offset);
      const end = start + Number(meta.total_compressed_size);
      if (end - start > this.#maxBytes) throw new Error(`a column of ${end - start} bytes`);
      const bytes = await this.#file.slice(start, end);
      checkPages(bytes, meta, this.#readHeader, this.#maxBytes);
      held.push({ start, end, bytes });
    }
    const { byteLength } = this.#file;
    return {
      byteLength,
      slice: (from, to = byteLength) => {
        const one = held.find(({ start, end }) => start <= from && to <= end);
        return one ? one.bytes.slice(from - one.start, to - one.start) : this.#file.slice(from, to);
      },
    };
  }
}

/** A file by its bytes in any order, and a function that closes it. */
export interface OpenBytes {
  file: AsyncBuffer;
  close(): void;
}

/**
 * The bytes of a stream of Parquet, whose table of contents is at its end: the file itself if the
 * stream is a plain file, else all of the stream in memory.
 * @throws {InputFault} if the stream is larger than `maxBytes`.
 */
export function openBytes(read: ReadBytes, { path }: SourceFile, maxBytes: number): OpenBytes {
  const plain = openPlain(path);
  if (plain) return plain;
  const tooLarge = `more than ${maxBytes} bytes in a compressed file: unpack it`;
  const bytes = readWhole(read, maxBytes, tooLarge);
  const buffer = bytes.buffer as ArrayBuffer;
  const file = {
    byteLength: bytes.length,
    slice: (start: number, end = bytes.length) => buffer.slice(start, end),
  };
  return { file, close: () => {} };
}

/** A file that begins as Parquet does: it is not compressed, nor an archive. */
function openPlain(path: string): OpenBytes | null {
  let fd: number;
  try {
    fd = fs.openSync(path, OPEN_FLAGS);
  } catch {
    return null;
  }
  const close = () => fs.closeSync(fd);
  const { size } = fs.fstatSync(fd);
  const slice = (start: number, end = size): ArrayBuffer => {
    const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
    for (let filled = 0; filled < bytes.length; ) {
      const count = fs.readSync(fd, bytes, filled, bytes.length - filled, start + filled);
      if (count === 0) throw new Error('the file became shorter while it was read');
      filled += count;
    }
    return bytes.buffer;
  };
  if (stringOf(new Uint8Array(slice(0, MAGIC.length))) === MAGIC) {
    return { file: { byteLength: size, slice }, close };
  }
  close();
  return null;
}
