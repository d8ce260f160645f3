import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Prose } from '../fixtures/articles.js';

// Threads run the build, so dist/ must exist.
const built = new URL('../../dist/index.js', import.meta.url).href;
const { openIndex }: typeof import('../../src/index.js') = await import(built);

/** More than an index holds outside of segments: some go to one, in a thread. */
const ARTICLES = 17_000;

let folder = '';
let articles: { id: string; text: string }[] = [];

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-aside-'));
  const prose = new Prose(3);
  articles = Array.from({ length: ARTICLES }, (_, i) => ({
    id: `a${i}`,
    text: prose.paragraph(24),
  }));
});

afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

async function filled(name: string) {
  const index = await openIndex(path.join(folder, name));
  for await (const _ of index.addAll(articles));
  return index;
}

const journals = (name: string) =>
  fs.readdirSync(path.join(folder, name)).filter((file) => file.startsWith('journal'));

describe('a segment that is written in a thread', () => {
  test('takes the place of its journal, and has the articles', async () => {
    const index = await filled('written');
    await index.settled();
    expect(index.stats().segments).toBe(1);
    expect(journals('written')).toHaveLength(1);
    expect(index.verify()).toEqual([]);
    index.close();
    const reader = await openIndex(path.join(folder, 'written'), { readOnly: true });
    expect(reader.stats().articles).toBe(ARTICLES);
    for (const { id, text } of articles.slice(0, 50)) {
      expect(reader.query({ id: `${id} again`, text }).of).toBe(id);
    }
    reader.close();
  });

  test('is written at the end of an eighth of the usual articles, and of no fewer', async () => {
    const index = await openIndex(path.join(folder, 'some'));
    const add = async (from: number, to: number) => {
      for await (const _ of index.addAll(articles.slice(from, to)));
      await index.settled();
      return index.stats();
    };
    expect(await add(0, 2047)).toMatchObject({ segments: 0, recent: 2047 });
    expect(await add(2047, 2048)).toMatchObject({ segments: 1, recent: 0 });
    expect(await add(2048, 2060)).toMatchObject({ segments: 1, recent: 12 });
    index.close();
    const memory = await openIndex(null);
    for await (const _ of memory.addAll(articles.slice(0, 2100)));
    await memory.settled();
    expect(memory.stats()).toMatchObject({ segments: 0, recent: 2100 });
    memory.close();
  });

  test('and is given up leaves its journal, from which the next opening goes on', async () => {
    const index = await filled('given-up');
    const before = index.stats().segments;
    index.close();
    expect(journals('given-up')).toHaveLength(2 - before);
    const again = await openIndex(path.join(folder, 'given-up'));
    expect(again.stats().articles).toBe(ARTICLES);
    again.compact();
    expect(again.stats()).toMatchObject({ segments: 1, recent: 0, articles: ARTICLES });
    expect(journals('given-up')).toHaveLength(1);
    again.close();
  });
});
