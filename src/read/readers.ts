/** The formats that are read. A new format is a folder beside this file, and a line here. */
import { JSON_DOCUMENTS } from './json/reader.js';
import type { Head, Reader, Refusal } from './reader.js';
import { RECORDS } from './records/reader.js';
import { TEXT } from './text/reader.js';

/**
 * In the order in which messages name them, and in which they are asked whether a file is theirs.
 */
const READERS: readonly Reader[] = [TEXT, RECORDS, JSON_DOCUMENTS];

/** Extensions whose files are read from folders. */
export const EXTENSIONS: readonly string[] = READERS.flatMap(({ extensions }) => extensions);

const BY_NAME = new Map(READERS.map((reader) => [reader.name, reader]));
const BY_EXTENSION = new Map(
  READERS.flatMap((reader) => reader.extensions.map((extension) => [extension, reader])),
);

/** The reader of jobs and addresses that have its name. */
export function readerNamed(name: string): Reader {
  const reader = BY_NAME.get(name);
  if (!reader) throw new RangeError(`there is no reader ${JSON.stringify(name)}`);
  return reader;
}

/** The reader of files with an extension; undefined if the extension does not show the format. */
export function readerOfExtension(extension: string): Reader | undefined {
  return BY_EXTENSION.get(extension);
}

/**
 * The reader of a file that begins with these bytes, or the reason why it is not read. Text has no
 * mark of its own.
 */
export function readerOfContent(head: Head): Reader | Refusal {
  for (const reader of READERS) {
    const verdict = reader.accepts(head);
    if (verdict === true) return reader;
    if (verdict !== false) return verdict;
  }
  return OTHERS_READER;
}

/** The reader of files whose format neither name nor content shows. */
export const OTHERS_READER: Reader = TEXT;

/** The reader of standard input, in which each line is an article. */
export const STDIN_READER: Reader = RECORDS;
