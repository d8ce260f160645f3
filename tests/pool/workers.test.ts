import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Prose } from '../fixtures/articles.js';
import { ndjson } from '../fixtures/results.js';

// Worker threads run the build, so dist/ must exist.
const built = new URL('../../dist/index.js', import.meta.url).href;
const { openScan, scan, RunError }: typeof import('../../src/index.js') = await import(built);

/** Records for four jobs, one for each of the most workers. */
const MEGABYTES = 13;

let folder = '';
let records = '';
/** Some of the records: two jobs. */
let fewer = '';

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-workers-'));
  const prose = new Prose(1);
  for (let i = 0; i < 15; i++) {
    for (const { id, text } of prose.corpus().slice(0, 20)) {
      fs.writeFileSync(path.join(folder, `${i}-${id}.txt`), text);
    }
  }
  records = path.join(folder, 'records.jsonl');
  const stories = Array.from({ length: 200 }, () => prose.article(8, 60));
  const lines: string[] = [];
  for (let bytes = 0; bytes < MEGABYTES * 2 ** 20; ) {
    const story = prose.pick(stories);
    const text = prose.below(3) === 0 ? story : `${story}\n\n${prose.paragraph(40)}`;
    const id = prose.below(50) === 0 ? {} : { id: `r${lines.length}` };
    const date = new Date(Date.UTC(2026, 0, 1) + lines.length * 60_000).toISOString();
    const line = JSON.stringify({ ...id, text, date, source: prose.pick(['a', 'b']) });
    lines.push(prose.below(500) === 0 ? '{"text": broken' : line);
    bytes += line.length + 1;
  }
  fs.writeFileSync(records, `${lines.join('\n')}\n`);
  fewer = path.join(folder, 'fewer.jsonl');
  fs.writeFileSync(fewer, `${lines.slice(0, lines.length * (4.3 / MEGABYTES)).join('\n')}\n`);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

describe('the whole output is the same', () => {
  test('with 1, 2 and 4 workers, and with the files in any order', async () => {
    const files = fs.readdirSync(folder).filter((name) => name.endsWith('.txt'));
    const paths = files.map((name) => path.join(folder, name));
    expect(paths.length).toBeGreaterThan(250);
    const expected = ndjson(await scan(paths, { workers: 1 }));
    for (const workers of [2, 4]) {
      const shuffled = new Prose(workers).shuffled(paths);
      expect(ndjson(await scan(shuffled, { workers })) === expected).toBe(true);
    }
  });

  test('with 1 and 4 workers on records cut into several jobs', async () => {
    const first = await scan([records], { workers: 1 });
    const expected = ndjson(first);
    expect(first.articles.length).toBeGreaterThan(2500);
    expect(first.clusters.length).toBeGreaterThan(100);
    expect(first.skipped.length).toBeGreaterThan(0);
    expect(ndjson(await scan([records], { workers: 4 })) === expected).toBe(true);
  });

  test('with the lineage of clusters, by 1 and 3 workers', async () => {
    const first = await scan([fewer], { workers: 1 });
    const changes = first.clusters.flatMap(({ lineage = [] }) => lineage.map((way) => way.changes));
    // Some tasks for each of the threads.
    expect(changes.filter((change) => change && change.edits.length > 0).length).toBeGreaterThan(
      700,
    );
    const expected = ndjson(first);
    expect(ndjson(await scan([fewer], { workers: 3 })) === expected).toBe(true);
  });

  test('except for lineage, if that is not wanted', async () => {
    const clusters = async (lineage: boolean) => {
      const found = await openScan([fewer], { workers: 2 }, {}, { lineage });
      await found.close();
      return found.clusters;
    };
    const without = (await clusters(true)).map(({ lineage: _, ...others }) => others);
    expect(await clusters(false)).toEqual(without);
  });

  test('with files and records together, whichever comes first', async () => {
    const text = path.join(folder, fs.readdirSync(folder).sort()[0] ?? '');
    const expected = ndjson(await scan([fewer, text], { workers: 1 }));
    expect(ndjson(await scan([text, fewer], { workers: 3 })) === expected).toBe(true);
  });
});

describe('a worker', () => {
  test('ends with the scan when the signal comes, while it reads or copies are compared', async () => {
    for (const end of ['read', 'report']) {
      const controller = new AbortController();
      const reason = new Error('enough');
      const onProgress = ({ phase }: { phase: string }) => {
        if (phase === end) controller.abort(reason);
      };
      const promise = scan([fewer], { workers: 2 }, { onProgress, signal: controller.signal });
      await expect(promise).rejects.toBe(reason);
    }
  });

  test('reads the text of any article again from its place', async () => {
    const result = await scan([fewer], { workers: 2, only: 'documents' });
    const some = new Prose(2).shuffled(result.articles).slice(0, 50);
    for (const { id, words } of some) {
      expect(result.textOf(id).match(/\p{L}+/gu)).toHaveLength(words);
    }
    fs.truncateSync(fewer, 10);
    expect(() => result.textOf(some[0]?.id ?? '')).toThrow(RunError);
  });
});

test('an error in a hook is the error of the scan, with or without workers', async () => {
  for (const workers of [1, 2]) {
    const reason = new Error(`thrown with ${workers}`);
    const onProgress = ({ phase }: { phase: string }) => {
      if (phase === 'read') throw reason;
    };
    await expect(scan([fewer], { workers }, { onProgress })).rejects.toBe(reason);
  }
});
