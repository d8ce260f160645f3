/** Writes JSON Lines to disk. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { SyntheticArticle } from './generator.js';

/** Pieces are collected to about this many UTF-16 units before they go to disk. */
const CHUNK_UNITS = 1 << 20;

/** The line of an article, with its line end. */
export function renderRecord({ id, title, date, source, text }: SyntheticArticle): string {
  return `${JSON.stringify({ id, title, date, source, text })}\n`;
}

/** Writes pieces of text to a file, in UTF-8; returns the bytes and the result of the generator. */
export function writePieces<Result>(
  path: string,
  pieces: Generator<string, Result>,
): { sizeBytes: number; result: Result } {
  const file = openSync(path, 'w');
  let sizeBytes = 0;
  let chunk = '';
  const flush = (): void => {
    // A buffer, because `writeSync` may write less than it is given.
    const bytes = Buffer.from(chunk);
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    sizeBytes += bytes.length;
    chunk = '';
  };
  try {
    for (;;) {
      const next = pieces.next();
      if (next.done) {
        flush();
        return { sizeBytes, result: next.value };
      }
      chunk += next.value;
      if (chunk.length >= CHUNK_UNITS) flush();
    }
  } finally {
    closeSync(file);
  }
}
