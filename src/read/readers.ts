/** The formats that are read. A new format is a folder beside this file, and a line here. */
import path from 'node:path';
import { skip } from '../article/skipped.js';
import { JSON_FEED } from './feed/json-feed.js';
import type { InnerStream, OpenInner } from './open-inner.js';
import type { RawSkip } from './raw-article.js';
import type { Articles, Head, Reader, ReadLimits, ReadOptions, Refusal } from './reader.js';
import { RECORDS } from './records/reader.js';
import { StreamWindow } from './stream-window.js';
import { TEXT } from './text/reader.js';
import { warcReader } from './warc/reader.js';
import { XML } from './xml/reader.js';

/**
 * In the order in which messages name them, and in which they are asked whether a file is theirs.
 */
const READERS: readonly Reader[] = [TEXT, JSON_FEED, RECORDS, XML, warcReader(openInner)];

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

/** Bytes that show the format of an inner stream. */
const HEAD_BYTES = 64 * 1024;

/** The articles of a stream in another, by its content, and then by its extension. */
function openInner(
  { read, file, name }: InnerStream,
  options: ReadOptions,
  limits: ReadLimits,
): ReturnType<OpenInner> {
  const window = new StreamWindow(read);
  const held = window.fill(HEAD_BYTES);
  const bytes = window.bytes.slice(0, held);
  const found = readerOfContent({ bytes, isWhole: held < HEAD_BYTES });
  const extension = path.extname(name).toLowerCase();
  const other = file.isFound ? undefined : OTHERS_READER;
  const reader = found === OTHERS_READER ? (readerOfExtension(extension) ?? other) : found;
  if (reader && 'name' in reader) {
    const stream = window.take(Number.POSITIVE_INFINITY);
    return { articles: reader.readStream(stream, file, options, limits) };
  }
  const message = reader
    ? `${reader.what}; ${reader.advice}`
    : `${extension || 'no extension'}; ${path.basename(name)} is passed over`;
  return { articles: only(skip(file.shown, 'other-format', message)) };
}

function* only(item: RawSkip): Articles {
  yield item;
  return { lines: 0 };
}
