/** Records in UTF-16, whose lines cannot be found by single bytes. */
import fs from 'node:fs';
import { skip } from '../../article/skipped.js';
import { stringOf } from '../../kernel/bytes.js';
import { decodeGuessed, utf16Of, type Wanted } from '../decode.js';
import { guessFields } from '../fields/guess-fields.js';
import { OPEN_FLAGS, RawArticle } from '../raw-article.js';
import { readWhole } from '../read-whole.js';
import type { RangeArticles, RangeTotals, ReadOptions, ReadTools } from '../reader.js';
import { wideLines } from '../records-encoding.js';
import { readDecoded } from './decoded-records.js';
import { firstRecords } from './sample.js';

/** Bytes of a stream that are examined before it is read. */
export const PROBE_BYTES = 8192;
/** The totals of a job without lines. */
export const NO_LINES: RangeTotals = { lines: 0 };

/**
 * The records of a file in UTF-16: all of it is held, because jobs could not find its lines by
 * bytes.
 */
export function* readWideFile(
  fd: number,
  encoding: WideEncoding,
  shown: string,
  options: ReadOptions,
  tools: ReadTools,
): RangeArticles {
  const { size } = fs.fstatSync(fd);
  if (size > tools.maxBytes) {
    const message = `${size} bytes in ${encoding}; at most ${tools.maxBytes} are read: convert it to UTF-8`;
    yield skip(shown, 'too-large', message);
    return NO_LINES;
  }
  const bytes = readWhole(
    (buffer, offset, length, position) => fs.readSync(fd, buffer, offset, length, position),
    tools.maxBytes,
  );
  return yield* readWide(bytes, encoding, shown, options, tools);
}

/** The records of a stream of UTF-16, given whole. */
export function* readWide(
  bytes: Uint8Array,
  encoding: WideEncoding,
  shown: string,
  options: ReadOptions,
  { kernel }: ReadTools,
): RangeArticles {
  const decode = ({ start, end }: { start: number; end: number }) =>
    decodeGuessed(bytes.subarray(start, end), { encoding, isDoubtful: false });
  const article = new RawArticle(kernel);
  const sample = firstRecords(linesOf(wideLines(bytes, encoding), (line) => decode(line).text));
  const fields = guessFields(sample, options.fields);
  const reading = { ...options, fields: fields.names };
  article.fields = fields;
  let lines = 0;
  for (const line of wideLines(bytes, encoding)) {
    lines++;
    const decoded = decode(line);
    if (stringOf(decoded.text).trim() === '') continue;
    Object.assign(article, { line: lines, ...line });
    yield* readDecoded(article, decoded, shown, reading);
  }
  return { lines };
}

function* linesOf<Line>(
  lines: Iterable<Line>,
  textOf: (line: Line) => Uint8Array,
): Generator<string> {
  for (const line of lines) yield stringOf(textOf(line));
}

type WideEncoding = 'UTF-16LE' | 'UTF-16BE';

/** The form of UTF-16 with which a stream of records begins. */
export function wideOf(probe: Uint8Array, wanted: Wanted = null): WideEncoding | undefined {
  const isWide = (wanted === 'UTF-16LE' || wanted === 'UTF-16BE') && probe.includes(0);
  return isWide ? wanted : utf16Of(probe);
}

/**
 * Whether a file of records is in UTF-16, and so is read in one piece; false if it cannot be read.
 */
export function isWide(path: string, wanted: Wanted = null): boolean {
  try {
    const fd = fs.openSync(path, OPEN_FLAGS);
    try {
      const buffer = new Uint8Array(PROBE_BYTES);
      const probe = buffer.subarray(0, fs.readSync(fd, buffer, 0, buffer.length, 0));
      return wideOf(probe, wanted) !== undefined;
    } finally {
      fs.closeSync(fd);
    }
  } catch {
    return false;
  }
}
