import type { Engine } from '../kernel/engine.js';
import { FileSource } from './byte-source.js';
import { mergedContents } from './merge-segments.js';
import type { IndexParameters } from './parameters.js';
import type { Hash32 } from './postings.js';
import { type RecentArticles, recentContents } from './recent-contents.js';
import { Segment } from './segment.js';
import { TokenBook, type TokenList } from './token-book.js';
import type { SegmentContents } from './write-segment.js';

/** A segment that is to be written: plain data, which can be posted to a thread. */
export type SegmentTask =
  /** @property book all tokens that have a number. */
  | { kind: 'recent'; articles: RecentArticles; book: TokenList }
  /** @property dropped numbers of the articles that are left out. */
  | { kind: 'merge'; files: readonly string[]; dropped: ReadonlySet<number> };

/** The parts that a task needs. */
export interface SegmentTools {
  engine: Engine;
  parameters: IndexParameters;
  hash: Hash32;
}

/** The contents of the segment that a task asks for. The files of a merge stay open. */
export function contentsOf(
  task: SegmentTask,
  { engine, parameters, hash }: SegmentTools,
): SegmentContents {
  const book = new TokenBook();
  if (task.kind === 'recent') {
    book.add(task.book);
    return recentContents(task.articles, { engine, parameters, book, hash });
  }
  const segments = task.files.map(
    (file) => new Segment(new FileSource(file), parameters, book, hash),
  );
  return mergedContents(segments, (number) => !task.dropped.has(number), parameters, engine);
}
