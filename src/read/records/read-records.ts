/** Reads records, one on each line: ranges of files, and standard input. */

import { isUtf8 } from 'node:buffer';
import fs from 'node:fs';
import type { SourceFile } from '../../article/address.js';
import { ARTICLE_FIELDS } from '../../article/fields.js';
import { skip, skipForError } from '../../article/skipped.js';
import { FIELD, LINE, LINE_STATE, SUSPECT } from '../../kernel/abi.js';
import { stringOf } from '../../kernel/bytes.js';
import type { LineScanner } from '../../kernel/line-scanner.js';
import type { RecordFields } from '../fields/guess-fields.js';
import { isFragment, plainBody } from '../fields/markup-body.js';
import type { Guess } from '../guess-encoding.js';
import type { ReadBytes } from '../lines.js';
import { PeekedBytes } from '../peeked-bytes.js';
import { OPEN_FLAGS, RawArticle, type RawSkip } from '../raw-article.js';
import { readWhole } from '../read-whole.js';
import type { Articles, Job, JobRange, RangeArticles, ReadOptions, ReadTools } from '../reader.js';
import { encodingOfRecords } from '../records-encoding.js';
import { type HeldLine, readHeld, readWithJsonParse } from './decoded-records.js';
import { LineBlocks } from './line-blocks.js';
import { fieldsOfRecords, fieldsOfStream } from './sample.js';
import { NO_LINES, PROBE_BYTES, readWide, readWideFile, wideOf } from './wide-records.js';

/** The input of records: a range, and the name that messages show. */
interface Source extends Pick<JobRange, 'start' | 'end'> {
  shown: string;
}

/** All records of a stream. */
export function* readRecordsStream(
  source: ReadBytes,
  { shown }: SourceFile,
  options: ReadOptions,
  tools: ReadTools,
): Articles {
  try {
    const stream = new PeekedBytes(source);
    const wide = wideOf(stream.peek(PROBE_BYTES), options.encoding);
    if (wide) {
      const bytes = readWhole(stream.read, tools.maxBytes);
      yield* readWide(bytes, wide, shown, options, tools);
      return;
    }
    const range = { shown, start: 0, end: Number.POSITIVE_INFINITY };
    const found = foundFields(options, fieldsOfStream(stream, options.fields));
    // The stream needs its own scanner, because other scans may read between two of its records.
    const scanner = tools.kernel.newScanner(found.names);
    try {
      yield* readRecords(stream.read, range, { ...found, scanner }, tools);
    } finally {
      scanner.release();
    }
  } catch (error) {
    yield skipForError(shown, error);
  }
}

/** The records whose lines start in the range of `job`. */
export function* readRecordsFile(
  { files, range }: Job,
  options: ReadOptions,
  tools: ReadTools,
): RangeArticles {
  const { path, shown, bytes } = files[0]!;
  const { start, end, isLast } = range ?? { start: 0, end: bytes, isLast: true };
  let fd: number;
  try {
    fd = fs.openSync(path, OPEN_FLAGS);
  } catch (error) {
    yield skipForError(shown, error);
    return NO_LINES;
  }
  try {
    const buffer = new Uint8Array(Math.min(PROBE_BYTES, end));
    const probe = buffer.subarray(0, fs.readSync(fd, buffer, 0, buffer.length, 0));
    const wide = wideOf(probe, options.encoding);
    // Every job of the file gets here; only the first reads all of it, or reports why it cannot.
    if (wide) return start === 0 ? yield* readWideFile(fd, wide, shown, options, tools) : NO_LINES;
    if (probe.includes(0)) {
      const message = 'a NUL byte among the first 8192: no text in UTF-8 or UTF-16';
      if (start === 0) yield skip(shown, 'binary', message);
      return NO_LINES;
    }
    const read: ReadBytes = (buffer, offset, length, position) =>
      fs.readSync(fd, buffer, offset, length, position);
    const guess = () => encodingOfRecords(fd, path);
    const found = foundFields(options, fieldsOfRecords(fd, path, options.fields));
    const scanner = { ...found, scanner: tools.kernel.fileScanner(found.names) };
    const totals = yield* readRecords(read, { shown, start, end }, scanner, tools, guess);
    if (fs.fstatSync(fd).size < end && isLast) {
      yield skip(shown, 'unreadable', 'it became shorter while it was read; its rest is lost');
    }
    return totals;
  } catch (error) {
    yield skipForError(shown, error);
    return NO_LINES;
  } finally {
    fs.closeSync(fd);
  }
}

function* readRecords(
  read: ReadBytes,
  source: Source,
  { options, fields, scanner, places, isFlat }: RecordScanner,
  tools: ReadTools,
  guess?: () => Guess,
): RangeArticles {
  const held: HeldLine[] = [];
  const { blockBytes, maxBytes } = tools;
  const blocks = new LineBlocks(scanner, read, { ...source, blockBytes, maxLineBytes: maxBytes });
  const article = Object.assign(new RawArticle(tools.kernel), { fields });
  let [lines, lineStart, lineEnd] = [0, 0, 0];
  const record = () => stringOf(scanner.bytes, lineStart, lineEnd);
  while (blocks.next()) {
    if (blocks.passedOver) {
      yield skipLarge(source.shown, lengthOf(blocks.passedOver), maxBytes, ++lines);
      continue;
    }
    let from = blocks.from + bomBytes(scanner.bytes, blocks);
    const arePlain = isFlat && isUtf8(scanner.bytes.subarray(from, blocks.to));
    while (from < blocks.to) {
      const count = scanner.scan(from, blocks.to, arePlain);
      for (let row = 0; row < count * scanner.rowLength; row += scanner.rowLength) {
        article.line = ++lines;
        // A stream that was read since the line before may have grown the memory.
        const { rows } = scanner;
        [lineStart, lineEnd] = [rows[row + LINE.start]!, rows[row + LINE.end]!];
        from = lineEnd + 1;
        if (rows[row + LINE.state] === LINE_STATE.blank) continue;
        article.start = blocks.positionOf(lineStart);
        article.end = blocks.positionOf(lineEnd);
        if (lineEnd - lineStart > maxBytes) {
          yield skipLarge(source.shown, lengthOf(article), maxBytes, lines);
        } else if (rows[row + LINE.state] === LINE_STATE.plain) {
          takeRow(article, scanner.bytes, rows, row, places);
          article.record = record;
          yield article;
        } else {
          const line = scanner.bytes.subarray(lineStart, lineEnd);
          // A stream cannot be read twice, so its lines are held until all evidence is known.
          if (guess || isUtf8(line))
            yield* readWithJsonParse(article, line, source.shown, options, guess);
          else held.push(heldLine(line, article));
        }
      }
    }
  }
  yield* readHeld(held, article, source.shown, options);
  return { lines };
}

function heldLine(bytes: Uint8Array, { line, start, end }: RawArticle): HeldLine {
  return { bytes: bytes.slice(), line, start, end };
}

/** Reads blocks of whole lines, which come one after another. The first block shows the fields. */
export class RecordBlocks {
  readonly #shown: string;
  readonly #scanner: RecordScanner;
  readonly #tools: ReadTools;

  constructor(first: Uint8Array, shown: string, options: ReadOptions, tools: ReadTools) {
    const stream = new PeekedBytes(readsFrom(first));
    const found = foundFields(options, fieldsOfStream(stream, options.fields));
    this.#shown = shown;
    this.#scanner = { ...found, scanner: tools.kernel.newScanner(found.names) };
    this.#tools = tools;
  }

  /** The records of a block; lines count from 1 within it, places from its first byte. */
  *read(block: Uint8Array): Articles {
    const source = { shown: this.#shown, start: 0, end: block.length };
    yield* readRecords(readsFrom(block), source, this.#scanner, this.#tools);
  }

  /** Gives the memory of its scanner back. */
  close(): void {
    this.#scanner.scanner.release();
  }
}

function readsFrom(bytes: Uint8Array): ReadBytes {
  return (buffer, offset, length, position) => {
    const part = bytes.subarray(position, position + length);
    buffer.set(part, offset);
    return part.length;
  };
}

/** A scanner, and the index of its field for each field of an article, and then for its byline. */
interface RecordScanner {
  /** With the names that the fields have in this file. */
  options: ReadOptions;
  fields: RecordFields;
  scanner: LineScanner;
  places: readonly number[];
  /** Whether no field is within another, which the scanner would not find. */
  isFlat: boolean;
}

/** The names of the fields of a file, as a scanner finds them. */
interface FoundFields extends Omit<RecordScanner, 'scanner'> {
  names: string[];
}

function foundFields(asked: ReadOptions, fields: RecordFields): FoundFields {
  const found = fields.names;
  const wanted = ARTICLE_FIELDS.map((field) => found[field]);
  if (found.byline !== undefined) wanted.push(found.byline);
  const names = [...new Set([found.text, ...wanted])];
  const places = wanted.map((name) => names.indexOf(name));
  const isFlat = names.every((name) => !name.includes('.'));
  return { options: { ...asked, fields: found }, fields, places, isFlat, names };
}

function takeRow(
  article: RawArticle,
  bytes: Uint8Array,
  rows: Uint32Array,
  row: number,
  places: readonly number[],
): void {
  article.bytes = bytes;
  article.encoding = 0;
  article.suspected = rows[row + LINE.suspected]!;
  article.hashLow = rows[row + LINE.hashLow]!;
  article.hashHigh = rows[row + LINE.hashHigh]!;
  const { bounds } = article;
  for (let field = 0; field < ARTICLE_FIELDS.length; field++) {
    const place = row + LINE.length + FIELD.length * places[field]!;
    const start = rows[place + FIELD.start]!;
    bounds[2 * field] = start;
    bounds[2 * field + 1] = start + rows[place + FIELD.size]!;
  }
  if (places.length > ARTICLE_FIELDS.length) article.byline = bylineIn(bytes, rows, row, places);
  if (article.suspected & SUSPECT.markup) takePlainBody(article);
}

/** The byline of a row; its place follows the places of the article's fields. */
function bylineIn(
  bytes: Uint8Array,
  rows: Uint32Array,
  row: number,
  places: readonly number[],
): string {
  const place = row + LINE.length + FIELD.length * places[ARTICLE_FIELDS.length]!;
  const start = rows[place + FIELD.start]!;
  return stringOf(bytes, start, start + rows[place + FIELD.size]!);
}

/** Replaces a body that is a fragment of HTML by its text. */
function takePlainBody(article: RawArticle): void {
  const body = article.string('text');
  if (!isFragment(body)) return;
  article.setStrings({ ...article.strings(), text: plainBody(body) });
}

function lengthOf({ start, end }: { start: number; end: number }): number {
  return end - start;
}

/** The fault of a line that is longer than allowed. */
export function skipLarge(shown: string, bytes: number, maxBytes: number, line: number): RawSkip {
  const message = `a line of ${bytes} bytes; at most ${maxBytes} are read`;
  return skip(shown, 'too-large', message, line);
}

/** Length of a byte-order mark at the start of the records; it is not part of the first record. */
function bomBytes(bytes: Uint8Array, blocks: LineBlocks): number {
  const { from } = blocks;
  const isFirst = blocks.positionOf(from) === 0;
  const hasBom = bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf;
  return isFirst && hasBom ? 3 : 0;
}
