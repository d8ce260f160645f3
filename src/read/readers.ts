/** The formats that are read. A new format is a folder beside this file, and a line here. */

import { CSV } from './csv/reader.js';
import { JSON_FEED } from './feed/reader.js';
import { FRONT_MATTER } from './front-matter/reader.js';
import { HTML } from './html/reader.js';
import { JSON_DOCUMENTS } from './json/reader.js';
import { PARQUET } from './parquet/reader.js';
import type { Head, Reader, Refusal } from './reader.js';
import { RECORDS } from './records/reader.js';
import { TEXT } from './text/reader.js';
import { XML } from './xml/reader.js';

/** In the order in which they are tried on a file. */
const READERS: readonly Reader[] = [
  FRONT_MATTER,
  JSON_FEED,
  RECORDS,
  JSON_DOCUMENTS,
  HTML,
  XML,
  CSV,
  PARQUET,
  TEXT,
];

const BY_NAME = new Map(READERS.map((reader) => [reader.name, reader]));
const BY_EXTENSION = new Map(
  READERS.flatMap((reader) => reader.extensions.map((extension) => [extension, reader])),
);

/** The reader with this name; undefined for a format inside a compressed file. */
export function readerNamed(name: string): Reader | undefined {
  return BY_NAME.get(name);
}

/** The reader of files with an extension; undefined if the extension shows no format. */
export function readerOfExtension(extension: string): Reader | undefined {
  return BY_EXTENSION.get(extension);
}

/**
 * The reader of a stream, by its beginning and then by its extension, or the reason why it is not
 * read; undefined if neither shows a format. Text has no mark of its own.
 */
export function readerOfContent(head: Head): Reader | Refusal | undefined {
  for (const reader of READERS) {
    const verdict = reader.accepts(head);
    if (verdict === true) return reader;
    if (verdict !== false) return verdict;
  }
  return BY_EXTENSION.get(head.extension);
}
