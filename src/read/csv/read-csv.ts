import { isUtf8 } from 'node:buffer';
import type { SourceFile } from '../../article/address.js';
import { numberOf } from '../../article/encodings.js';
import { ARTICLE_FIELDS, type ArticleStrings, type FieldNames } from '../../article/fields.js';
import { skip, skipForError } from '../../article/skipped.js';
import { stringOf } from '../../kernel/bytes.js';
import { ByteWindow } from '../byte-window.js';
import { decodeGuessed } from '../decode.js';
import { describeFields } from '../fields/article-strings.js';
import { plainBody } from '../fields/markup-body.js';
import type { ReadBytes } from '../lines.js';
import { HEAD_BYTES, PeekedBytes } from '../peeked-bytes.js';
import { RawArticle, type RawSkip, skipBroken } from '../raw-article.js';
import type { Articles, ReadOptions, ReadTools } from '../reader.js';
import { LinesJudge } from '../records-encoding.js';
import { Tally } from '../tally.js';
import { utf8Stream } from '../utf8-stream.js';
import { withoutMark } from '../without-mark.js';
import { cellAt, type Layout, layoutOf } from './layout.js';
import { readRows, type TableRow } from './rows.js';
import { RowScanner } from './scan-row.js';

/** Bytes in which the first row is searched; if it is longer, the header alone shows the fields. */
const MOST_HEAD_BYTES = 16 * 1024 * 1024;

const WITHOUT_END = 'the first row of the table has no end: a quote is not closed';

/** The articles of a table of text, a row each. */
export function* readCsvStream(
  source: ReadBytes,
  { shown }: SourceFile,
  options: ReadOptions,
  { blockBytes, maxBytes, kernel }: ReadTools,
): Articles {
  try {
    const stream = utf8Stream(source, options.encoding, maxBytes);
    if (stream.broken) yield skipBroken(shown, stream.broken);
    const peeked = new PeekedBytes(stream.read);
    const layout = layoutOfStream(peeked, options.fields);
    if (layout.columns.length === 0) {
      if (!isBlank(peeked.peek())) yield skip(shown, 'broken-data', WITHOUT_END);
      return;
    }
    if (!layout.hasText) {
      yield skip(shown, 'no-text', withoutText(layout, options));
      return;
    }
    const rows = readRows(
      new ByteWindow(peeked.read, blockBytes, maxBytes + 2 * blockBytes),
      layout,
      maxBytes,
    );
    const article = new RawArticle(kernel);
    article.fields = layout.fields;
    yield* readTable(rows, { layout, article }, shown, stream.encoding);
  } catch (error) {
    yield skipForError(shown, error);
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return stringOf(withoutMark(bytes)).trim() === '';
}

/** The layout of a table by its beginning, which goes on until a row below the header is whole. */
function layoutOfStream(stream: PeekedBytes, asked: FieldNames): Layout {
  for (let size = HEAD_BYTES; ; size *= 2) {
    const bytes = stream.peek(size);
    const isWhole = bytes.length < size;
    const layout = layoutOf({ bytes: withoutMark(bytes), isWhole }, asked);
    if (layout.rows > 0 || isWhole || size >= MOST_HEAD_BYTES) return layout;
  }
}

function withoutText({ columns }: Layout, { fields }: ReadOptions): string {
  const named = JSON.stringify(fields.text);
  const there = describeFields(columns).replace('its fields', 'its columns');
  return `no column of the table is ${named} or has another common name for the text; --field-text names it: ${there}`;
}

/** @param encoding number of the encoding of the whole table; null if each row is looked at. */
function* readTable(
  rows: Iterable<TableRow>,
  { layout, article }: { layout: Layout; article: RawArticle },
  shown: string,
  encoding: number | null,
): Generator<RawArticle | RawSkip> {
  const scanner = new RowScanner(layout.dialect);
  const { columns } = layout;
  const headers = new Tally(shown, 'no-article');
  let isFirst = true;
  for (const { bytes, start, end, number, fault } of rows) {
    if (fault !== null) {
      yield skip(shown, fault.reason, `the row at byte ${start}: ${fault.message}`, number);
      continue;
    }
    const isOdd = encoding === null && !isUtf8(bytes);
    const decoded = isOdd ? decodeRow(bytes) : null;
    const row = decoded?.text ?? bytes;
    scanner.scan({ bytes: row, from: 0, to: row.length, isAll: true });
    if (isFirst && layout.hasHeader) {
      isFirst = false;
      continue;
    }
    if (layout.hasHeader && isHeader(row, scanner, columns)) {
      headers.count('rows repeat the header', number);
      continue;
    }
    if (!hasCells(row, scanner, columns.length)) {
      const got = `takes ${columns.length} cells, got ${scanner.cells}; a quote or a delimiter may be missing`;
      yield skip(shown, 'broken-data', `the row at byte ${start}: ${got}`, number);
      continue;
    }
    const place = encoding === null ? { start, end } : { start: 0, end: 0 };
    Object.assign(article, place, { line: number });
    article.encoding = decoded ? numberOf(decoded) : (encoding ?? 0);
    if (decoded?.broken) yield skipBroken(shown, decoded.broken, start, number);
    article.setStrings(stringsOf(row, scanner, layout));
    if (layout.hasHeader) article.record = () => rowJson(row, scanner, columns);
    yield article;
  }
  yield* headers.records();
}

/** Whether a row has the names of the columns: also in the middle, where tables were joined. */
function isHeader(row: Uint8Array, scanner: RowScanner, columns: readonly string[]): boolean {
  if (scanner.cells < columns.length) return false;
  return columns.every((name, column) => {
    // Most cells show by their first byte that they are another text, and need no string.
    const byte = row[scanner.bounds[2 * column]!]!;
    const isPlain = byte > 0x20 && byte < 0x80 && !scanner.escaped[column];
    if (isPlain && name !== '' && byte !== name.charCodeAt(0)) return false;
    return cellAt(row, scanner, column).trim() === name;
  });
}

/** A row in another encoding, which its own bytes show. */
function decodeRow(bytes: Uint8Array) {
  const judge = new LinesJudge();
  judge.add(bytes);
  return decodeGuessed(bytes, judge.verdict());
}

/** Whether a row has its cells, and no others but empty ones. */
function hasCells(row: Uint8Array, scanner: RowScanner, count: number): boolean {
  if (scanner.cells < count) return false;
  for (let cell = count; cell < scanner.cells; cell++) {
    if (cellAt(row, scanner, cell).trim() !== '') return false;
  }
  return true;
}

/** A row as an object of JSON, with its columns in their order. Cells are strings. */
function rowJson(row: Uint8Array, scanner: RowScanner, columns: readonly string[]): string {
  const cells = columns.map((name, column) => {
    const cell = cellAt(row, scanner, column);
    return `${JSON.stringify(name)}:${JSON.stringify(cell)}`;
  });
  return `{${cells.join(',')}}`;
}

function stringsOf(row: Uint8Array, scanner: RowScanner, layout: Layout): ArticleStrings {
  const { columns, fields } = layout;
  const { names } = fields;
  const cellOf = (name: string) => {
    const column = columns.indexOf(name);
    return column < 0 ? '' : cellAt(row, scanner, column);
  };
  const strings = {} as ArticleStrings;
  for (const field of ARTICLE_FIELDS) strings[field] = cellOf(names[field]);
  if (names.byline !== undefined) strings.byline = cellOf(names.byline);
  strings.text = plainBody(strings.text);
  return strings;
}
