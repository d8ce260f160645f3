import type { Engine } from '../kernel/engine.js';
import { ByteWriter } from './byte-writer.js';
import type { FactColumns } from './fact-columns.js';
import type { KnownRecord, KnownText } from './known.js';
import type { IndexParameters } from './parameters.js';
import { type Entries, type Hash32, mixKey } from './postings.js';
import { putFrame } from './segment.js';
import { NewTokens, type TokenBook } from './token-book.js';
import type { SegmentContents } from './write-segment.js';

/** Articles in memory, with their keys. */
export interface RecentArticles {
  facts: FactColumns;
  texts: readonly KnownText[];
  records: readonly KnownRecord[];
  /** Keys, and the index of the article of each, in the order in which they were added; perhaps twice. */
  keys: Uint32Array;
  articles: Uint32Array;
}

/** The parts that the contents of a segment need. */
export interface ContentsTools {
  engine: Engine;
  parameters: IndexParameters;
  /** Gets the frequent tokens of the articles. */
  book: TokenBook;
  hash: Hash32;
}

/** The contents of a segment of recent articles. Their keys and articles are sorted in place. */
export function recentContents(
  { facts, texts, records, ...given }: RecentArticles,
  { engine, parameters, book, hash }: ContentsTools,
): SegmentContents {
  const spansOf = ({ tokens, spans }: KnownText) => engine.decodeSpans(spans, tokens.length);
  const fresh = new NewTokens(book);
  for (const text of texts) fresh.count(text.tokens, spansOf(text));
  const tokens = fresh.list();
  book.add(tokens);
  const { keys, articles } = sortedEntries(given, engine);
  const frame = new ByteWriter();
  return {
    parameters,
    articles: facts.count,
    facts: (index) => facts.at(index),
    frame: (index) => {
      frame.clear();
      const text = texts[index]!;
      const spans = spansOf(text);
      putFrame(frame, { tokens: text.tokens, spans }, records[index]!, book, hash);
      return frame.view;
    },
    entries: keys.length,
    entriesOf: (from, to) => sliceEntries({ keys, articles }, from, to),
    tokens,
  };
}

/** The entries in the order of a segment, each once. They are sorted in place. */
function sortedEntries({ keys, articles }: Entries, engine: Engine): Entries {
  for (let i = 0; i < keys.length; i++) keys[i] = mixKey(keys[i]!);
  engine.sortPairs(keys, articles);
  let count = 0;
  for (let i = 0; i < keys.length; i++) {
    if (count > 0 && keys[i] === keys[count - 1] && articles[i] === articles[count - 1]) continue;
    keys[count] = keys[i]!;
    articles[count++] = articles[i]!;
  }
  return { keys: keys.subarray(0, count), articles: articles.subarray(0, count) };
}

/** The entries of a range of keys `[from, to)`. */
function sliceEntries({ keys, articles }: Entries, from: number, to: number): Entries {
  const [start, end] = [firstFrom(keys, from), firstFrom(keys, to)];
  return { keys: keys.subarray(start, end), articles: articles.subarray(start, end) };
}

/** The place of the first key that is at least `key`. */
function firstFrom(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
