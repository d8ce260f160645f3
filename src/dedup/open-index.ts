/** The public interface of an index. */
import { RunError, UsageError } from '../errors.js';
import { TextKernel } from '../kernel/text-kernel.js';
import { planScan } from '../options/plan.js';
import { validateOptions } from '../options/validate.js';
import { validateOpenIndex } from '../options/validate-dedup.js';
import { type ArticleInput, takeOne } from '../read/given-articles.js';
import { RawArticle } from '../read/raw-article.js';
import { openFolder, openFolderToRead } from '../seen/open-folder.js';
import type { Seen } from '../seen/seen.js';
import type { Answer } from './answer.js';
import { Deduplicator } from './deduplicator.js';
import type { IndexOptions } from './index-options.js';
import type { IndexStats } from './index-stats.js';
import { statsOf } from './index-stats.js';
import {
  articleOf,
  chosenBy,
  clusterOf,
  type IndexedArticle,
  latestDate,
  type Removal,
} from './indexed-articles.js';
import { openSeen } from './open-seen.js';

/** Articles that share the work of the disk. */
const BATCH = 256;

/** An article with its answer. */
export interface AnsweredArticle {
  article: ArticleInput;
  answer: Answer;
}

/** A `TransformStream`, as far as the caller has that type: it is of the web, or of Node. */
export type WebTransform = typeof globalThis extends {
  TransformStream: { prototype: infer Stream };
}
  ? Stream
  : unknown;

/**
 * Opens an index of articles that are judged one by one.
 * @param folder holds the index, and is made if it is not there; null for one in memory, which lasts as
 *   long as the object.
 * @throws {UsageError} that names every wrong option.
 * @throws {RunError} if another process changes it, if it is damaged, or if it was made with other options.
 */
export async function openIndex(
  folder: string | null,
  options: IndexOptions = {},
): Promise<ArticleIndex> {
  return new ArticleIndex(folder, options);
}

/**
 * An index of articles. Several processes may read one, and one may change it. After {@link
 * ArticleIndex.close} all of its methods throw a UsageError.
 */
export class ArticleIndex {
  readonly #folder: string | null;
  readonly #article: RawArticle;
  readonly #isReadOnly: boolean;
  /** Bytes of an entry that a kill left unfinished, and that was never acknowledged. */
  readonly unfinishedBytes: number;
  /** Null after {@link close}: then the descriptors of its files may belong to others. */
  #parts: { seen: Seen; dedup: Deduplicator } | null;

  constructor(folder: string | null, options: IndexOptions) {
    if (folder !== null && (typeof folder !== 'string' || folder === '')) {
      const got = JSON.stringify(folder) ?? String(folder);
      throw new UsageError(
        `an index takes the path of its folder, or null if it is in memory, got ${got}`,
      );
    }
    const checked = validateOpenIndex({ ...options });
    const { key, window, latency, readOnly, against, within, ...shape } = checked;
    const plan = planScan(validateOptions(shape));
    const kernel = new TextKernel();
    const open = readOnly ? openFolderToRead : openFolder;
    const opened = openSeen(folder, plan, kernel, (name, setup) =>
      open(name, { ...setup, latency }),
    );
    this.#folder = folder;
    this.#isReadOnly = readOnly;
    this.unfinishedBytes = opened.unfinished;
    this.#article = new RawArticle(kernel);
    const rules = { key, window, against, within };
    const dedup = new Deduplicator(opened.seen, opened.engine, plan, rules);
    this.#parts = { seen: opened.seen, dedup };
  }

  /** Judges with this index, for streams of records. */
  get deduplicator(): Deduplicator {
    return this.#dedup;
  }

  /**
   * Judges an article and adds it. Resolves after it is on the disk for good.
   * @throws {UsageError} if the article has no id or no text.
   */
  async add(article: ArticleInput): Promise<Answer> {
    return this.#add(article, null);
  }

  /** Judges an article without adding it. Cost: some 0.1 ms. */
  query(article: ArticleInput): Answer {
    return this.#dedup.query(this.#sketch(article, null)).answer;
  }

  /** The newest article of an id, or null. */
  get(id: string): IndexedArticle | null {
    return articleOf(id, this.#seen);
  }

  /** The ids of the articles of the cluster of an article, the newest 64, in the order of arrival. */
  cluster(id: string): string[] | null {
    return clusterOf(id, this.#seen);
  }

  /**
   * Removes articles.
   * @returns how many.
   * @throws {UsageError} if nothing is given by which they are chosen.
   */
  async remove(removal: Removal): Promise<number> {
    this.#checkWritable();
    const { id, source, before } = removal;
    if (id === undefined && source === undefined && before === undefined) {
      throw new UsageError('remove takes an id, a source or a moment');
    }
    const numbers = chosenBy(removal, this.#seen);
    this.#seen.remove(numbers);
    await this.#seen.sync();
    return numbers.length;
  }

  /**
   * The date of the latest article in milliseconds since 1970; NaN if none has a date. A date after
   * tomorrow is a mistake, and does not count.
   */
  get latest(): number {
    return latestDate(this.#seen);
  }

  /** Writes all articles to as few files as possible, and drops those that were removed. */
  compact(): void {
    this.#checkWritable();
    this.#seen.compact();
  }

  /**
   * Adds all articles of another index, in their order, as if they came one by one.
   * @returns how many were added; those that were there already are not.
   * @throws {RunError} if it was made with other options.
   */
  async merge(other: ArticleIndex): Promise<number> {
    this.#checkWritable();
    let added = 0;
    for (const facts of other.#seen.all()) {
      const { answer } = this.#dedup.takeKnown(facts, other.#seen);
      if (answer.replayed !== true) added++;
      this.#dedup.record();
      // Articles must not come faster than segments are written.
      if (added % BATCH === 0) await this.#seen.sync();
    }
    await this.#seen.sync();
    await this.#seen.settled();
    return added;
  }

  /** Resolves after all work in threads, so that the next opening has little left to do. */
  async settled(): Promise<void> {
    await this.#seen.settled();
  }

  /** Reads all of the index. @returns the faults that were found, a sentence each. */
  verify(): string[] {
    const faults: string[] = [];
    for (const segment of this.#seen.parts.segments) {
      try {
        segment.verify();
      } catch (error) {
        if (!(error instanceof RunError)) throw error;
        faults.push(error.message);
      }
    }
    return faults;
  }

  /** Numbers about the index. */
  stats(): IndexStats {
    return statsOf(this.#seen, this.#folder);
  }

  /** The answers to articles, in their order. Each is on the disk for good before it is given. */
  async *answers<Input extends ArticleInput>(
    articles: Iterable<Input> | AsyncIterable<Input>,
  ): AsyncGenerator<{ article: Input; answer: Answer }> {
    this.#checkOpen();
    let index = 0;
    for await (const article of articles) {
      yield { article, answer: await this.#add(article, index++) };
    }
  }

  /**
   * {@link answers} for articles that are there at once: {@link BATCH} of them share the work of the
   * disk.
   */
  async *addAll<Input extends ArticleInput>(
    articles: Iterable<Input>,
  ): AsyncGenerator<{ article: Input; answer: Answer }> {
    this.#checkOpen();
    let batch: { article: Input; answer: Answer }[] = [];
    let index = 0;
    for (const article of articles) {
      batch.push({ article, answer: this.#dedup.take(this.#sketch(article, index++)).answer });
      if (batch.length < BATCH) continue;
      yield* await this.#lasting(batch);
      batch = [];
    }
    yield* await this.#lasting(batch);
  }

  /** A stream that takes articles and gives them with their answers, in their order. */
  transform(): WebTransform {
    this.#checkOpen();
    let index = 0;
    const stream: TransformStream<ArticleInput, AnsweredArticle> = new TransformStream({
      transform: async (article, controller) => {
        controller.enqueue({ article, answer: await this.#add(article, index++) });
      },
    });
    return stream as WebTransform;
  }

  /** Ends all use. All articles that were added are on the disk. */
  close(): void {
    this.#parts?.seen.close();
    this.#parts = null;
  }

  /** @throws {UsageError} if the index is closed. */
  #checkOpen(): { seen: Seen; dedup: Deduplicator } {
    if (this.#parts === null) throw new UsageError('the index is closed');
    return this.#parts;
  }

  get #seen(): Seen {
    return this.#checkOpen().seen;
  }

  get #dedup(): Deduplicator {
    return this.#checkOpen().dedup;
  }

  async #add(article: ArticleInput, index: number | null): Promise<Answer> {
    const { answer } = this.#dedup.take(this.#sketch(article, index));
    this.#dedup.record();
    await this.#seen.sync();
    return answer;
  }

  async #lasting<Batch>(batch: Batch): Promise<Batch> {
    this.#dedup.record();
    await this.#seen.sync();
    return batch;
  }

  #checkWritable(): void {
    this.#checkOpen();
    if (this.#isReadOnly) throw new UsageError('the index was opened with readOnly');
  }

  /** @param index of the article among those that were given; null for one alone. */
  #sketch(article: ArticleInput, index: number | null) {
    this.#article.setStrings(takeOne(article, index));
    return this.#dedup.sketch(this.#article);
  }
}
