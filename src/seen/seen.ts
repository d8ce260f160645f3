import { BoilerplateKeys } from './boilerplate-keys.js';
import type { Change } from './journal-items.js';
import { KEY_KIND, type KnownArticle, type KnownFacts, type KnownRecord } from './known.js';
import type { Removed } from './merge-choice.js';
import { keyOf, keyOfString } from './posting-table.js';
import type { Segment } from './segment.js';
import type { Shelf, ShelvedText } from './shelf.js';
import { type SeenSetup, Shelves } from './shelves.js';
import type { IndexState } from './storage.js';

/** Articles of one text, id, page or cluster that are looked at; the newest. */
const MOST_OF_KEY = 64;

/** The share of the articles for a segment from which some are written to one at the end. */
const MANY = 1 / 8;

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
  readonly #shelves: Shelves;
  #next: number;
  readonly #gone: Set<number>;
  /** Fingerprints that are boilerplate. The caller of `learn` records the change. */
  readonly boilerplate = new BoilerplateKeys();
  readonly #found = new Uint32Array(MOST_OF_KEY);

  constructor(setup: SeenSetup, { segments, next, gone, boilerplate }: IndexState) {
    this.#setup = setup;
    this.#next = next;
    this.#gone = new Set(gone);
    this.boilerplate.learn(boilerplate);
    this.#shelves = new Shelves(setup, segments, boilerplate, () => ({
      next: this.#next,
      gone: this.#gone,
      boilerplate: () => this.boilerplate.pairs(),
      removed: this.#removed,
    }));
  }

  /** Makes the changes that journals recorded, one after another. */
  replay(journals: readonly (readonly Change[])[]): void {
    for (const [number, changes] of journals.entries()) {
      if (number > 0) this.#shelves.freeze();
      const articles = changes.flatMap((change) =>
        change.kind === 'article' ? change.article : [],
      );
      const fingerprints = articles.reduce((sum, article) => sum + article.fingerprints.length, 0);
      this.#shelves.stack.reserve(articles.length, fingerprints);
      for (const change of changes) this.#replay(change);
    }
    // A merge may have left articles out whose removal is in a journal still.
    for (const number of this.#gone) {
      if (this.#shelves.stack.placeOf(number) === null) this.#gone.delete(number);
    }
  }

  /** The number that the next article gets. */
  get next(): number {
    return this.#next;
  }

  /** Articles that were not removed. */
  get count(): number {
    return (
      this.#shelves.stack.all.reduce((sum, { facts }) => sum + facts.count, 0) - this.#gone.size
    );
  }

  /** The segments, and the number of articles that are in none. */
  get parts(): { segments: readonly Segment[]; recent: number } {
    return { segments: this.#shelves.stack.segments, recent: this.#shelves.unwritten };
  }

  /** Adds an article, with the number {@link next}. It is recorded by {@link record}. */
  add(article: KnownArticle): void {
    this.#shelves.stack.add(article);
    this.#next = article.number + 1;
  }

  /** Records changes that were made since the last call, for good after the next sync. */
  record(changes: readonly Change[]): void {
    if (changes.length > 0) this.#setup.storage.record(changes);
  }

  /**
   * Begins to write recent articles to a segment if they are too many, in a thread if the index lasts.
   * Changes have to be recorded first.
   * @throws {RunError} if a segment before could not be written.
   */
  settle(): void {
    this.#shelves.settle();
  }

  /**
   * Resolves after all segments that were begun are written, and one of the recent articles if an index that
   * lasts has many of them: its next opening then has few to replay. @throws as {@link settle} does.
   */
  async settled(): Promise<void> {
    await this.#shelves.idle();
    this.#shelves.settle(this.#setup.storage.isLasting ? MANY : 1);
    await this.#shelves.idle();
    this.#shelves.settle();
  }

  /** Writes all recent articles to a segment, and merges segments if some have the same size. */
  flush(): void {
    this.#shelves.flush();
  }

  /** Writes all articles that were not removed to one segment, or to as few as possible. */
  compact(): void {
    this.#shelves.compact();
  }

  /**
   * Forgets segments of articles that are all older than a moment, if the index does not last. Those
   * without a moment stay.
   */
  forgetBefore(moment: number): void {
    if (this.#setup.storage.isLasting) return;
    this.#shelves.stack.forget((segment) => isOlder(segment, moment));
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
    return this.#shelves.stack.find(key, out, at, end);
  }

  /**
   * {@link find} for many keys at once, with `most` places for each in `out`.
   * @param counts takes the number of articles of each key.
   */
  findAll(keys: Uint32Array, out: Uint32Array, counts: Uint8Array, most: number): void {
    this.#shelves.stack.findAll(keys, out, counts, most);
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
    const members: number[] = [];
    this.#newest(keyOf(cluster, 0, KEY_KIND.cluster), (facts) => {
      if (facts.cluster === cluster) members.push(facts.number);
      return false;
    });
    return members.sort((a, b) => a - b);
  }

  /** The first article of a cluster that was not removed, or null. */
  canonicalOf(cluster: number): number | null {
    if (!this.isGone(cluster) && this.#shelves.stack.placeOf(cluster) !== null) return cluster;
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
    for (const { facts } of this.#shelves.stack.all) {
      for (let index = 0; index < facts.count; index++) {
        if (!this.isGone(facts.number(index))) yield facts.at(index);
      }
    }
  }

  /** Resolves after all that was recorded is on the disk for good, and few articles wait for a segment. */
  async sync(): Promise<void> {
    await this.#setup.storage.sync();
    await this.#shelves.room();
  }

  close(): void {
    this.#shelves.close();
    this.#setup.storage.close();
  }

  #replay(change: Change): void {
    if (change.kind === 'article') this.add(change.article);
    else if (change.kind === 'removed') for (const number of change.numbers) this.#gone.add(number);
    else this.boilerplate.learn(change.pairs);
  }

  /**
   * The newest article that may have a key, was not removed, and that `accepts`; or null. It is asked of
   * the newest 64, or of more if all of these were removed.
   */
  #newest(key: number, accepts: (facts: KnownFacts) => boolean): KnownFacts | null {
    for (let found = this.#found; ; found = new Uint32Array(4 * found.length)) {
      const count = this.find(key, found, 0, found.length);
      let living = 0;
      for (let i = 0; i < count && living < MOST_OF_KEY; i++) {
        if (this.isGone(found[i]!)) continue;
        living++;
        const facts = this.facts(found[i]!);
        if (accepts(facts)) return facts;
      }
      // All may have been removed; older ones may not.
      if (living > 0 || count < found.length) return null;
    }
  }

  #place(number: number): Place {
    const place = this.#shelves.stack.placeOf(number);
    if (place === null) throw new RangeError(`no article ${number} in the index`);
    return place;
  }

  get #removed(): Removed {
    const hasText = (low: number, high: number) => this.withText(low, high, () => true) !== null;
    return { gone: this.#gone, hasText };
  }
}

function isOlder({ facts }: Segment, moment: number): boolean {
  for (let index = 0; index < facts.count; index++) {
    if (!(facts.moment(index) < moment)) return false;
  }
  return true;
}
