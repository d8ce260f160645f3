/** Recognises the format of a stream, decompresses it, and hands it to its reader. */
import { type SourceFile, STDIN } from '../article/address.js';
import { type SkippedRecord, skip, skipForError } from '../article/skipped.js';
import { indexOfByte } from '../kernel/bytes.js';
import { archiveReaders } from './archive/reader.js';
import { codecOf, decompressed } from './compressed/codecs.js';
import type { Codec } from './compressed/faults.js';
import { checkMark } from './cut-marks.js';
import { splitExtension } from './extension.js';
import type { ReadBytes } from './lines.js';
import { mimeReader } from './mime/reader.js';
import { refusalOf } from './not-read/refusals.js';
import type { InnerStream, OpenInner } from './open-inner.js';
import { PeekedBytes } from './peeked-bytes.js';
import type { RawSkip } from './raw-article.js';
import type {
  Articles,
  AwaitedArticles,
  Head,
  Reader,
  ReadOptions,
  ReadTools,
  Refusal,
} from './reader.js';
import { readerOfContent } from './readers.js';
import { TEXT } from './text/reader.js';
import { warcReader } from './warc/reader.js';

/** The articles of a stream, and the name of its format, such as `records` or `gzip records`. */
export interface OpenedStream {
  format: string;
  articles: Articles | AwaitedArticles;
}

/** How all streams of a job are read. */
export interface StreamReading {
  options: ReadOptions;
  tools: ReadTools;
}

/** A stream of any format. */
export interface StreamInput {
  read: ReadBytes;
  file: SourceFile;
  /** A buffer of {@link HEAD_BYTES} for its beginning, in use until its articles are read. */
  buffer?: Uint8Array | undefined;
}

/** A stream within others. */
interface Layer extends StreamInput {
  /** Its name without the extensions of the compressions around it. */
  name: string;
  /** The compressions around it. */
  codecs: readonly Codec[];
}

/** Formats that hold streams of other formats, which they open again. */
const CRAWLS = warcReader(openInner);
const MESSAGES = mimeReader(openInner);
const ARCHIVES = archiveReaders(openInner);

/** The first byte of each record of ZIP. */
const ZIP_SIGN = 0x50;
/** Bytes of the first record of a tar, which holds zeros; text has none. */
const TAR_BLOCK = 512;

const NO_CODECS: readonly Codec[] = [];

/** Compressions around each other that are undone. */
const MOST_CODECS = 4;

/** Opens a stream, whose articles are then read; one whose format is not read is skipped. */
export function openStream(
  { read, file, buffer }: StreamInput,
  reading: StreamReading,
): OpenedStream {
  return openLayer({ read, file, name: file.shown, codecs: NO_CODECS, buffer }, reading);
}

/** Opens a stream that is in another: a page of a crawl, a member of an archive. */
export function openInner(
  inner: InnerStream,
  options: ReadOptions,
  tools: ReadTools,
): ReturnType<OpenInner> {
  return openStream(inner, { options, tools });
}

function openLayer(layer: Layer, reading: StreamReading): OpenedStream {
  const { file, name, codecs, buffer } = layer;
  const peeked = new PeekedBytes(layer.read, buffer);
  const { extension, rest } = splitExtension(name);
  let head: Head;
  try {
    // Standard input may be a terminal, or a pipe that gives no second line for long.
    const bytes = file.path === STDIN ? peeked.peekLine() : peeked.peek();
    head = { bytes, isWhole: peeked.isWhole, extension };
    checkMark(head);
  } catch (error) {
    return only('unreadable', codecs, skipForError(file.shown, error));
  }
  const codec = codecOf(head);
  if (codec) {
    return openCompressed(codec, { ...layer, read: peeked.read, name: rest }, reading);
  }
  const refusal = refusalOf(head);
  const reader =
    refusal ?? containerOf(head) ?? readerOfContent(head) ?? readerOfOthers(head, file);
  if (!('readStream' in reader)) {
    const message = `${reader.what}; ${reader.advice}`;
    return only(
      reader.what.replace(/^an? /, ''),
      codecs,
      skip(file.shown, 'other-format', message),
    );
  }
  const articles = reader.readStream(peeked.read, file, reading.options, reading.tools);
  const isUnmarked = reader === TEXT && file.path === STDIN;
  return {
    format: formatOf(codecs, reader.name),
    articles: isUnmarked ? asOneText(head, file, articles as Articles) : articles,
  };
}

function containerOf(head: Head): Reader | undefined {
  if (CRAWLS.accepts(head) === true) return CRAWLS;
  if (MESSAGES.accepts(head) === true) return MESSAGES;
  const { bytes } = head;
  // Texts, of which there are many, are spared the question.
  const mayBeArchive = bytes[0] === ZIP_SIGN || indexOfByte(bytes.subarray(0, TAR_BLOCK), 0) !== -1;
  return mayBeArchive ? ARCHIVES.find(({ accepts }) => accepts(head) === true) : undefined;
}

function openCompressed(codec: Codec, outer: Layer, reading: StreamReading): OpenedStream {
  const { file } = outer;
  const codecs = [...outer.codecs, codec];
  if (codecs.length > MOST_CODECS) {
    const message = `compressed more than ${MOST_CODECS} times; decompress it first`;
    return only('unknown', codecs, skip(file.shown, 'other-format', message));
  }
  const layer: Layer = { file, name: outer.name, codecs, read: outer.read };
  if (codec === 'xz') {
    return { format: formatOf(outer.codecs, 'xz'), articles: readUnpacked(layer, reading) };
  }
  return openLayer({ ...layer, read: decompressed(outer.read, codec, reading.tools) }, reading);
}

/** The articles of a stream that is decompressed as a whole first. */
async function* readUnpacked(layer: Layer, reading: StreamReading): AwaitedArticles {
  let read: ReadBytes;
  try {
    const { unpackXz } = await import('./compressed/xz.js');
    read = await unpackXz(layer.read, reading.tools);
  } catch (error) {
    yield skipForError(layer.file.shown, error);
    return;
  }
  yield* openLayer({ ...layer, read }, reading).articles;
}

/**
 * The reader of a stream whose format neither content nor extension shows. A folder may hold style
 * sheets and programs, so only files that are named are taken for text whatever their extension.
 */
function readerOfOthers(
  { extension, bytes }: Head,
  { isFound = false }: SourceFile,
): Reader | Refusal {
  if (!isFound || extension === '' || bytes.includes(0)) return TEXT;
  return {
    what: `plain text with the extension ${extension}`,
    advice: 'name the file itself to read it as an article',
  };
}

/** Text on standard input, where most users give records, with a remark that it is one text. */
function* asOneText({ bytes }: Head, { shown }: SourceFile, articles: Articles): Articles {
  if (bytes.length === 0) return;
  yield skip(shown, 'one-text', 'no line is an object of JSON: all of it is read as one text');
  yield* articles;
}

function formatOf(codecs: readonly Codec[], format: string): string {
  return codecs.length === 0 ? format : [...codecs, format].join(' ');
}

function only(format: string, codecs: readonly Codec[], record: SkippedRecord): OpenedStream {
  return { format: formatOf(codecs, format), articles: one(record) };
}

function* one(record: RawSkip): Articles {
  yield record;
}
