/** What reading gives: articles whose text is bytes yet, and what was skipped between them. */
import fs from 'node:fs';
import type { Decoded } from './decode.js';
import { type SkippedRecord, skip } from './skipped.js';

/** One article as it was read. */
export interface RawArticle {
  type: 'article';
  /** Id of the file, or of the record, '' where a record has none: then `recordId` makes one. */
  id: string;
  /** Metadata; '' where there is none. */
  title: string;
  date: string;
  source: string;
  url: string;
  /** Valid UTF-8; a view into a reused buffer, good until the next item is asked for. */
  text: Uint8Array;
  /** Absolute path, or `-`. */
  path: string;
  /** 0 for a text file, else the line from 1, counted within the range of the job. */
  line: number;
  /** Byte range of the file or the line in its source, `[start, end)`. */
  start: number;
  end: number;
}

/** Input that is no article, or one with faults; `line` counts within the range of the job. */
export type RawSkip = SkippedRecord;

/** What a job was, once all of it is read. */
export interface JobTotals {
  /** Lines that started in the range: by these the lines of the next job are numbered. */
  lines: number;
}

/** How much is read at once; set by tests alone. */
export interface ReadLimits {
  blockBytes: number;
  /** Longest article or line, in bytes: what V8 can hold as one string. */
  maxBytes: number;
}

/** Never waits for the writer of a pipe that took the place of a file. Windows has no such flag. */
export const OPEN_FLAGS = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0);

/** The skip for text that was read with replacements; `start` is where the decoded bytes stood. */
export function skipBroken(
  shown: string,
  broken: NonNullable<Decoded['broken']>,
  start = 0,
  line?: number,
): RawSkip {
  const offset = start + broken.byteOffset;
  const message = `broken ${broken.encoding} at byte ${offset}; read with U+FFFD in its place`;
  return skip(shown, 'broken-utf8', message, line);
}
