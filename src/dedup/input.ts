/** Records as they come in: they go out as they are. Articles of formats without records are made records. */
import fs from 'node:fs';
import { type SourceFile, STDIN } from '../article/address.js';
import type { ArticleStrings } from '../article/fields.js';
import { type SkippedRecord, type SkipReason, skipForError } from '../article/skipped.js';
import { codecOf, decompressed } from '../read/compressed/codecs.js';
import { splitExtension } from '../read/extension.js';
import { firstSign } from '../read/first-sign.js';
import type { ReadBytes } from '../read/lines.js';
import { openStream } from '../read/open-stream.js';
import { hasLine, PeekedBytes } from '../read/peeked-bytes.js';
import { OPEN_FLAGS, type RawArticle } from '../read/raw-article.js';
import { limitsOf } from '../read/read-job.js';
import type { Reading, ReadTools } from '../read/reader.js';
import { acceptsRecords } from '../read/records/accepts.js';
import { skipLarge } from '../read/records/read-records.js';
import { wideOf } from '../read/records/wide-records.js';
import { readStdin } from '../read/stdin.js';
import { isFault } from '../records/lost-input.js';
import {
  chunksOf,
  type LinePiece,
  type ReadOn,
  readsDescriptor,
  readsStream,
  wholeLines,
} from './line-blocks.js';
import { LineSketcher, type Sketching } from './line-sketcher.js';
import { AddedField } from './output-lines.js';
import { unpackLines } from './packed-lines.js';
import { type InputRecord, isBlank, takeArticle } from './record-lines.js';
import { workAhead } from './work-ahead.js';

/** Compressions around each other that are undone. */
const MOST_CODECS = 4;

/** Articles of other formats that are given at once. */
const ARTICLES_AT_ONCE = 32;

/** Blocks of lines that are read and sketched before they are judged. */
const BLOCKS_AHEAD = 4;

const OPEN_OBJECT = 0x7b;

const NO_BYTES = new Uint8Array(0);

/** Reasons of pages without an article. */
const PAGE_FAULTS: ReadonlySet<SkipReason> = new Set(['no-body', 'section-page', 'error-page']);

/** The records of a file or of standard input, in their order and in batches as they come. */
export async function* inputRecords(
  file: SourceFile,
  reading: Reading,
  sketching: Sketching,
): AsyncGenerator<InputRecord[], void> {
  const isStdin = file.path === STDIN;
  let fd = 0;
  try {
    if (!isStdin) fd = fs.openSync(file.path, OPEN_FLAGS);
  } catch (error) {
    yield [faultOnly(skipForError(file.shown, error))];
    return;
  }
  try {
    yield* recordsOfStream(fd, file, reading, sketching);
  } catch (error) {
    if (errorIsOfInput(error)) yield [faultOnly(skipForError(file.shown, error))];
    else throw error;
  } finally {
    if (!isStdin) fs.closeSync(fd);
  }
}

function errorIsOfInput(error: unknown): boolean {
  return error instanceof Error && ('code' in error || 'reason' in error);
}

async function* recordsOfStream(
  fd: number,
  file: SourceFile,
  reading: Reading,
  sketching: Sketching,
): AsyncGenerator<InputRecord[], void> {
  const tools = { ...limitsOf(reading.options), kernel: reading.kernel, wholeRecords: true };
  const isStdin = file.path === STDIN;
  let read: ReadBytes = isStdin ? readStdin : descriptorReads(fd);
  let { shown: name } = file;
  for (let codecs = 0; ; codecs++) {
    const peeked = new PeekedBytes(read);
    const bytes = isStdin ? peeked.peekUntil(showsFormat) : peeked.peek();
    const { extension, rest } = splitExtension(name);
    const head = { bytes, isWhole: peeked.isWhole, extension };
    const codec = codecs < MOST_CODECS ? codecOf(head) : undefined;
    if (codec && codec !== 'xz') {
      read = decompressed(peeked.read, codec, tools);
      name = rest;
      continue;
    }
    const areLines =
      codec === undefined && acceptsLines(head) && !wideOf(bytes, reading.options.encoding);
    if (!areLines) {
      yield* articlesOfStream(file, peeked, reading, tools, sketching);
      return;
    }
    // Bytes that were looked at come first; after them a pipe is read without blocking.
    const isPlain = codecs === 0;
    const rests = isPlain ? afterPeek(peeked, bytes.length, fd) : readsStream(peeked.read);
    yield* recordsOfLines(chunksOf(rests), file.shown, reading, sketching);
    return;
  }
}

/** On a pipe, a line shows whether lines of JSON come, unless it is a broken object or begins a long one. */
function showsFormat(bytes: Uint8Array): boolean {
  if (!hasLine(bytes)) return false;
  return firstSign(bytes) !== OPEN_OBJECT || acceptsLines({ bytes, isWhole: false, extension: '' });
}

/** Whether lines of JSON come; one is enough. */
function acceptsLines(head: Parameters<typeof acceptsRecords>[0]): boolean {
  return acceptsRecords({ ...head, extension: head.extension === '' ? '.ndjson' : head.extension });
}

function descriptorReads(fd: number) {
  return (buffer: Uint8Array, offset: number, length: number) =>
    fs.readSync(fd, buffer, offset, length, null);
}

/** Reads the bytes that were looked at, then the descriptor itself. */
function afterPeek(peeked: PeekedBytes, seen: number, fd: number): ReadOn {
  let given = 0;
  const readDescriptor = readsDescriptor(fd);
  return (buffer, offset, length) => {
    if (given === seen) return peeked.isWhole ? 0 : readDescriptor(buffer, offset, length);
    const count = peeked.read(buffer, offset, Math.min(length, seen - given), given);
    given += count;
    return count;
  };
}

async function* recordsOfLines(
  chunks: AsyncIterable<Uint8Array>,
  shown: string,
  reading: Reading,
  sketching: Sketching,
): AsyncGenerator<InputRecord[], void> {
  const { maxSize } = reading.options;
  const sketcher = new LineSketcher(shown, reading, sketching);
  let before = 0;
  try {
    const begin = async (piece: LinePiece) =>
      typeof piece === 'number' ? piece : sketcher.sketch(piece);
    for await (const piece of workAhead(wholeLines(chunks, maxSize), begin, BLOCKS_AHEAD)) {
      if (typeof piece === 'number') {
        yield [lostRecord(skipLarge(shown, piece, maxSize, ++before))];
        continue;
      }
      const records = unpackLines(piece.lines, piece.block, before);
      before += records.length;
      yield records.filter(({ line }) => line !== null && !isBlank(line));
    }
  } finally {
    await sketcher.close();
  }
}

/** The articles of a stream of any other format; those that are taken from records keep them. */
async function* articlesOfStream(
  file: SourceFile,
  peeked: PeekedBytes,
  { options }: Reading,
  tools: ReadTools,
  sketching: Sketching,
): AsyncGenerator<InputRecord[], void> {
  const { articles } = openStream({ read: peeked.read, file }, { options, tools });
  const field = new AddedField(sketching.field);
  let batch: InputRecord[] = [];
  for await (const item of articles) {
    const last = batch.at(-1);
    const isSame = last?.faults[0]?.line === item.line && item.type !== 'skipped';
    // A fault before the article of the same record has cost nothing.
    if (last && isSame) last.line = null;
    else if (batch.length >= ARTICLES_AT_ONCE) {
      yield batch;
      batch = [];
    }
    batch.push(item.type === 'skipped' ? lostOf(item) : recordOf(item, file, field, sketching));
  }
  yield batch;
}

function recordOf(
  item: RawArticle,
  file: SourceFile,
  field: AddedField,
  sketching: Sketching,
): InputRecord {
  const line = item.record === null ? null : asLine(item.record());
  const strings = stringsOf(item, file);
  const hasField = line !== null && field.isIn(line);
  const record = { ...EMPTY, faults: [], line, number: item.line || undefined, hasField, strings };
  item.setStrings(strings);
  takeArticle(record, item, 0, (article) => sketching.sketch(article));
  return record;
}

/** JSON in one line: line ends within it are between its values, where a space is as good. */
function asLine(json: string): Uint8Array {
  return encoder.encode(json.replace(/[\r\n]+/g, ' ').trim());
}

const encoder = new TextEncoder();

const EMPTY = { line: null, number: undefined, article: null, hasField: false, strings: null };

function faultOnly(fault: SkippedRecord): InputRecord {
  return { ...EMPTY, faults: [fault] };
}

/** A record that cannot be shown, of which nothing could be judged. */
function lostRecord(fault: SkippedRecord): InputRecord {
  return { ...faultOnly(fault), line: NO_BYTES };
}

/** The record that a fault has cost, or a fault alone: one of the whole input, or a remark. */
function lostOf(fault: SkippedRecord): InputRecord {
  const isOfRecord = fault.line !== undefined || PAGE_FAULTS.has(fault.reason);
  return isOfRecord && isFault(fault, [fault.path]) ? lostRecord(fault) : faultOnly(fault);
}

/** The strings of an article; one without an id is named by its file. */
function stringsOf(article: RawArticle, { shown }: SourceFile): ArticleStrings {
  const strings = article.strings();
  const place = [shown, article.member].filter((part) => part !== '' && part !== STDIN).join('/');
  return strings.id === ''
    ? { ...strings, id: article.line > 0 ? `${place || STDIN}:${article.line}` : place }
    : strings;
}
