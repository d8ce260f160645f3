import type { Engine } from '../kernel/engine.js';
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
import type { Hash32 } from './postings.js';
import { recentContents } from './recent-contents.js';
import type { Segment } from './segment.js';
import { ShelfStack } from './shelf-stack.js';
import type { Storage } from './storage.js';
import type { TokenBook } from './token-book.js';

/** The parts that an index needs. */
export interface SeenSetup {
  engine: Engine;
  parameters: IndexParameters;
  book: TokenBook;
  hash: Hash32;
  storage: Storage;
}

/** The state of an index that its manifest has beside the names of segments. */
export interface SeenState {
  next: number;
  gone: Set<number>;
  boilerplate: () => readonly number[];
  removed: Removed;
}

/** Parts of recent articles that may wait for a thread before {@link Shelves.room} makes others wait. */
const MOST_FROZEN = 2;

/**
 * Where the articles of an index are: in segments, and in memory until they are written to one. An index
 * that lasts writes and merges segments in threads, so that nobody waits for them.
 */
export class Shelves {
  readonly #setup: SeenSetup;
  readonly #state: () => SeenState;
  readonly #stack: ShelfStack;
  /** The boilerplate that was known before the first article that is in no segment. */
  #boilerplate: readonly number[];
  #writing: Promise<void> | null = null;
  #merging: Promise<void> | null = null;
  /** Counts the times that all work of threads was given up. */
  #age = 0;
  #fault: { error: unknown } | null = null;

  constructor(
    setup: SeenSetup,
    segments: readonly Segment[],
    boilerplate: readonly number[],
    state: () => SeenState,
  ) {
    this.#setup = setup;
    this.#stack = new ShelfStack(setup.engine, segments);
    this.#boilerplate = boilerplate;
    this.#state = state;
  }

  /** All shelves, in which articles are looked up. */
  get stack(): ShelfStack {
    return this.#stack;
  }

  /** The number of articles that are in no segment. */
  get unwritten(): number {
    const { recent, frozen } = this.#stack;
    return frozen.reduce((sum, { recent: { facts } }) => sum + facts.count, recent.facts.count);
  }

  /**
   * Begins a segment of the recent articles if they are too many, and merges segments of one size.
   * Changes have to be recorded first.
   * @param share of the usual number of articles from which they are too many.
   * @throws the error of a thread before, once.
   */
  settle(share = 1): void {
    const fault = this.#fault;
    this.#fault = null;
    if (fault) throw fault.error;
    const { recentArticles, recentBytes, isLasting } = this.#setup.storage;
    const { facts, bytes } = this.#stack.recent;
    if (facts.count < share * recentArticles && bytes < share * recentBytes) return;
    if (!isLasting) {
      this.flush();
      return;
    }
    this.#setup.storage.rotate();
    this.freeze();
    this.#work();
  }

  /** Ends the part of recent articles at the one that was added last. */
  freeze(): void {
    this.#stack.freeze(this.#state().boilerplate());
  }

  /** Resolves as soon as few articles wait for a segment. */
  async room(): Promise<void> {
    while (this.#stack.frozen.length > MOST_FROZEN && this.#writing !== null) await this.#writing;
  }

  /** Resolves after the work of all threads. */
  async idle(): Promise<void> {
    while (this.#writing !== null || this.#merging !== null) {
      await Promise.all([this.#writing, this.#merging]);
    }
  }

  /** Writes all articles to segments, and merges those that have the same size. */
  flush(): void {
    this.#writeAll();
    const old: Segment[] = [];
    for (let run = this.#nextRun; run !== null; run = this.#nextRun) {
      for (const segment of this.#merge(run)) old.push(segment);
    }
    this.#commit(1, old);
  }

  /** Writes all articles that were not removed to one segment, or to as few as possible. */
  compact(): void {
    this.#writeAll();
    const old: Segment[] = [];
    const { removed } = this.#state();
    for (let from = 0; from < this.#stack.segments.length; from++) {
      let end = from + 1;
      while (
        end < this.#stack.segments.length &&
        isMergeable(this.#stack.segments.slice(from, end + 1))
      )
        end++;
      if (end === from + 1 && goneIn(this.#stack.segments[from]!, removed) === 0) continue;
      for (const segment of this.#merge([from, end])) old.push(segment);
    }
    this.#commit(1, old);
  }

  close(): void {
    this.#giveUp();
    for (const segment of this.#stack.segments) segment.close();
  }

  /** Gives threads their work, if there is any; each calls this again at its end. */
  #work(): void {
    this.#writing ??= this.#inThread(this.#writeFirst(), () => {
      this.#writing = null;
    });
    this.#merging ??= this.#inThread(this.#mergeAside(), () => {
      this.#merging = null;
    });
  }

  /** @param work null if there is none. */
  #inThread(work: Promise<() => void> | null, onEnd: () => void): Promise<void> | null {
    if (work === null) return null;
    const age = this.#age;
    return work
      .then(
        (take) => {
          if (age !== this.#age) return;
          onEnd();
          take();
          this.#work();
        },
        (error: unknown) => {
          // Work that was given up fails.
          if (age !== this.#age) return;
          onEnd();
          throw error;
        },
      )
      .catch((error: unknown) => {
        this.#fault = { error };
      });
  }

  /** Writes the articles that have waited longest; gives the function that takes the segment. */
  #writeFirst(): Promise<() => void> | null {
    const first = this.#stack.frozen[0];
    if (!first) return null;
    const { storage, book } = this.#setup;
    return storage.writeAside({ kind: 'journal', book: book.list() }).then((open) => () => {
      const segment = open();
      book.add(segment.tokens);
      this.#stack.thaw(segment);
      this.#boilerplate = first.boilerplate;
      this.#commit(this.#stack.frozen.length + 1, []);
    });
  }

  #mergeAside(): Promise<() => void> | null {
    const run = this.#nextRun;
    if (run === null) return null;
    const { storage } = this.#setup;
    const old = this.#stack.segments.slice(...run);
    const dropped = droppable(old, this.#state().removed);
    const files = old.map(({ name }) => name);
    return storage.writeAside({ kind: 'merge', files, dropped }).then((open) => () => {
      this.#replace(old, open(), dropped);
      this.#commit(this.#stack.frozen.length + 1, old);
    });
  }

  get #nextRun(): SegmentRun | null {
    return worthMerging(this.#stack.segments, this.#state().removed);
  }

  /** Writes segments of all articles that are in none. If one fails, all is as before. */
  #writeAll(): void {
    this.#giveUp();
    this.#setup.storage.rotate();
    this.freeze();
    const { engine, parameters, book, hash, storage } = this.#setup;
    for (let first = this.#stack.frozen[0]; first; first = this.#stack.frozen[0]) {
      const known = book.count;
      try {
        const { recent } = first;
        const tools = { engine, parameters, book, hash };
        const contents = recent.facts.count > 0 && recentContents(recent.articles(), tools);
        this.#stack.thaw(contents ? storage.write(contents) : null);
      } catch (error) {
        // No segment has the new tokens, so tokens of later segments take their numbers.
        book.keepFirst(known);
        throw error;
      }
      this.#boilerplate = first.boilerplate;
    }
  }

  /** Replaces consecutive segments by one; returns them. */
  #merge([from, end]: SegmentRun): Segment[] {
    const { parameters, engine, storage } = this.#setup;
    const old = this.#stack.segments.slice(from, end);
    const dropped = droppable(old, this.#state().removed);
    const isKept = (number: number) => !dropped.has(number);
    this.#replace(old, storage.write(mergedContents(old, isKept, parameters, engine)), dropped);
    return old;
  }

  #replace(old: readonly Segment[], merged: Segment, dropped: ReadonlySet<number>): void {
    this.#stack.replace(old, merged);
    for (const number of dropped) this.#state().gone.delete(number);
  }

  /** @param journals that are kept; the first ones are in segments now. */
  #commit(journals: number, old: readonly Segment[]): void {
    const { next, gone } = this.#state();
    this.#setup.storage.commit(
      {
        segments: this.#stack.segments,
        next,
        gone: [...gone].sort((a, b) => a - b),
        boilerplate: this.#boilerplate,
      },
      journals,
    );
    for (const segment of old) segment.close();
  }

  /** Ends all threads; their work is done by others, or later. */
  #giveUp(): void {
    this.#age++;
    this.#writing = null;
    this.#merging = null;
    this.#setup.storage.endThreads();
  }
}
