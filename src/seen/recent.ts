import type { Engine } from '../kernel/engine.js';
import { ArticleKeys, OWN_KEYS } from './article-keys.js';
import { FactColumns } from './fact-columns.js';
import type { KnownArticle, KnownRecord, KnownText } from './known.js';
import { PostingTable } from './posting-table.js';
import type { RecentArticles } from './recent-contents.js';
import type { Shelf, ShelvedText } from './shelf.js';

/** The articles that are not in a segment yet. */
export class Recent implements Shelf {
  readonly facts = new FactColumns();
  readonly #engine: Engine;
  readonly #keys = new ArticleKeys();
  readonly #postings = new PostingTable();
  readonly #texts: KnownText[] = [];
  readonly #records: KnownRecord[] = [];
  /** Bytes of tokens and spans. */
  bytes = 0;

  /** @param engine decodes spans. */
  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Takes the memory for the keys of articles at once. @param fingerprints of all together. */
  reserve(articles: number, fingerprints: number): void {
    this.#postings.reserve(fingerprints + OWN_KEYS * articles);
  }

  /** Adds an article under all of its keys. Its arrays must not change afterwards. */
  add(article: KnownArticle): void {
    const { tokens, spans, winnowed, record } = article;
    this.facts.push(article);
    this.#texts.push({ tokens, spans, winnowed });
    this.#records.push(record);
    this.bytes += tokens.byteLength + spans.length;
    this.#postings.add(this.#keys.of(article), article.number);
  }

  find(key: number, out: Uint32Array, at: number, end: number): number {
    return this.#postings.find(key, out, at, end);
  }

  findAll(keys: Uint32Array, out: Uint32Array, counts: Uint8Array, most: number): void {
    this.#postings.findAll(keys, out, counts, most);
  }

  text(index: number): ShelvedText {
    const { tokens, spans, winnowed } = this.#texts[index]!;
    const pairs = () => this.#engine.decodeSpans(spans, tokens.length).slice();
    return { tokens, winnowed, spans: pairs };
  }

  record(index: number): KnownRecord {
    return this.#records[index]!;
  }

  /** All articles, with their keys. */
  articles(): RecentArticles {
    const { keys, articles } = this.#postings.pairs();
    for (let i = 0; i < articles.length; i++) articles[i] = this.facts.indexOf(articles[i]!);
    return { facts: this.facts, texts: this.#texts, records: this.#records, keys, articles };
  }
}
