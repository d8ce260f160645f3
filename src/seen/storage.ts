import type { Change } from './journal-items.js';
import type { Segment } from './segment.js';
import type { SegmentContents } from './write-segment.js';

/** The state of an index beside its articles. */
export interface IndexState {
  segments: readonly Segment[];
  /** The number of the next article. */
  next: number;
  /** Numbers of articles that were removed and are in a segment still, ascending. */
  gone: readonly number[];
  /** Pairs of a key and the hash of the source in which it is boilerplate. */
  boilerplate: readonly number[];
}

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
  /** Makes a state the one that lasts, and forgets all changes recorded before. */
  commit(state: IndexState): void;
  /** Ends all use. @param state the last one. */
  close(): void;
}
