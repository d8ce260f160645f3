/** Streams with an article a line: files in ranges, and standard input. */
import fs from 'node:fs';
import { decodeUtf8 } from './decode.js';
import type { RecordsJob } from './jobs.js';
import { type Line, type LineRange, type ReadBytes, readLines } from './lines.js';
import { STDIN } from './list.js';
import {
  type JobTotals,
  OPEN_FLAGS,
  type RawArticle,
  type RawSkip,
  type ReadLimits,
  skipBroken,
} from './raw-article.js';
import { type FieldNames, parseRecord } from './record.js';
import { skip, skipForError } from './skipped.js';
import { readStdin } from './stdin.js';

/** Where records come from. */
interface Source {
  path: string;
  shown: string;
  start: number;
  end: number;
}

/** All records of standard input; waits for them, so in the main thread only. */
export function* readStdinRecords(
  fields: FieldNames,
  limits: ReadLimits,
): Generator<RawArticle | RawSkip, JobTotals> {
  const source: Source = { path: STDIN, shown: STDIN, start: 0, end: Number.POSITIVE_INFINITY };
  try {
    return yield* readRecords(readStdin, source, fields, limits);
  } catch (error) {
    yield skipForError(STDIN, error);
    return { lines: 0 };
  }
}

/** The records whose lines start in the range of `job`. */
export function* readRecordsFile(
  job: RecordsJob,
  fields: FieldNames,
  limits: ReadLimits,
): Generator<RawArticle | RawSkip, JobTotals> {
  let fd: number;
  try {
    fd = fs.openSync(job.path, OPEN_FLAGS);
  } catch (error) {
    yield skipForError(job.shown, error);
    return { lines: 0 };
  }
  try {
    const probe = Buffer.alloc(Math.min(8192, job.end));
    const probed = fs.readSync(fd, probe, 0, probe.length, 0);
    if (probe.subarray(0, probed).includes(0)) {
      // Every job of the file sees this; the first one says it.
      const message = 'a NUL byte among the first 8192: no records in UTF-8';
      if (job.start === 0) yield skip(job.shown, 'binary', message);
      return { lines: 0 };
    }
    const read: ReadBytes = (buffer, offset, length, position) =>
      fs.readSync(fd, buffer, offset, length, position);
    const totals = yield* readRecords(read, job, fields, limits);
    if (fs.fstatSync(fd).size < job.end && job.last) {
      yield skip(job.shown, 'unreadable', 'it became shorter while it was read; its rest is lost');
    }
    return totals;
  } catch (error) {
    yield skipForError(job.shown, error);
    return { lines: 0 };
  } finally {
    fs.closeSync(fd);
  }
}

function* readRecords(
  read: ReadBytes,
  source: Source,
  fields: FieldNames,
  limits: ReadLimits,
): Generator<RawArticle | RawSkip, JobTotals> {
  const { start, end } = source;
  const { blockBytes, maxBytes } = limits;
  const range: LineRange = { start, end, blockBytes, maxLineBytes: maxBytes };
  const encoder = new Encoder(blockBytes);
  let lines = 0;
  for (const line of readLines(read, range)) {
    lines++;
    yield* readRecord(withoutBom(line), lines, source, fields, encoder, maxBytes);
  }
  return { lines };
}

function* readRecord(
  line: Line,
  number: number,
  source: Source,
  fields: FieldNames,
  encoder: Encoder,
  maxBytes: number,
): Generator<RawArticle | RawSkip> {
  const { path, shown } = source;
  if (line.isTooLarge) {
    const message = `a line of ${line.end - line.start} bytes; at most ${maxBytes} are read`;
    yield skip(shown, 'too-large', message, number);
    return;
  }
  if (isBlank(line.bytes)) return;
  const decoded = decodeUtf8(line.bytes);
  const { text: bytes } = decoded;
  const record = parseRecord(asString(bytes), fields);
  if ('reason' in record) {
    yield skip(shown, record.reason, record.message, number);
    return;
  }
  if (decoded.broken) yield skipBroken(shown, decoded.broken, line.start, number);
  const { text, ...metadata } = record;
  const { start, end } = line;
  const utf8 = encoder.encode(text);
  yield { type: 'article', ...metadata, text: utf8, path, line: number, start, end };
}

/** A mark at the start of a stream of records belongs to the encoding, not to the first record. */
function withoutBom(line: Line): Line {
  const { bytes, start } = line;
  const hasBom = start === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasBom ? { ...line, bytes: bytes.subarray(3), start: start + 3 } : line;
}

function isBlank(bytes: Uint8Array): boolean {
  // Space, tab, carriage return: what JSON takes for white space within a line.
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

/** Encodes strings into one growing buffer. */
class Encoder {
  private readonly encoder = new TextEncoder();
  private buffer: Uint8Array;

  constructor(bytes: number) {
    this.buffer = new Uint8Array(bytes);
  }

  /** A view, good until the next call. */
  encode(text: string): Uint8Array {
    // No UTF-16 unit takes more than three bytes of UTF-8.
    if (this.buffer.length < 3 * text.length) this.buffer = new Uint8Array(4 * text.length);
    return this.buffer.subarray(0, this.encoder.encodeInto(text, this.buffer).written);
  }
}

function asString(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
}
