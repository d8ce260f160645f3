/** Reads the articles of bytes in memory with one reader. */
import type { FieldNames } from '../../src/article/fields.js';
import type { SkippedRecord } from '../../src/article/skipped.js';
import type { ReadBytes } from '../../src/read/lines.js';
import type { Reader } from '../../src/read/reader.js';
import { eachField, READING } from '../fixtures/fields.js';
import { kernel } from '../fixtures/kernel.js';

/** An article as plain strings, with its place. */
export interface ReadArticle extends FieldNames {
  line: number;
  start: number;
  end: number;
}

export interface ReadResult {
  articles: ReadArticle[];
  skipped: SkippedRecord[];
  /** The guessed fields of the first article. */
  assumed: Partial<FieldNames>;
}

/** Reads a stream that gives at most `piece` bytes at once. */
export async function readBytes(
  { readStream }: Pick<Reader, 'readStream'>,
  content: string | Uint8Array,
  { fields = READING.fields, piece = 4096, blockBytes = 1024, maxBytes = 1 << 24 } = {},
): Promise<ReadResult> {
  const bytes = Buffer.from(content as string);
  const read: ReadBytes = (buffer, offset, length, position) =>
    bytes.copy(buffer, offset, position, position + Math.min(length, piece));
  const file = { path: '/none/file', shown: 'file', id: 'file', bytes: bytes.length };
  const result: ReadResult = { articles: [], skipped: [], assumed: {} };
  const items = readStream(
    read,
    file,
    { ...READING, fields },
    { blockBytes, maxBytes, maxRatio: 1000, kernel },
  );
  for await (const item of items) {
    if (item.type === 'skipped') {
      result.skipped.push({ ...item });
      continue;
    }
    if (result.articles.length === 0) result.assumed = item.fields?.assumed ?? {};
    const { line, start, end } = item;
    result.articles.push({ ...eachField((field) => item.string(field)), line, start, end });
  }
  return result;
}

/** Field names as a user gives them; the others have their own names. */
export function asked(names: Partial<FieldNames>): FieldNames {
  return { ...READING.fields, ...names };
}
