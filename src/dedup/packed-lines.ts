/** The records of a block of lines as a few arrays, which threads hand over without a copy. */
import type { SkippedRecord } from '../article/skipped.js';
import type { Incoming } from '../judge/incoming.js';
import { type InputRecord, linesOf } from './record-lines.js';

/** The numbers of an article, in the order in which they are stored. */
const NUMBERS = ['units', 'textLow', 'textHigh', 'exactLow', 'exactHigh'] as const;

/** Before them come its line and the lengths of its columns. */
const LENGTHS = 4;
const ROW = LENGTHS + NUMBERS.length;

const STRINGS = ['id', 'title', 'date', 'source', 'url'] as const;

/** The articles and faults of a block of lines. */
export interface PackedLines {
  /** Rows of articles: index of its line; tokens, bytes of spans, fingerprints; its numbers. */
  rows: Uint32Array;
  moments: Float64Array;
  tokens: Uint32Array;
  spans: Uint8Array;
  keys: Uint32Array;
  positions: Int32Array;
  strings: string[];
  credits: (readonly string[])[];
  /** Indexes of lines that have the added field already. */
  named: number[];
  /** Faults, each with the index of its line. */
  faults: [line: number, fault: SkippedRecord][];
}

/** Packs the records of a block. */
export function packLines(records: readonly InputRecord[]): PackedLines {
  const rows: number[] = [];
  const strings: string[] = [];
  const articles: Incoming[] = [];
  const named: number[] = [];
  const faults: PackedLines['faults'] = [];
  for (const [line, record] of records.entries()) {
    for (const fault of record.faults) faults.push([line, fault]);
    const { article, hasField } = record;
    if (article === null) continue;
    if (hasField) named.push(line);
    const { tokens, spans, fingerprints } = article;
    rows.push(line, tokens.length, spans.length, fingerprints.keys.length);
    for (const name of NUMBERS) rows.push(article[name]);
    for (const name of STRINGS) strings.push(article.strings[name]);
    articles.push(article);
  }
  return {
    rows: Uint32Array.from(rows),
    moments: Float64Array.from(articles, ({ moment }) => moment),
    tokens: joined(articles, ({ tokens }) => tokens, Uint32Array),
    spans: joined(articles, ({ spans }) => spans, Uint8Array),
    keys: joined(articles, ({ fingerprints }) => fingerprints.keys, Uint32Array),
    positions: joined(articles, ({ fingerprints }) => fingerprints.positions, Int32Array),
    strings,
    credits: articles.map(({ credits }) => credits),
    named,
    faults,
  };
}

/** The arrays of all articles, one after another. */
function joined<Column extends Uint8Array | Uint32Array | Int32Array>(
  articles: readonly Incoming[],
  columnOf: (article: Incoming) => Column,
  Columns: new (length: number) => Column,
): Column {
  const all = new Columns(articles.reduce((sum, article) => sum + columnOf(article).length, 0));
  let filled = 0;
  for (const article of articles) {
    const column = columnOf(article);
    all.set(column, filled);
    filled += column.length;
  }
  return all;
}

/**
 * The records of a block; their arrays are views of the packed ones.
 * @param before the number of lines before the block.
 */
export function unpackLines(packed: PackedLines, block: Uint8Array, before: number): InputRecord[] {
  const records = linesOf(block, before);
  for (const [line, fault] of packed.faults) {
    const place = fault.line === undefined ? {} : { line: before + fault.line };
    records[line]!.faults.push({ ...fault, ...place });
  }
  for (const line of packed.named) records[line]!.hasField = true;
  const starts = { tokens: 0, spans: 0, keys: 0 };
  for (let article = 0; article < packed.moments.length; article++) {
    const row = packed.rows.subarray(ROW * article, ROW * (article + 1));
    records[row[0]!]!.article = unpackArticle(packed, article, row, starts);
    starts.tokens += row[1]!;
    starts.spans += row[2]!;
    starts.keys += row[3]!;
  }
  return records;
}

/** An article, given the starts of its parts of the columns. */
function unpackArticle(
  packed: PackedLines,
  article: number,
  row: Uint32Array,
  { tokens, spans, keys }: { tokens: number; spans: number; keys: number },
): Incoming {
  const { strings } = packed;
  const string = STRINGS.length * article;
  return {
    strings: {
      id: strings[string]!,
      title: strings[string + 1]!,
      date: strings[string + 2]!,
      source: strings[string + 3]!,
      url: strings[string + 4]!,
    },
    credits: packed.credits[article]!,
    moment: packed.moments[article]!,
    units: row[LENGTHS]!,
    textLow: row[LENGTHS + 1]!,
    textHigh: row[LENGTHS + 2]!,
    exactLow: row[LENGTHS + 3]!,
    exactHigh: row[LENGTHS + 4]!,
    tokens: packed.tokens.subarray(tokens, tokens + row[1]!),
    spans: packed.spans.subarray(spans, spans + row[2]!),
    fingerprints: {
      keys: packed.keys.subarray(keys, keys + row[3]!),
      positions: packed.positions.subarray(keys, keys + row[3]!),
    },
  };
}
