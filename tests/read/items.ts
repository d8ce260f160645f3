import type { SourceFile } from '../../src/article/address.js';
import type { ReadBytes } from '../../src/read/lines.js';
import { openStream } from '../../src/read/open-stream.js';
import type { RawArticle, RawSkip } from '../../src/read/raw-article.js';
import { articlesOf } from '../../src/read/read-job.js';
import type { Job, ReadLimits } from '../../src/read/reader.js';
import { READING } from '../fixtures/fields.js';
import { kernel } from '../fixtures/kernel.js';

/** Small blocks, so that small inputs have several. */
export const LIMITS: ReadLimits = { blockBytes: 64, maxBytes: 100_000, maxRatio: 500 };

/** The articles of a job whose formats are read without waiting. */
export function* itemsOf(job: Job, limits?: Partial<ReadLimits>): Generator<RawArticle | RawSkip> {
  const items = articlesOf(job, { options: READING, kernel }, limits && { ...LIMITS, ...limits });
  for (;;) {
    const next = items.next();
    if (next instanceof Promise) throw new Error('the format is read asynchronously');
    if (next.done) return;
    yield next.value;
  }
}

/** The articles of a job of any format, each turned into a value before the next is read. */
export async function readItems<T>(
  job: Job,
  take: (item: RawArticle | RawSkip) => T,
  limits: ReadLimits = LIMITS,
): Promise<T[]> {
  const items = articlesOf(job, { options: READING, kernel }, limits);
  const values: T[] = [];
  for (;;) {
    const next = await items.next();
    if (next.done) return values;
    values.push(take(next.value));
  }
}

/** A stream of bytes, a few at a time. */
export function streamOf(bytes: Uint8Array, atOnce = 7): ReadBytes {
  let given = 0;
  return (buffer, offset, length) => {
    const part = bytes.subarray(given, given + Math.min(length, atOnce));
    buffer.set(part, offset);
    given += part.length;
    return part.length;
  };
}

/** A file of this name that was not listed. */
export function fileNamed(name: string, bytes = 0): SourceFile {
  return { path: `/${name}`, shown: name, id: name, bytes };
}

/** The articles of bytes under a name, each turned into a value before the next is read. */
export async function readBytes<T>(
  name: string,
  bytes: Uint8Array,
  take: (item: RawArticle | RawSkip) => T,
  limits: Partial<ReadLimits> = {},
): Promise<{ format: string; items: T[] }> {
  return readFileOf(fileNamed(name), bytes, take, limits);
}

/** As {@link readBytes}, for a file of which more is known than its name. */
export async function readFileOf<T>(
  file: SourceFile,
  bytes: Uint8Array,
  take: (item: RawArticle | RawSkip) => T,
  limits: Partial<ReadLimits> = {},
): Promise<{ format: string; items: T[] }> {
  const reading = { options: READING, tools: { ...LIMITS, ...limits, kernel } };
  const { format, articles } = openStream({ read: streamOf(bytes), file }, reading);
  const items: T[] = [];
  for await (const item of articles) items.push(take(item));
  return { format, items };
}
