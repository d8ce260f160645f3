import type { Engine } from '../kernel/engine.js';
import { FileSource } from './byte-source.js';
import { journalArticles } from './journal-articles.js';
import type { JournalFile } from './manifest.js';
import { mergedContents } from './merge-segments.js';
import type { IndexParameters } from './parameters.js';
import type { Hash32 } from './postings.js';
import { recentContents } from './recent-contents.js';
import { Segment } from './segment.js';
import type { AsideTask } from './storage.js';
import { TokenBook } from './token-book.js';
import type { SegmentContents } from './write-segment.js';

/** A segment that is to be written: plain data, which can be posted to a thread. */
export type SegmentTask =
  | (Extract<AsideTask, { kind: 'journal' }> & { journal: JournalFile })
  | Extract<AsideTask, { kind: 'merge' }>;

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
  if (task.kind === 'journal') {
    book.add(task.book);
    const articles = journalArticles(task.journal, hash);
    return recentContents(articles, { engine, parameters, book, hash });
  }
  const segments = task.files.map(
    (file) => new Segment(new FileSource(file), parameters, book, hash),
  );
  return mergedContents(segments, (number) => !task.dropped.has(number), parameters, engine);
}
