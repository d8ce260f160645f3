import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cut, openScan, scan } from '../../src/index.js';
import { Prose } from '../fixtures/articles.js';
import { makeFolder } from '../read/folder.js';

const prose = new Prose(5);
const [p1 = '', p2 = '', p3 = ''] = prose.paragraphs(3, 40);

test('gives the copy and the patch of each file with doubled text, and does not change it', async () => {
  const text = [p1, p2, p3].join('\n\n');
  const folder = makeFolder({
    'once.txt': text,
    'a/twice.txt': `${text}\n\n${text}`,
    'wire.jsonl': `${JSON.stringify({ id: 'x', text: `${p1}\n\n${p1}\n\n${p2}` })}\n`,
  });
  const result = await scan([folder]);
  const files = [...cut(result)];
  expect(files.map(({ id }) => id)).toEqual(['a/twice.txt', 'wire.jsonl']);
  const [twice, wire] = files.map(({ copy }) => Buffer.from(copy ?? []).toString());
  expect(twice).toBe(text);
  expect(JSON.parse(wire ?? '')).toEqual({ id: 'x', text: `${p1}\n\n${p2}` });
  expect(files.map(({ words }) => words)).toEqual([120, 40]);
  const [patch = ''] = files.map((file) => Buffer.from(file.patch ?? []).toString());
  expect(patch).toContain('--- a/a/twice.txt\n+++ b/a/twice.txt\n');
  expect(fs.readFileSync(path.join(folder, 'a/twice.txt'), 'utf8')).toBe(`${text}\n\n${text}`);
});

test('names a file that is gone, and ignores articles in memory', async () => {
  const folder = makeFolder({ 'twice.txt': `${p1}\n\n${p1}` });
  const result = await openScan([folder]);
  fs.rmSync(path.join(folder, 'twice.txt'));
  const [file] = cut(result);
  expect(file?.copy).toBeNull();
  expect(file?.refused.join()).toMatch(/cannot be read again \(ENOENT\)/);
  await result.close();
  expect([...cut(await scan([{ id: 'a', text: `${p1}\n\n${p1}` }]))]).toEqual([]);
});
