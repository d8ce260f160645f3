import type { Change } from './journal-items.js';
import type { Segment } from './segment.js';
import type { TokenList } from './token-book.js';
import type { SegmentContents } from './write-segment.js';

/** The state of an index beside its articles. */
export interface IndexState {
  segments: readonly Segment[];
  /** The number of the next article. */
  next: number;
  /** Numbers of articles that were removed and are in a segment still, ascending. */
  gone: readonly number[];
  /**
   * Pairs of a key and the hash of the source in which it is boilerplate, as they were known before the
   * first change of the journals.
   */
  boilerplate: readonly number[];
}

/** A segment that a thread is to write. */
export type AsideTask =
  /** The articles of the first journal. @property book all tokens that have a number. */
  | { kind: 'journal'; book: TokenList }
  /** @property dropped numbers of the articles that are left out. */
  | { kind: 'merge'; files: readonly string[]; dropped: ReadonlySet<number> };

/** Where an index lasts: a folder, or only as long as its process. */
export interface Storage {
  /** Whether articles outlast the process. */
  readonly isLasting: boolean;
  /** Articles that are kept outside of segments, at most. */
  readonly recentArticles: number;
  /** Bytes of their tokens and spans, at most. */
  readonly recentBytes: number;
  /** Records changes; they survive a kill at once, and a loss of power after {@link sync}. */
  record(changes: readonly Change[]): void;
  sync(): Promise<void>;
  /** Writes a segment, which becomes a part of the index at the next {@link commit}. */
  write(contents: SegmentContents): Segment;
  /**
   * Writes a segment in a thread, like {@link write}.
   * @returns opens it.
   */
  writeAside(task: AsideTask): Promise<() => Segment>;
  /** Ends all threads; their segments are dropped. */
  endThreads(): void;
  /** Begins a new journal: changes recorded from now on are in it. */
  rotate(): void;
  /** Makes a state the one that lasts, and forgets all changes that are not in the last few journals. */
  commit(state: IndexState, journals: number): void;
  /** Ends all use. */
  close(): void;
}
