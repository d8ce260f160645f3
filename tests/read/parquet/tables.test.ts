import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PARQUET } from '../../../src/read/parquet/reader.js';
import { cpuTime } from '../../fixtures/cpu-time.js';
import { makeFolder } from '../folder.js';
import { hasModules, runPython } from '../python.js';
import { asked, readBytes } from '../streams.js';

const hasPython = hasModules('pyarrow', 'duckdb');
const read = (content: string | Uint8Array, options = {}) => readBytes(PARQUET, content, options);

let made: Map<string, Buffer> | null = null;

/** The files of make-tables.py, by name. They are made once. */
function makeTables(): Map<string, Buffer> {
  made ??= runMaker();
  return made;
}

function runMaker(): Map<string, Buffer> {
  const folder = makeFolder();
  runPython(path.join(import.meta.dirname, 'make-tables.py'), folder);
  return new Map(
    fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name))]),
  );
}

const COUNT = 50;
const expected = Array.from({ length: COUNT }, (_, n) => ({
  id: String(9007199254740993n + BigInt(n)),
  title: `Title ${n % 5}`,
  date: `2024-05-06T07:08:${String(n).padStart(2, '0')}.000Z`,
  source: `Paper ${n % 3}`,
  url: `https://example.org/${n}`,
  text: `Text ${n}: déjà vu, “quoted”, 新聞.\nA second line of ${n}.`,
  line: n + 1,
}));

describe.skipIf(!hasPython)('tables of pyarrow and DuckDB', () => {
  test('are read, in all compressions and encodings', async () => {
    const tables = makeTables();
    expect(tables.size).toBeGreaterThan(15);
    for (const [name, content] of tables) {
      const { articles, skipped, assumed } = await read(content);
      if (name === 'empty.parquet') {
        expect(articles).toEqual([]);
        continue;
      }
      const wanted = expected
        .filter((_, n) => name !== 'nulls.parquet' || n % 10 !== 0)
        .map((one) =>
          name === 'paragraphs.parquet' ? { ...one, text: one.text.replace('\n', '\n\n') } : one,
        );
      expect(articles, name).toMatchObject(wanted);
      expect(
        skipped.map(({ line }) => line),
        name,
      ).toEqual(name === 'nulls.parquet' ? [1, 11, 21, 31, 41] : []);
      expect(assumed, name).toMatchObject({ text: 'body', source: 'publisher.name' });
    }
  });

  test('have fields that the user names, within others, too', async () => {
    const content = makeTables().get('zstd.parquet')!;
    const fields = asked({ text: 'headline', title: 'publisher.name' });
    const { articles } = await read(content, { fields });
    expect(articles[4]).toMatchObject({ text: 'Title 4', title: 'Paper 1' });
    const missing = await read(content, { fields: asked({ text: 'nothing' }) });
    expect(missing.skipped).toMatchObject([{ reason: 'no-text' }]);
    expect(missing.skipped[0]?.message).toContain('"headline"');
  });

  test('that are cut or changed give a named fault, quickly', async () => {
    const content = makeTables().get('snappy.parquet')!;
    for (let length = 4; length < content.length; length += 197) {
      const { articles, skipped } = await read(content.subarray(0, length));
      expect(articles).toEqual([]);
      expect(skipped).toMatchObject([{ reason: 'broken-data' }]);
    }
    const small = makeTables().get('gzip.parquet')!;
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(255), async (place, byte) => {
        const changed = Buffer.from(small);
        changed[place % changed.length] = byte;
        const before = cpuTime();
        const { articles, skipped } = await read(changed);
        expect(cpuTime() - before).toBeLessThan(10_000);
        const named = skipped.reduce((sum, { count = 1 }) => sum + count, 0);
        expect(articles.length + named).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  test('with a broken row group: the others are read', async () => {
    const content = Buffer.from(makeTables().get('none.parquet')!);
    const at = content.indexOf('Text 25:');
    content.fill(0xff, at - 200, at + 200);
    const { articles, skipped } = await read(content);
    const lines = articles.map(({ line }) => line);
    expect(lines).toEqual(expect.arrayContaining([1, 20, 41, 50]));
    const named = skipped.reduce((sum, { count = 1 }) => sum + count, 0);
    expect(articles.length + named).toBe(COUNT);
  });
});

test('bytes that only begin like Parquet are named as broken', async () => {
  for (const content of ['PAR1', 'PAR1PAR1', `PAR1${'\xff'.repeat(100)}PAR1`]) {
    const { articles, skipped } = await read(Buffer.from(content, 'latin1'));
    expect(articles).toEqual([]);
    expect(skipped).toMatchObject([{ reason: 'broken-data' }]);
  }
});
