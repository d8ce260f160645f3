import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Prose } from '../fixtures/articles.js';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { recordsOf } from './records.js';
import { wirecopy } from './run.js';

const prose = new Prose(70);
const story = prose.article(3);
const other = prose.article(3);
const doubled = [prose.paragraph(30), story, other].join('\n\n').concat('\n\n', other, '\n');

const lines = (...records: [id: unknown, text: string][]) =>
  records.map(([id, text]) => `${JSON.stringify({ id, text })}\n`).join('');

/**
 * Three files: 17 is an id in two of them and twice in one; 5 is the id of a record and a line
 * number.
 */
const files = {
  'a.jsonl': lines([17, story], ['x', prose.article(2)]),
  'sub/b.jsonl': lines([17, story], ['y', other], [17, doubled]),
  'c.ndjson': `${JSON.stringify({ text: prose.article(1) })}\n${lines(['c.ndjson#1', other])}`,
};
const IDS = [
  ...['a.jsonl#17', 'c.ndjson#1', 'c.ndjson#c.ndjson#1'],
  ...['sub/b.jsonl#17:1', 'sub/b.jsonl#17:3', 'x', 'y'],
];

const idsOf = (stdout: string) => recordsOf(stdout, 'article').map(({ id }) => id);

describe('articles that share an id', () => {
  test('are all read, named by file and line, and the summary says so', async () => {
    const cwd = makeFolder(files);
    const { stdout, status } = await command(['scan', '.', '--json'], { cwd });
    expect(status).toBe(0);
    expect(idsOf(stdout)).toEqual(IDS);
    expect(recordsOf(stdout, 'notice')).toMatchObject([
      { cause: 'shared-id', count: 4, article: 'a.jsonl#17' },
    ]);
    const summary = await command(['scan', '.'], { cwd });
    expect(summary.stdout).toMatch(
      /4 articles have an id that others have, too: [^.]*"a\.jsonl#17"/,
    );
    expect(summary.stderr).not.toContain('duplicate');
  });

  test('have the same names for any order of paths, workers and memory', async () => {
    const cwd = makeFolder(files);
    const paths = Object.keys(files);
    const expected = (await command(['scan', '.', '--json'], { cwd })).stdout;
    for (const args of [paths, paths.toReversed()]) {
      expect((await command(['scan', ...args, '--json'], { cwd })).stdout).toBe(expected);
    }
    for (const more of [
      ['--workers', '3'],
      ['--resume', '.kept'],
      ['--resume', '.kept'],
    ]) {
      expect(wirecopy(['scan', '.', '--json', ...more], { cwd }).stdout).toBe(expected);
    }
  });

  test('are distinguished on standard input, and beside a file', () => {
    const cwd = makeFolder({ 'a.jsonl': files['a.jsonl'] });
    const input = files['sub/b.jsonl'];
    const piped = wirecopy(['scan', '-', '--json'], { cwd, input });
    expect(idsOf(piped.stdout)).toEqual(['-#17:1', '-#17:3', 'y']);
    const both = wirecopy(['scan', '-', 'a.jsonl', '--json'], { cwd, input });
    expect(idsOf(both.stdout)).toEqual(['-#17:1', '-#17:3', 'a.jsonl#17', 'x', 'y']);
  });

  test('are compared, in pairs and alone, by their names in a scan', async () => {
    const cwd = makeFolder({ ...files, 'pairs.csv': 'a,b\na.jsonl#17,sub/b.jsonl#17:1\n17,x\n' });
    const pairs = await command(['compare', '--pairs', 'pairs.csv', '.'], { cwd });
    expect(recordsOf(pairs.stdout, 'summary')).toMatchObject([{ pairs: 1, passages: 1 }]);
    expect(pairs.stderr).toMatch(/3 articles have the id "17": name one, such as "a\.jsonl#17"/);
    const alone = await command(['compare', 'a.jsonl#17', 'sub/b.jsonl#17:1'], { cwd });
    expect(alone.stdout).toMatch(/^Identical/);
    const unnamed = await command(['compare', 'c.ndjson#1', 'c.ndjson#c.ndjson#1', '--json'], {
      cwd,
    });
    expect(recordsOf(unnamed.stdout, 'article')).toHaveLength(2);
    const unclear = await command(['compare', 'a.jsonl#17', 'sub/b.jsonl#17'], { cwd });
    expect(unclear.status).toBe(3);
    expect(unclear.stderr).toMatch(
      /has 2 records with the id "17": name one, such as sub\/b\.jsonl#17:1 or sub\/b\.jsonl#17:3/,
    );
  });

  test('are explained by these names, and named if the id alone is ambiguous', async () => {
    const cwd = makeFolder(files);
    const why = await command(['why', 'a.jsonl#17', 'sub/b.jsonl#17:1', '.', '--json'], { cwd });
    expect(JSON.parse(why.stdout)).toMatchObject({ isSameText: true });
    const unclear = await command(['why', '17', 'x', '.'], { cwd });
    expect(unclear.status).toBe(2);
    expect(unclear.stderr).toMatch(/3 articles have the id "17": name one of them, such as/);
  });

  test('are cut in their own files', async () => {
    const cwd = makeFolder(files);
    const { status } = await command(['repeats', '.', '--fix', path.join(cwd, '.clean')], { cwd });
    expect(status).toBe(0);
    expect(fs.readdirSync(path.join(cwd, '.clean'), { recursive: true }).sort()).toEqual([
      'sub',
      path.join('sub', 'b.jsonl'),
    ]);
    const [first, second, third] = fs
      .readFileSync(path.join(cwd, '.clean/sub/b.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(`${first}\n${second}\n`).toBe(
      files['sub/b.jsonl'].split('\n').slice(0, 2).join('\n').concat('\n'),
    );
    expect(JSON.parse(third ?? '')).toEqual({ id: 17, text: doubled.slice(0, -other.length - 2) });
  });

  test('keep the sources of their records', async () => {
    const copies = (name: string) => lines([`${name}/17`, story], ['z', prose.article(1)]);
    const cwd = makeFolder({ 'a.jsonl': copies('reuters'), 'b.jsonl': copies('reuters') });
    const args = ['scan', '.', '--json', '--source', 'path', '--keep', 'source:reuters'];
    const { stdout } = await command(args, { cwd });
    expect(recordsOf(stdout, 'cluster')[0]).toMatchObject({ canonical: 'a.jsonl#reuters/17' });
  });
});
