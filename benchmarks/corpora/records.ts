/** JSON Lines on their way to the disk. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { SyntheticArticle } from './generator.js';

/** Pieces are gathered to about this many UTF-16 units before they go to the disk. */
const CHUNK_UNITS = 1 << 20;

/** The line of an article, with its end. */
export function renderRecord({ id, title, date, source, text }: SyntheticArticle): string {
  return `${JSON.stringify({ id, title, date, source, text })}\n`;
}

/** Writes pieces of text to a file, in UTF-8; tells the bytes and what came after the last piece. */
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
