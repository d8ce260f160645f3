/** Makes blocks of articles that an engine sketches. */
import { ARTICLE_FIELDS } from '../article/fields.js';
import { ROW } from '../kernel/abi.js';
import type { Engine } from '../kernel/engine.js';
import type { RawArticle } from '../read/raw-article.js';
import type { OffsetMap } from '../repair/offset-map.js';
import { type Banding, BandKeys } from './band-keys.js';
import { REPEAT, type SketchBlock } from './block.js';
import { CopyTable } from './copy-table.js';
import { FingerprintDistributor } from './fingerprint-buckets.js';
import { ByteList, Float64List, Uint32List } from './lists.js';
import { STRING_FIELDS } from './strings.js';

const TEXT = ARTICLE_FIELDS.indexOf('text');

const STRINGS = STRING_FIELDS.length;

const encoder = new TextEncoder();

/** The data that a block keeps of an article besides its source data and its sketch. */
export interface MappedFacts {
  /** Tokens of the article before any repair. */
  words: number;
  /** Length of its first line, as `headlineUnits` gives it. */
  headline: number;
  /** Agencies that it credits, as `packCredits` makes them. */
  credits: string;
  /** {@link REPEAT.length} numbers per repeat. */
  repeats: readonly number[];
  /** The map from the sketched text to the original, if the text was repaired. */
  map: OffsetMap | null;
}

/** Collects articles into a block, beside the engine's columns. */
export class BlockBuilder {
  readonly #engine: Pick<Engine, 'take'>;
  readonly #exact = new Uint32List();
  readonly #textBytes = new Uint32List();
  readonly #words = new Uint32List();
  readonly #headlines = new ByteList();
  readonly #sources = new Uint32List();
  readonly #lines = new Uint32List();
  readonly #starts = new Float64List();
  readonly #ends = new Float64List();
  readonly #strings = new ByteList();
  readonly #stringEnds = new Uint32List();
  readonly #repaired = new Uint32List();
  readonly #maps = new Uint32List();
  readonly #mapEnds = new Uint32List();
  readonly #repeats = new Uint32List();
  readonly #encodings = new Uint32List();
  readonly #copies = new CopyTable();
  readonly #distributor = new FingerprintDistributor();
  readonly #bandKeys: BandKeys;
  /** The credits met so far, in UTF-8: there are few lists of agencies, and each recurs. */
  readonly #creditBytes = new Map<string, Uint8Array>();

  constructor(engine: Pick<Engine, 'take'>, banding: Banding) {
    this.#engine = engine;
    this.#bandKeys = new BandKeys(banding);
  }

  /** Articles since the last block. */
  get count(): number {
    return this.#words.length;
  }

  /**
   * An earlier article of the block with the same bytes, by hash and length, that was not repaired;
   * -1 if there is none. The credits of a byline are of its article alone, so such articles are left
   * out.
   */
  copyOf(article: RawArticle): number {
    if (article.byline !== '') return -1;
    const earlier = this.#copies.find(article.hashLow, article.hashHigh);
    const isCopy = earlier >= 0 && this.#textBytes.at(earlier) === article.textBytes;
    return isCopy ? earlier : -1;
  }

  /** Adds the article that the engine sketched last. */
  add(article: RawArticle, facts: MappedFacts): void {
    const { words, headline, credits, repeats, map } = facts;
    if (map) {
      this.#repaired.push(this.count);
      this.#maps.append(map);
      this.#mapEnds.push(this.#maps.length);
    } else if (article.byline === '' && this.#copies.find(article.hashLow, article.hashHigh) < 0) {
      this.#copies.add(article.hashLow, article.hashHigh, this.count);
    }
    for (let i = 0; i < repeats.length; i++) {
      this.#repeats.push(i % REPEAT.length === REPEAT.article ? this.count : repeats[i]!);
    }
    this.#addStrings(article);
    if (credits !== '') this.#strings.append(this.#bytesOf(credits));
    this.#headlines.push(headline);
    this.#addFacts(article, words);
  }

  #bytesOf(credits: string): Uint8Array {
    let bytes = this.#creditBytes.get(credits);
    if (!bytes) {
      bytes = encoder.encode(credits);
      this.#creditBytes.set(credits, bytes);
    }
    return bytes;
  }

  /** Adds a copy of an earlier article, whose sketch the engine has repeated. */
  addCopy(article: RawArticle, earlier: number): void {
    const repeats = this.#repeats;
    const stop = repeats.length;
    for (let at = this.#firstRepeat(earlier); at < stop; at += REPEAT.length) {
      if (repeats.at(at + REPEAT.article) !== earlier) break;
      for (let n = 0; n < REPEAT.length; n++) {
        repeats.push(n === REPEAT.article ? this.count : repeats.at(at + n));
      }
    }
    this.#addStrings(article);
    const credits = earlier * STRINGS + STRINGS - 1;
    const [start, end] = [this.#stringEnds.at(credits - 1), this.#stringEnds.at(credits)];
    for (let at = start; at < end; at++) this.#strings.push(this.#strings.at(at));
    this.#headlines.push(this.#headlines.at(earlier));
    this.#addFacts(article, this.#words.at(earlier));
  }

  /** Adds all strings but the last one, the credits, which the caller appends. */
  #addStrings({ bytes, bounds }: RawArticle): void {
    for (let field = 0; field < TEXT; field++) {
      this.#strings.append(bytes, bounds[2 * field]!, bounds[2 * field + 1]!);
      this.#stringEnds.push(this.#strings.length);
    }
  }

  #addFacts(article: RawArticle, words: number): void {
    if (article.encoding !== 0) {
      this.#encodings.push(this.count);
      this.#encodings.push(article.encoding);
    }
    this.#stringEnds.push(this.#strings.length);
    this.#exact.push(article.hashLow);
    this.#exact.push(article.hashHigh);
    this.#textBytes.push(article.textBytes);
    this.#sources.push(article.source);
    this.#lines.push(article.line);
    this.#starts.push(article.start);
    this.#ends.push(article.end);
    this.#words.push(words);
  }

  /** Where the repeats of an article begin, or the repeats of the next one that has any. */
  #firstRepeat(article: number): number {
    let low = 0;
    let high = this.#repeats.length / REPEAT.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#repeats.at(middle * REPEAT.length + REPEAT.article) < article) low = middle + 1;
      else high = middle;
    }
    return low * REPEAT.length;
  }

  /**
   * The block of all articles since the last one: views, valid until the next article is sketched
   * or added.
   */
  take(): SketchBlock {
    const taken = this.#engine.take();
    const { rows, tokens, spans, signatures } = taken;
    const { bucketEnds, ...fingerprints } = this.#distributor.distribute(taken);
    const block: SketchBlock = {
      count: this.count,
      columns: { rows, tokens, spans, bandKeys: this.#bandKeys.of(signatures), ...fingerprints },
      disk: null,
      bucketEnds,
      tokenStarts: startsOf(rows, ROW.tokens),
      spanStarts: startsOf(rows, ROW.spanBytes),
      exact: this.#exact.view(),
      textBytes: this.#textBytes.view(),
      words: this.#words.view(),
      headlines: this.#headlines.view(),
      sources: this.#sources.view(),
      lines: this.#lines.view(),
      starts: this.#starts.view(),
      ends: this.#ends.view(),
      strings: { bytes: this.#strings.view(), ends: this.#stringEnds.view() },
      repaired: this.#repaired.view(),
      mapEnds: this.#mapEnds.view(),
      maps: this.#maps.view(),
      repeats: this.#repeats.view(),
      encodings: this.#encodings.view(),
    };
    for (const column of [this.#exact, this.#textBytes, this.#words, this.#sources, this.#lines]) {
      column.clear();
    }
    for (const column of [this.#starts, this.#ends, this.#strings, this.#stringEnds]) {
      column.clear();
    }
    this.#headlines.clear();
    for (const column of [this.#repaired, this.#maps, this.#mapEnds, this.#repeats]) column.clear();
    this.#encodings.clear();
    this.#copies.clear();
    return block;
  }
}

/** Where each article begins in a column whose parts are counted by `field` of its row. */
function startsOf(rows: Uint32Array, field: number): Uint32Array {
  const starts = new Uint32Array(rows.length / ROW.length);
  for (let i = 0, start = 0; i < starts.length; i++) {
    starts[i] = start;
    start += rows[i * ROW.length + field]!;
  }
  return starts;
}
