import { readMemory } from '../../src/read/read-memory.js';
import type {
  Articles,
  AwaitedArticles,
  Reader,
  ReadOptions,
  ReadTools,
} from '../../src/read/reader.js';
import { eachField, READING } from '../fixtures/fields.js';
import { kernel } from '../fixtures/kernel.js';

/** Limits of tests: small, so that samples cross them. */
export const SMALL: ReadTools = { blockBytes: 64, maxBytes: 10_000_000, maxRatio: 200, kernel };

/** An article as plain data. */
export interface CollectedArticle extends Record<string, string | number> {
  id: string;
  text: string;
  title: string;
  date: string;
  source: string;
  url: string;
  line: number;
  start: number;
  end: number;
  member: string;
}

/** What a reader makes of some bytes: its articles, and the skipped input as plain data. */
export async function collect(
  reader: Reader,
  bytes: Uint8Array,
  { options = READING, limits = SMALL, shown = 'file' }: Partial<Collecting> = {},
) {
  const file = { path: `/x/${shown}`, shown, id: shown, bytes: bytes.length };
  return collectItems(reader.readStream(readMemory(bytes), file, options, limits));
}

/** Articles and skipped input as plain data. */
export async function collectItems(items: Articles | AwaitedArticles) {
  const articles: CollectedArticle[] = [];
  const skipped: { reason: string; message: string; line?: number; count?: number }[] = [];
  for await (const item of items) {
    if (item.type === 'skipped') {
      const { type: _, path: __, ...rest } = item;
      skipped.push(rest);
      continue;
    }
    const { line, start, end, member } = item;
    articles.push({ ...eachField((field) => item.string(field)), line, start, end, member });
  }
  return { articles, skipped };
}

interface Collecting {
  options: ReadOptions;
  limits: ReadTools;
  shown: string;
}
