/** Files and streams with an article a line, each an object of JSON. */
import { comesOnce, type SourceFile } from '../../article/address.js';
import { stringOf } from '../../kernel/bytes.js';
import { decodeGuessed } from '../decode.js';
import { bodyOf, valueAt } from '../fields/value-at.js';
import { readRange } from '../read-range.js';
import type { Job, Reader } from '../reader.js';
import { acceptsRecords } from './accepts.js';
import { hashRecords } from './hash-records.js';
import { readRecordsFile, readRecordsStream } from './read-records.js';
import { rewriteRecord } from './rewrite-record.js';

const NAME = 'records';

export const RECORDS: Reader = {
  name: NAME,
  extensions: ['.jsonl', '.ndjson'],
  accepts: acceptsRecords,
  split: splitRecords,
  read: readRecordsFile,
  readStream: readRecordsStream,
  sourceAt: readRange,
  textIn: (line, { encoding, field }) =>
    textOf(stringOf(decodeGuessed(line, { encoding, isDoubtful: false }).text), field),
  hash: hashRecords,
  rewrite: rewriteRecord,
};

/** Ranges of each file, that touch; a file that is empty has none. */
function splitRecords(files: readonly SourceFile[], jobBytes: number): Job[] {
  const jobs: Job[] = [];
  for (const file of files) {
    if (comesOnce(file)) jobs.push({ reader: NAME, files: [file], range: null });
    for (let start = 0; start < file.bytes; start += jobBytes) {
      const end = Math.min(start + jobBytes, file.bytes);
      const range = { start, end, isLast: end === file.bytes };
      jobs.push({ reader: NAME, files: [file], range });
    }
  }
  return jobs;
}

function textOf(line: string, field: string): Uint8Array {
  const text = bodyOf(valueAt(JSON.parse(line), field));
  if (text === null) throw new Error(`its record has no text in ${field}`);
  // Through UTF-8 and back, as the article went: a lone surrogate is U+FFFD there.
  return new TextEncoder().encode(text);
}
