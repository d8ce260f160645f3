import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkRecords } from '../../benchmarks/quality/valid-records.js';
import { compare, comparePairs } from '../../src/index.js';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { recordsOf } from './records.js';
import { wirecopy } from './run.js';

const names = fs.readdirSync('seeds');
const seeds = names.map((name) => `seeds/${name}`);
const [S0 = '', S1 = '', S2 = '', S3 = ''] = seeds;
const articles = names.map((name, i) => ({
  id: name.slice(0, 3),
  text: fs.readFileSync(seeds[i]!, 'utf8'),
}));
const JSONL = `${articles.map((article) => JSON.stringify(article)).join('\n')}\n`;

/** The places of the passages of two seeds in the first. */
const spansOf = (stdout: string) =>
  recordsOf(stdout, 'passage').map((passage) => (passage as { occurrences: object[] }).occurrences);

describe('wirecopy compare a b', () => {
  test('gives both articles, the passages and a summary that follow the schema', async () => {
    const { stdout, stderr, status } = await command(['compare', S0, S1, '--json']);
    expect([status, stderr]).toEqual([0, '']);
    const types = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).type);
    expect(types).toEqual(['article', 'article', 'passage', 'passage', 'summary']);
    expect(checkRecords(stdout.split('\n'))).toBe(5);
    expect(recordsOf(stdout, 'passage')[1]).toMatchObject({
      words: 20,
      kind: 'verbatim',
      occurrences: [
        { article: S0, start: 1222, end: 1360, identity: 1 },
        { article: S1, start: 304, end: 442, identity: 1 },
      ],
    });
  });

  test('shows a passage side by side', async () => {
    const { stdout, status } = await command(['compare', S1, S3]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^No copies of each other: 2 shared passages\n/);
    expect(stdout).toMatch(/^\[-He said:-\] “Defending Belarus today is .* │ Defending Belarus /m);
    expect(stdout).not.toContain('\u001b');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test('says that nothing is shared, or that everything is', async () => {
    expect((await command(['compare', S0, S2])).stdout).toContain(
      'They share no passage of 12 words',
    );
    expect((await command(['compare', S0, S0])).stdout).toMatch(/^Identical, byte for byte\n/);
  });

  test('takes a record of a file of records by its id', async () => {
    const folder = makeFolder({ 'wire.jsonl': JSONL });
    const record = (id: string) => `${path.join(folder, 'wire.jsonl')}#${id}`;
    const { stdout, status } = await command(['compare', record('000'), record('001'), '--json']);
    expect(status).toBe(0);
    const files = spansOf((await command(['compare', S0, S1, '--json'])).stdout);
    const strip = (list: object[][]) =>
      list.map((pair) => pair.map((occurrence) => ({ ...occurrence, article: '' })));
    expect(strip(spansOf(stdout))).toEqual(strip(files));
    const missing = await command(['compare', record('009'), S0]);
    expect(missing.status).toBe(3);
    expect(missing.stderr).toContain('has no record with the id "009"');
    const many = await command(['compare', path.join(folder, 'wire.jsonl'), S0]);
    expect(many.status).toBe(3);
    expect(many.stderr).toMatch(/holds 5 articles: name one of them, such as .*#000\n$/);
  });

  test.each(['byte', 'codepoint', 'utf16'])('counts offsets in the unit %s', async (unit) => {
    const { stdout } = await command(['compare', S0, S1, '--json', '--offsets', unit]);
    const { occurrences } = recordsOf(stdout, 'passage')[1] as {
      occurrences: { start: number; end: number }[];
    };
    const text = articles[0]!.text;
    const cut = {
      byte: (start: number, end: number) => Buffer.from(text).subarray(start, end).toString(),
      codepoint: (start: number, end: number) => [...text].slice(start, end).join(''),
      utf16: (start: number, end: number) => text.slice(start, end),
    }[unit as 'byte'];
    expect(cut(occurrences[0]!.start, occurrences[0]!.end)).toBe(text.slice(1222, 1360));
  });

  test.each([
    [['compare'], /takes two articles, FILE or FILE\.jsonl#ID; got 0\n$/, 2],
    [['compare', S0], /got 1\n$/, 2],
    [['compare', S0, S1, S2], /got 3\n$/, 2],
    [['compare', S0, S1, '--keep', 'longest'], /unknown option '--keep'/, 2],
    [['compare', S0, S1, '--min-passage', '0'], /--min-passage takes an integer/, 2],
    [['compare', S0, S1, '--out', S0], /--out takes a file that is not an input/, 2],
    [['compare', '--pairs', 'x.csv'], /--pairs takes the files of the articles; got none\n$/, 2],
    [['compare', S0, 'gone.txt'], /gone\.txt cannot be compared: missing/, 3],
    [['compare', '--pairs', 'gone.csv', S0], /--pairs cannot read "gone\.csv"/, 3],
  ])('%j gives an error message', async (args, message, code) => {
    const { status, stderr, stdout } = await command(args);
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([code, '']);
  });

  test('exits with 1 if --fail-on found something', async () => {
    expect((await command(['compare', S0, S1, '--fail-on', 'passages'])).status).toBe(1);
    expect((await command(['compare', S0, S2, '--fail-on', 'passages'])).status).toBe(0);
    expect((await command(['compare', S0, S0, '--fail-on', 'duplicates'])).status).toBe(1);
  });
});

describe('wirecopy compare --pairs', () => {
  const PAIRS = 'note,a,b\nx,003,001\n"y, z",000,001\nx,000,002\nx,004,nobody\n';

  test('gives the passages in the order of the pairs, and names unknown ids', async () => {
    const folder = makeFolder({ 'all.jsonl': JSONL, 'pairs.csv': PAIRS });
    const [list, all] = ['pairs.csv', 'all.jsonl'].map((name) => path.join(folder, name));
    const { stdout, stderr, status } = await command(['compare', '--pairs', list!, all!]);
    expect(status).toBe(3);
    expect(stderr).toContain('line 5: unknown-id, no article has the id "nobody"');
    const first = spansOf(stdout).map(([a, b]) =>
      [a, b].map((o) => (o as { article: string }).article),
    );
    expect(first).toEqual([
      ['003', '001'],
      ['003', '001'],
      ['000', '001'],
      ['000', '001'],
    ]);
    expect(recordsOf(stdout, 'summary')).toMatchObject([
      { articles: 4, pairs: 3, passages: 4, skipped: 1 },
    ]);
    expect(checkRecords(stdout.split('\n'))).toBe(6);
  });

  test('a file without the columns is wrong usage', async () => {
    const folder = makeFolder({ 'all.jsonl': JSONL, 'pairs.csv': 'x,y\n1,2\n', 'none.csv': '' });
    const run = (name: string) =>
      command(['compare', '--pairs', path.join(folder, name), path.join(folder, 'all.jsonl')]);
    expect(await run('pairs.csv')).toMatchObject({ status: 2, stdout: '' });
    expect((await run('pairs.csv')).stderr).toMatch(/names the columns a and b, got "x,y"\n$/);
    expect((await run('none.csv')).stderr).toMatch(/got nothing\n$/);
  });

  test('gives the same bytes for any number of workers, and what compare gives', async () => {
    const ids = articles.map(({ id }) => id);
    const rows = ids.flatMap((a) => ids.map((b) => `${a},${b}`));
    const csv = `a,b\n${Array.from({ length: 12 }, () => rows.join('\n')).join('\n')}\n`;
    const folder = makeFolder({ 'all.jsonl': JSONL, 'pairs.csv': csv });
    const [list, all] = ['pairs.csv', 'all.jsonl'].map((name) => path.join(folder, name));
    const run = (workers: string) =>
      wirecopy(['compare', '--pairs', list!, all!, '--workers', workers, '--quiet']);
    const { stdout, stderr } = run('1');
    expect(stderr).toBe('');
    expect(run('2').stdout).toBe(stdout);
    expect(run('3').stdout).toBe(stdout);
    const alone = compare(articles[0]!.text, articles[1]!.text).passages;
    const { passages } = await comparePairs(articles, [['000', '001']]);
    expect(passages.map(({ occurrences }) => occurrences[1]!.edits)).toEqual(
      alone.map(({ edits }) => edits),
    );
    expect(passages.map(({ occurrences }) => occurrences[1]!.start)).toEqual(
      alone.map(({ second }) => second.start),
    );
  });

  test('finds the same with the reference engine', async () => {
    const pairs = [
      ['000', '001'],
      ['001', '003'],
    ] as const;
    const kernel = await comparePairs(articles, pairs);
    expect(await comparePairs(articles, pairs, { engine: 'reference' })).toEqual(kernel);
  });
});
