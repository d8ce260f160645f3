/** Opens files one after the other and reads each as a stream. */
import fs from 'node:fs';
import { skipForError } from '../article/skipped.js';
import type { ReadBytes } from './lines.js';
import { OPEN_FLAGS } from './raw-article.js';
import type { AwaitedArticles, Job, Reader, ReadLimits, ReadOptions } from './reader.js';

/** A reader whose jobs are whole files reads each of them as it reads a stream. */
export async function* readFiles(
  { files }: Job,
  options: ReadOptions,
  limits: ReadLimits,
  readStream: Reader['readStream'],
): AwaitedArticles {
  for (const [number, file] of files.entries()) {
    let fd: number;
    try {
      fd = fs.openSync(file.path, OPEN_FLAGS);
    } catch (error) {
      yield skipForError(file.shown, error);
      continue;
    }
    try {
      const read: ReadBytes = (buffer, offset, length, position) =>
        fs.readSync(fd, buffer, offset, length, position);
      for await (const item of readStream(read, file, options, limits)) {
        if (item.type === 'article') item.file = number;
        yield item;
      }
    } finally {
      fs.closeSync(fd);
    }
  }
  return { lines: 0 };
}
