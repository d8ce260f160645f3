import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Prose } from '../fixtures/articles.js';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { wirecopy } from './run.js';

const prose = new Prose(16);

/** Adds articles to an index, and returns their records. */
function add(index: string, ids: string[], options: string[] = []): object[] {
  const records = ids.map((id) => {
    return { id, source: id[0], date: `2024-0${id[1]}-01`, text: prose.paragraph(60) };
  });
  const input = records.map((record) => JSON.stringify(record)).join('\n');
  const { status, stderr } = wirecopy(['dedup', '-', '--index', index, ...options], { input });
  expect([status, stderr]).toEqual([0, `${ids.length} records: ${ids.length} new\n`]);
  return records;
}

describe('wirecopy index', () => {
  test('removes by id, source and age, compacts, and verifies', async () => {
    const index = path.join(makeFolder(), 'seen');
    add(index, ['a1', 'a9', 'b2', 'b8', 'c9']);
    const run = async (...args: string[]) => (await command(['index', ...args])).stdout;
    expect(await run('stats', index)).toMatch(/^5 articles in 0 segments; 5 in the journal\n/);
    expect(await run('remove', index, '--id', 'a9')).toBe('1 article removed\n');
    expect(await run('remove', index, '--source', 'b')).toBe('2 articles removed\n');
    expect(await run('remove', index, '--older', '90d')).toBe('1 article removed\n');
    expect(await run('compact', index)).toMatch(/^1 article in 1 segment; 0 in the journal\n/);
    expect(await run('verify', index)).toBe('1 article: every checksum is right\n');
    expect(JSON.parse(await run('stats', index, '--json'))).toMatchObject({
      articles: 1,
      segments: 1,
    });
  });

  test('removes by age before the latest date that is not in the future', async () => {
    const index = path.join(makeFolder(), 'seen');
    add(index, ['a1', 'a2', 'a9']);
    const record = { id: 'late', date: '2199-01-01', text: prose.paragraph(60) };
    wirecopy(['dedup', '-', '--index', index], { input: JSON.stringify(record) });
    expect((await command(['index', 'remove', index, '--older', '90d'])).stdout).toBe(
      '2 articles removed\n',
    );
  });

  test('merges indexes, and names how many articles each added', async () => {
    const folder = makeFolder();
    const [one = '', other = ''] = ['one', 'other'].map((name) => path.join(folder, name));
    add(one, ['a1', 'a2']);
    add(other, ['b1', 'b2', 'b3']);
    expect((await command(['index', 'merge', one, other, one])).stdout).toBe(
      `${other}: 3 articles added\n${one}: 0 articles added\n`,
    );
    expect((await command(['index', 'stats', one])).stdout).toMatch(/^5 articles /);
    expect((await command(['index', 'stats', other])).stdout).toMatch(/^3 articles /);
  });

  test('looks after an index of other parameters, if they are given', async () => {
    const index = path.join(makeFolder(), 'seen');
    add(index, ['a1', 'a2'], ['--shingle', '4']);
    const { stderr, status } = await command(['index', 'stats', index]);
    expect(stderr).toMatch(/seen was made with other parameters: shingle is 4, asked for 5/);
    expect(status).toBe(3);
    expect((await command(['index', 'stats', index, '--shingle', '4'])).stdout).toMatch(
      /^2 articles/,
    );
  });

  test.each<[string[], number, RegExp]>([
    [
      ['stats', 'gone'],
      3,
      /^wirecopy: gone holds no index: there is no such folder; .* makes one\n$/,
    ],
    [['stats', '.'], 3, /^wirecopy: \. holds no index; wirecopy dedup --index makes one\n$/],
    [['remove', 'seen'], 2, /takes --id, --source or --older/],
    [['stats', 'seen', '--id', '4'], 2, /^wirecopy: wirecopy index stats takes no --id\n$/],
    [['stats', 'seen', '--older', '3d'], 2, /index stats takes no --older/],
    [['compact', 'seen', '--source', 's', '--json'], 2, /compact takes no --source or --json/],
    [['verify', 'seen', '--json'], 2, /index verify takes no --json/],
    [['bogus', 'seen'], 2, /takes one of stats, .* got "bogus"/],
    [['merge', 'seen'], 2, /takes the indexes to add/],
    [['merge', 'seen', 'gone'], 3, /^wirecopy: gone holds no index/],
    [['compact', 'seen', 'other'], 2, /takes one index, got 2/],
  ])('%j is an error that says why', async (args, status, message) => {
    const cwd = makeFolder();
    add(path.join(cwd, 'seen'), ['a1', 'a2']);
    const result = await command(['index', ...args], { cwd });
    expect(result.stderr).toMatch(message);
    expect([result.status, result.stdout]).toEqual([status, '']);
  });
});
