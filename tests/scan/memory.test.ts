import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SpillNotice } from '../../src/index.js';
import { Prose } from '../fixtures/articles.js';
import { ndjson } from '../fixtures/results.js';

// Worker threads run the build, so dist/ must exist.
const built = new URL('../../dist/index.js', import.meta.url).href;
const { openScan, scan }: typeof import('../../src/index.js') = await import(built);

/** The lowest limit: sketches of more than some 70 MB of text do not fit. */
const LEAST = 300 * 2 ** 20;

const temporaryBefore = process.env.TMPDIR;
let folder = '';
let records = '';

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-memory-'));
  records = path.join(folder, 'records.jsonl');
  // Temporary files of other tests come and go.
  process.env.TMPDIR = fs.mkdtempSync(path.join(folder, 'temporary-'));
  const prose = new Prose(21);
  const stories = Array.from({ length: 400 }, () => prose.article(8, 60));
  const words = prose.words(20_000);
  const file = fs.openSync(records, 'w');
  for (let bytes = 0, id = 0; bytes < 84 * 2 ** 20; id++) {
    // Words at random, because passages that are shared take most of the time.
    const own = () => Array.from({ length: 1200 }, () => prose.pick(words)).join(' ');
    const text = id % 6 === 0 ? `${prose.pick(stories)}\n\n${own()}` : own();
    bytes += fs.writeSync(file, `${JSON.stringify({ id: `r${id}`, text })}\n`);
  }
  fs.closeSync(file);
  for (const line of fs.readFileSync(records, 'utf8').trimEnd().split('\n')) {
    const { id, text } = JSON.parse(line) as { id: string; text: string };
    textsOf.set(id, text);
  }
}, 60_000);
afterAll(() => {
  if (temporaryBefore === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = temporaryBefore;
  fs.rmSync(folder, { recursive: true });
});

/** The text of each article of the file. */
const textsOf = new Map<string, string>();

const temporary = () => fs.readdirSync(os.tmpdir());

test('above the limit, sketches go to disk: one notice, the same bytes out, no file left', async () => {
  const expected = ndjson(await scan([records], { memory: 8 * 2 ** 30 }));
  for (const workers of [1, 2]) {
    const notices: SpillNotice[] = [];
    const options = { memory: LEAST, workers };
    const found = await scan([records], options, { onSpill: (notice) => notices.push(notice) });
    expect(ndjson(found) === expected).toBe(true);
    expect(notices).toMatchObject([{ folder: os.tmpdir(), memory: LEAST }]);
    // Texts are read again although the temporary file of the sketches is closed by now.
    for (const article of ['r0', 'r7', found.articles.at(-1)?.id ?? '']) {
      expect(found.textOf(article) === textsOf.get(article)).toBe(true);
      expect(found.addressOf(article).path).toBe(records);
    }
    // The announced size is close to the actual one; sketches are larger than their text.
    expect(notices[0]?.bytes).toBeGreaterThan(80e6);
    expect(notices[0]?.bytes).toBeLessThan(400e6);
  }
  expect(temporary()).toEqual([]);
}, 120_000);

test('kept jobs go to disk in the same way', async () => {
  const resume = path.join(folder, 'kept');
  const options = { memory: LEAST, workers: 2, resume };
  const first = ndjson(await scan([records], options));
  const files = fs.readdirSync(resume);
  expect(files.length).toBeGreaterThan(10);
  expect(ndjson(await scan([records], options)) === first).toBe(true);
  expect(fs.readdirSync(resume)).toEqual(files);
}, 120_000);

/** Descriptors of temporary files that this process holds open; their names are already gone. */
const held = () =>
  fs.readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return /\/wirecopy-\d.*\(deleted\)$/.test(fs.readlinkSync(`/proc/self/fd/${fd}`));
    } catch {
      return false;
    }
  });

test.skipIf(process.platform !== 'linux')(
  'a scan read record by record releases its disk space when the loop is left',
  async () => {
    const found = await openScan([records], { memory: LEAST, workers: 1 });
    expect(held().length).toBeGreaterThan(0);
    for await (const { type } of found) if (type === 'article') break;
    expect(held()).toEqual([]);
    expect(() => found.textOf('r0')).toThrow('the scan is closed');
  },
  120_000,
);
