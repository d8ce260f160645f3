import type { Engine } from '../kernel/engine.js';
import { BoilerplateKeys } from './boilerplate-keys.js';
import type { Change } from './journal-items.js';
import { KEY_KIND, type KnownArticle, type KnownFacts, type KnownRecord } from './known.js';
import {
  droppable,
  goneIn,
  isMergeable,
  type Removed,
  type SegmentRun,
  worthMerging,
} from './merge-choice.js';
import { mergedContents } from './merge-segments.js';
import type { IndexParameters } from './parameters.js';
import { keyOf, keyOfString } from './posting-table.js';
import type { Hash32 } from './postings.js';
import { Recent } from './recent.js';
import type { Segment } from './segment.js';
import type { Shelf, ShelvedText } from './shelf.js';
import type { IndexState, Storage } from './storage.js';
import type { TokenBook } from './token-book.js';

/** Articles of one text, id, page or cluster that are looked at; the newest. */
const MOST_OF_KEY = 64;

const NO_KEYS = new Uint32Array(0);

/** The parts that an index needs. */
export interface SeenSetup {
  engine: Engine;
  parameters: IndexParameters;
  book: TokenBook;
  hash: Hash32;
  storage: Storage;
}

/** An article of the index: its shelf, and its place there. */
interface Place {
  shelf: Shelf;
  index: number;
}

/**
 * All articles that were seen, by their keys. Texts, ids and pages are found by hashes, and compared
 * afterwards; an article that was removed is no longer found, except by its number.
 */
export class Seen {
  readonly #setup: SeenSetup;
  #segments: Segment[];
  #recent: Recent;
  #next: number;
  readonly #gone: Set<number>;
  /** Fingerprints that are boilerplate. The caller of `learn` records the change. */
  readonly boilerplate = new BoilerplateKeys();
  readonly #found = new Uint32Array(MOST_OF_KEY);

  constructor(setup: SeenSetup, { segments, next, gone, boilerplate }: IndexState) {
    this.#setup = setup;
    this.#segments = [...segments];
    this.#recent = new Recent(setup.engine);
    this.#next = next;
    this.#gone = new Set(gone);
    this.boilerplate.learn(boilerplate);
  }

  /** Makes changes that a journal recorded. */
  replay(changes: Iterable<Change>): void {
    for (const change of changes) {
      if (change.kind === 'article') this.#put(change.article);
      else if (change.kind === 'removed')
        for (const number of change.numbers) this.#gone.add(number);
      else this.boilerplate.learn(change.pairs);
    }
  }

  /** The number that the next article gets. */
  get next(): number {
    return this.#next;
  }

  /** Articles that were not removed. */
  get count(): number {
    return this.#shelves().reduce((sum, { facts }) => sum + facts.count, 0) - this.#gone.size;
  }

  /** The segments, and the number of articles that are in none. */
  get parts(): { segments: readonly Segment[]; recent: number } {
    return { segments: this.#segments, recent: this.#recent.facts.count };
  }

  /**
   * Adds an article, with the number {@link next}. It is recorded by {@link record}.
   * @param fingerprints of a leader; the caller leaves out those that are boilerplate.
   */
  add(article: KnownArticle, fingerprints: Uint32Array): void {
    this.#recent.add(article, keysOf(article, fingerprints));
    this.#next = article.number + 1;
  }

  /** Records changes that were made since the last call, for good after the next sync. */
  record(changes: readonly Change[]): void {
    if (changes.length > 0) this.#setup.storage.record(changes);
  }

  /** Writes recent articles to a segment if they are too many. Changes have to be recorded first. */
  settle(): void {
    const { recentArticles, recentBytes } = this.#setup.storage;
    const { facts, bytes } = this.#recent;
    if (facts.count >= recentArticles || bytes >= recentBytes) this.flush();
  }

  /** Writes all recent articles to a segment, and merges segments if some have the same size. */
  flush(): void {
    const old: Segment[] = [];
    if (this.#recent.facts.count > 0) this.#writeRecent();
    const next = () => worthMerging(this.#segments, this.#removed);
    for (let run = next(); run !== null; run = next()) {
      for (const segment of this.#merge(run)) old.push(segment);
    }
    this.#commit(old);
  }

  /** Writes all articles that were not removed to one segment, or to as few as possible. */
  compact(): void {
    if (this.#recent.facts.count > 0) this.flush();
    const old: Segment[] = [];
    for (let from = 0; from < this.#segments.length; from++) {
      let end = from + 1;
      while (end < this.#segments.length && isMergeable(this.#segments.slice(from, end + 1))) end++;
      const isWhole = end === from + 1 && goneIn(this.#segments[from]!, this.#removed) === 0;
      if (isWhole) continue;
      for (const segment of this.#merge([from, end])) old.push(segment);
    }
    this.#commit(old);
  }

  /**
   * Forgets segments of articles that are all older than a moment, if the index does not last. Those
   * without a moment stay.
   */
  forgetBefore(moment: number): void {
    if (this.#setup.storage.isLasting) return;
    this.#segments = this.#segments.filter((segment) => !isOlder(segment, moment));
  }

  /** Removes articles by their numbers. @throws {RunError} if that cannot be recorded; they are there. */
  remove(numbers: readonly number[]): void {
    this.record([{ kind: 'removed', numbers: Uint32Array.from(numbers) }]);
    for (const number of numbers) this.#gone.add(number);
  }

  isGone(number: number): boolean {
    return this.#gone.has(number);
  }

  /**
   * Writes numbers of articles that may have a key to `out` from `at` on, the newest first, up to
   * `end`. Removed ones are among them.
   * @returns where it stopped.
   */
  find(key: number, out: Uint32Array, at: number, end: number): number {
    let to = this.#recent.find(key, out, at, end);
    for (let i = this.#segments.length - 1; i >= 0 && to < end; i--) {
      to = this.#segments[i]!.find(key, out, to, end);
    }
    return to;
  }

  /**
   * {@link find} for many keys at once, with `most` places for each in `out`.
   * @param counts takes the number of articles of each key.
   */
  findAll(keys: Uint32Array, out: Uint32Array, counts: Uint8Array, most: number): void {
    this.#recent.findAll(keys, out, counts, most);
    for (let s = this.#segments.length - 1; s >= 0; s--) {
      const segment = this.#segments[s]!;
      for (let i = 0; i < keys.length; i++) {
        const from = i * most;
        counts[i] = segment.find(keys[i]!, out, from + counts[i]!, from + most) - from;
      }
    }
  }

  /** The newest article of these tokens that `accepts`, or null. */
  withText(low: number, high: number, accepts: (facts: KnownFacts) => boolean): KnownFacts | null {
    return this.#newest(keyOf(low, high, KEY_KIND.text), (facts) => {
      return facts.textLow === low && facts.textHigh === high && accepts(facts);
    });
  }

  /** The newest article of this id or page that `accepts`, or null. */
  withString(
    kind: 'id' | 'page',
    value: string,
    accepts: (facts: KnownFacts) => boolean = () => true,
  ): KnownFacts | null {
    return this.#newest(keyOfString(value, KEY_KIND[kind]), (facts) => {
      return accepts(facts) && this.recordOf(facts.number)[kind] === value;
    });
  }

  /** The numbers of all articles of an id that were not removed. */
  numbersOfId(id: string): number[] {
    const key = keyOfString(id, KEY_KIND.id);
    let found = new Uint32Array(MOST_OF_KEY);
    let count = this.find(key, found, 0, found.length);
    while (count === found.length) {
      found = new Uint32Array(2 * found.length);
      count = this.find(key, found, 0, found.length);
    }
    return [...new Set(found.subarray(0, count))].filter((number) => {
      return !this.isGone(number) && this.recordOf(number).id === id;
    });
  }

  /** The numbers of the newest articles of a cluster that were not removed, ascending; 64 at most. */
  ofCluster(cluster: number): number[] {
    const found = this.#newestOf(keyOf(cluster, 0, KEY_KIND.cluster));
    const members = Array.from(found).filter((number) => this.clusterOf(number) === cluster);
    return members.sort((a, b) => a - b);
  }

  /** The first article of a cluster that was not removed, or null. */
  canonicalOf(cluster: number): number | null {
    if (!this.isGone(cluster) && this.#placeOf(cluster) !== null) return cluster;
    return this.ofCluster(cluster)[0] ?? null;
  }

  facts(number: number): KnownFacts {
    const { shelf, index } = this.#place(number);
    return shelf.facts.at(index);
  }

  /** The hash of an article's source; 0 if it has none. */
  sourceOf(number: number): number {
    const { shelf, index } = this.#place(number);
    return shelf.facts.source(index);
  }

  /** The number of the first article of an article's cluster. */
  clusterOf(number: number): number {
    const { shelf, index } = this.#place(number);
    return shelf.facts.cluster(index);
  }

  text(number: number): ShelvedText {
    const { shelf, index } = this.#place(number);
    return shelf.text(index);
  }

  recordOf(number: number): KnownRecord {
    const { shelf, index } = this.#place(number);
    return shelf.record(index);
  }

  /** The facts of all articles that were not removed, in the order of their numbers. */
  *all(): Generator<KnownFacts> {
    for (const { facts } of this.#shelves()) {
      for (let index = 0; index < facts.count; index++) {
        if (!this.isGone(facts.number(index))) yield facts.at(index);
      }
    }
  }

  sync(): Promise<void> {
    return this.#setup.storage.sync();
  }

  close(): void {
    for (const segment of this.#segments) segment.close();
    this.#setup.storage.close();
  }

  #put(article: KnownArticle): void {
    const { tokens, source, isLeader } = article;
    const keys = isLeader ? this.#setup.engine.fingerprints(tokens).keys : NO_KEYS;
    this.add(article, this.boilerplate.without(keys, source));
  }

  #newest(key: number, accepts: (facts: KnownFacts) => boolean): KnownFacts | null {
    for (const number of this.#newestOf(key)) {
      const facts = this.facts(number);
      if (accepts(facts)) return facts;
    }
    return null;
  }

  /**
   * The newest articles that may have a key and were not removed: those among the newest 64, or among
   * more if all of these were removed.
   */
  #newestOf(key: number): Uint32Array {
    for (let found = this.#found; ; found = new Uint32Array(4 * found.length)) {
      const count = this.find(key, found, 0, found.length);
      const living = found.slice(0, count).filter((number) => !this.isGone(number));
      if (living.length > 0 || count < found.length) return living.subarray(0, MOST_OF_KEY);
    }
  }

  #shelves(): Shelf[] {
    return [...this.#segments, this.#recent];
  }

  #place(number: number): Place {
    const place = this.#placeOf(number);
    if (place === null) throw new RangeError(`no article ${number} in the index`);
    return place;
  }

  #placeOf(number: number): Place | null {
    const own = this.#recent.facts.indexOf(number);
    if (own >= 0) return { shelf: this.#recent, index: own };
    for (let i = this.#segments.length - 1; i >= 0; i--) {
      const shelf = this.#segments[i]!;
      const index = shelf.facts.indexOf(number);
      if (index >= 0) return { shelf, index };
    }
    return null;
  }

  /** Writes a segment of all recent articles. If that fails, all is as before. */
  #writeRecent(): void {
    const { engine, parameters, book, hash, storage } = this.#setup;
    const known = book.count;
    try {
      this.#segments.push(storage.write(this.#recent.contents(parameters, book, hash)));
    } catch (error) {
      // No segment has the new tokens, so tokens of later segments take their numbers.
      book.keepFirst(known);
      throw error;
    }
    this.#recent = new Recent(engine);
  }

  get #removed(): Removed {
    const hasText = (low: number, high: number) => this.withText(low, high, () => true) !== null;
    return { gone: this.#gone, hasText };
  }

  /** Replaces consecutive segments by one; returns them. */
  #merge([from, end]: SegmentRun): Segment[] {
    const { parameters, engine, storage } = this.#setup;
    const old = this.#segments.slice(from, end);
    const dropped = droppable(old, this.#removed);
    const isKept = (number: number) => !dropped.has(number);
    const merged = storage.write(mergedContents(old, isKept, parameters, engine));
    this.#segments.splice(from, end - from, merged);
    for (const number of dropped) this.#gone.delete(number);
    return old;
  }

  #commit(old: readonly Segment[]): void {
    this.#setup.storage.commit({
      segments: this.#segments,
      next: this.#next,
      gone: [...this.#gone].sort((a, b) => a - b),
      boilerplate: this.boilerplate.pairs(),
    });
    for (const segment of old) segment.close();
  }
}

/** All keys under which an article is found. */
function keysOf(article: KnownArticle, fingerprints: Uint32Array): Uint32Array {
  const { textLow, textHigh, cluster, record } = article;
  const own = [
    keyOf(textLow, textHigh, KEY_KIND.text),
    keyOfString(record.id, KEY_KIND.id),
    keyOf(cluster, 0, KEY_KIND.cluster),
  ];
  if (record.page !== undefined) own.push(keyOfString(record.page, KEY_KIND.page));
  const keys = new Uint32Array(fingerprints.length + own.length);
  keys.set(fingerprints);
  keys.set(own, fingerprints.length);
  return keys;
}

function isOlder({ facts }: Segment, moment: number): boolean {
  for (let index = 0; index < facts.count; index++) {
    if (!(facts.moment(index) < moment)) return false;
  }
  return true;
}
