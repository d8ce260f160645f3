/** The first records of a file, by which the fields of all of them are guessed. */
import fs from 'node:fs';
import type { FieldNames } from '../../article/fields.js';
import { stringOf } from '../../kernel/bytes.js';
import { guessFields, type RecordFields, SAMPLE_RECORDS } from '../fields/guess-fields.js';
import { parseJson } from '../fields/parse-json.js';
import { PeekedBytes } from '../peeked-bytes.js';
import { OPEN_FLAGS } from '../raw-article.js';
import { withoutMark } from '../without-mark.js';

const LINE_FEED = 0x0a;

/** Bytes at the beginning of a file that are examined, and the most if the first line is longer. */
const FIRST_BYTES = 64 * 1024;
const MOST_BYTES = 16 * 1024 * 1024;

/** The first records of some lines; lines that are not JSON do not count. */
export function firstRecords(lines: Iterable<string>): unknown[] {
  const records: unknown[] = [];
  for (const line of lines) {
    try {
      records.push(parseJson(line));
    } catch {
      // The line is skipped, with its place, when it is read.
    }
    if (records.length === SAMPLE_RECORDS) break;
  }
  return records;
}

/** The fields of the records of a stream, before it is read. */
export function fieldsOfStream(stream: PeekedBytes, asked: FieldNames): RecordFields {
  return guessFields(firstRecords(stringOf(firstLines(stream)).split('\n')), asked);
}

function firstLines(stream: PeekedBytes): Uint8Array {
  for (let size = FIRST_BYTES; ; size *= 2) {
    const bytes = stream.peek(size);
    const isWhole = bytes.length < size;
    const end = isWhole ? bytes.length : bytes.lastIndexOf(LINE_FEED) + 1;
    if (end > 0 || isWhole || size >= MOST_BYTES) return withoutMark(bytes.subarray(0, end));
  }
}

/** A file and its fields: jobs of one file follow each other. */
let last: { key: string; fields: RecordFields } | undefined;

/** The fields of the records of an open file. Cost: a read of its beginning, once for its jobs. */
export function fieldsOfRecords(fd: number, path: string, asked: FieldNames): RecordFields {
  const { size, mtimeMs } = fs.fstatSync(fd);
  const key = JSON.stringify([path, size, mtimeMs, asked]);
  if (last?.key === key) return last.fields;
  const stream = new PeekedBytes((buffer, offset, length, position) =>
    fs.readSync(fd, buffer, offset, length, position),
  );
  last = { key, fields: fieldsOfStream(stream, asked) };
  return last.fields;
}

/** The fields of the records of a file that is not open; the names of the options if it cannot be read. */
export function fieldsOfFile(path: string, asked: FieldNames): RecordFields {
  try {
    const fd = fs.openSync(path, OPEN_FLAGS);
    try {
      return fieldsOfRecords(fd, path, asked);
    } finally {
      fs.closeSync(fd);
    }
  } catch {
    return guessFields([], asked);
  }
}
