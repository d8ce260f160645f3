/** Files and streams with an article a line, each an object of JSON. */
import type { SourceFile } from '../../article/address.js';
import { bodyOf } from '../../extract/listed-text.js';
import { stringOf } from '../../kernel/bytes.js';
import { decodeGuessed } from '../decode.js';
import { plainBody } from '../fields/markup-body.js';
import { parseJson } from '../fields/parse-json.js';
import { valueAt } from '../fields/value-at.js';
import { readRange } from '../read-range.js';
import type { JobRange, Reader } from '../reader.js';
import { acceptsRecords, LINE_EXTENSIONS } from './accepts.js';
import { hashRecords } from './hash-records.js';
import { readRecordsFile, readRecordsStream } from './read-records.js';
import { rewriteRecord } from './rewrite-record.js';

/** The reader of records, one on each line. */
export const RECORDS: Reader = {
  name: 'records',
  extensions: LINE_EXTENSIONS,
  accepts: acceptsRecords,
  readStream: readRecordsStream,
  ranges: { split: splitRecords, read: readRecordsFile, hash: hashRecords },
  seeking: {
    sourceAt: readRange,
    textIn: (line, { encoding, field }) =>
      textOf(stringOf(decodeGuessed(line, { encoding, isDoubtful: false }).text), field),
    rewrite: rewriteRecord,
  },
};

function splitRecords({ bytes }: SourceFile, jobBytes: number): JobRange[] {
  const ranges: JobRange[] = [];
  for (let start = 0; start < bytes; start += jobBytes) {
    const end = Math.min(start + jobBytes, bytes);
    ranges.push({ start, end, isLast: end === bytes });
  }
  return ranges;
}

function textOf(line: string, field: string): Uint8Array {
  const text = bodyOf(valueAt(parseJson(line), field));
  if (text === null) throw new Error(`its record has no text in ${field}`);
  // Converted to UTF-8 and back, as the article was: a lone surrogate becomes U+FFFD.
  return new TextEncoder().encode(plainBody(text));
}
