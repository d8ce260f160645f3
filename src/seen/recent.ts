import type { Engine } from '../kernel/engine.js';
import { ByteWriter } from './byte-writer.js';
import { FactColumns } from './fact-columns.js';
import type { KnownArticle, KnownRecord, KnownText } from './known.js';
import type { IndexParameters } from './parameters.js';
import { PostingTable } from './posting-table.js';
import { type Entries, type Hash32, mixKey } from './postings.js';
import { putFrame } from './segment.js';
import type { Shelf, ShelvedText } from './shelf.js';
import { NewTokens, type TokenBook } from './token-book.js';
import type { SegmentContents } from './write-segment.js';

/** The articles that are not in a segment yet. */
export class Recent implements Shelf {
  readonly facts = new FactColumns();
  readonly #engine: Engine;
  readonly #postings = new PostingTable();
  readonly #texts: KnownText[] = [];
  readonly #records: KnownRecord[] = [];
  /** Bytes of tokens and spans. */
  bytes = 0;

  /** @param engine decodes spans. */
  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Adds an article under some keys. Its arrays must not change afterwards. */
  add(article: KnownArticle, keys: Uint32Array): void {
    const index = this.facts.count;
    this.facts.push(article);
    this.#texts.push({ tokens: article.tokens, spans: article.spans });
    this.#records.push(article.record);
    this.bytes += article.tokens.byteLength + article.spans.length;
    this.#postings.add(keys, index);
  }

  find(key: number, out: Uint32Array, at: number, end: number): number {
    const to = this.#postings.find(key, out, at, end);
    for (let i = at; i < to; i++) out[i] = this.facts.number(out[i]!);
    return to;
  }

  /** {@link find} for many keys at once, as {@link PostingTable.findAll} does. */
  findAll(keys: Uint32Array, out: Uint32Array, counts: Uint8Array, most: number): void {
    this.#postings.findAll(keys, out, counts, most);
    for (let i = 0; i < keys.length; i++) {
      for (let at = i * most; at < i * most + counts[i]!; at++)
        out[at] = this.facts.number(out[at]!);
    }
  }

  text(index: number): ShelvedText {
    const { tokens, spans } = this.#texts[index]!;
    return { tokens, spans: () => this.#engine.decodeSpans(spans, tokens.length).slice() };
  }

  record(index: number): KnownRecord {
    return this.#records[index]!;
  }

  /**
   * The contents of a segment of all of these articles. Adds their frequent tokens to the book.
   */
  contents(parameters: IndexParameters, book: TokenBook, hash: Hash32): SegmentContents {
    const fresh = new NewTokens(book);
    for (const { tokens, spans } of this.#texts) {
      fresh.count(tokens, this.#engine.decodeSpans(spans, tokens.length));
    }
    const tokens = fresh.list();
    book.add(tokens);
    const frame = new ByteWriter();
    const sorted = this.#sortedEntries();
    return {
      parameters,
      articles: this.facts.count,
      facts: (index) => this.facts.at(index),
      frame: (index) => {
        frame.clear();
        const { tokens, spans } = this.text(index);
        putFrame(frame, { tokens, spans: spans() }, this.#records[index]!, book, hash);
        return frame.view;
      },
      entries: sorted.keys.length,
      entriesOf: (from, to) => sliceEntries(sorted, from, to),
      tokens,
    };
  }

  #sortedEntries(): Entries {
    const { keys, articles } = this.#postings.pairs();
    for (let i = 0; i < keys.length; i++) keys[i] = mixKey(keys[i]!);
    this.#engine.sortPairs(keys, articles);
    return { keys, articles };
  }
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
