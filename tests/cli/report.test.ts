import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';

const WORDS = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ');

/** A folder with two copies, and the results of its scan. */
async function scanned(): Promise<{
  folder: string;
  news: string;
  results: string;
  page: string;
}> {
  const folder = makeFolder({ 'news/a.txt': `${WORDS} one`, 'news/b.txt': `${WORDS} two` });
  const [news, results, page] = ['news', 'results.ndjson', 'report.html'].map((name) =>
    path.join(folder, name),
  ) as [string, string, string];
  expect((await command(['scan', news, '--json', '--out', results])).status).toBe(0);
  return { folder, news, results, page };
}

describe('wirecopy report', () => {
  test('writes the same page as scan --report', async () => {
    const { folder, news, results, page } = await scanned();
    expect((await command(['report', results, news, '-o', page])).status).toBe(0);
    const other = path.join(folder, 'other.html');
    expect((await command(['scan', news, '--report', other])).status).toBe(0);
    expect(fs.readFileSync(page).equals(fs.readFileSync(other))).toBe(true);
  });

  test('without texts is small: at most 0.6 of the NDJSON and 500 kB', async () => {
    const { results, page } = await scanned();
    expect((await command(['report', results, '--no-text', '-o', page])).status).toBe(0);
    const most = 0.6 * fs.statSync(results).size + 500_000;
    expect(fs.statSync(page).size).toBeLessThan(most);
  });

  test('names an article that is missing, and one that has other words', async () => {
    const { news, results, page } = await scanned();
    fs.writeFileSync(path.join(news, 'b.txt'), `${WORDS} two three`);
    const changed = await command(['report', results, news, '-o', page]);
    expect([changed.status, changed.stderr]).toEqual([
      3,
      expect.stringContaining('"b.txt" is changed'),
    ]);
    fs.rmSync(path.join(news, 'b.txt'));
    const missing = await command(['report', results, news, '-o', page]);
    expect([missing.status, missing.stderr]).toEqual([
      3,
      expect.stringContaining('"b.txt" is not in'),
    ]);
    expect(missing.stderr).toContain('--no-text');
    expect(fs.existsSync(page)).toBe(false);
  });

  test.each([
    ['', ' are empty: expected NDJSON of a scan'],
    ['{"type":"article"}\n', 'line 1: expected id in a record of the type article'],
    ['{"type":"article"\n', 'line 1: expected one JSON object a line'],
    [
      '{"type":"article","id":"a","words":1,"coverage":0,"credits":[]}\n',
      'no summary at their end',
    ],
  ])('refuses anything but the result of a scan: %j', async (content, message) => {
    const folder = makeFolder({ 'r.ndjson': content });
    const page = path.join(folder, 'report.html');
    const { status, stderr } = await command([
      'report',
      path.join(folder, 'r.ndjson'),
      '--no-text',
      '-o',
      page,
    ]);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(stderr).toContain(`the results ${JSON.stringify(path.join(folder, 'r.ndjson'))}`);
    const since = await command(['scan', folder, '--baseline', path.join(folder, 'r.ndjson')]);
    expect([since.status, since.stderr]).toEqual([
      2,
      expect.stringContaining(
        since.stderr.includes(', line') ? '--baseline "' : '--baseline takes',
      ),
    ]);
  });

  test('takes the scanned paths, or --no-text', async () => {
    const { results, page } = await scanned();
    const { status, stderr } = await command(['report', results, '-o', page]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('--no-text')]);
    expect((await command(['scan', results, '--no-text'])).stderr).toContain(
      '--no-text takes --report',
    );
  });

  test('does not overwrite its results', async () => {
    const { results, news } = await scanned();
    expect((await command(['report', results, news, '-o', results])).status).toBe(2);
  });
});
