import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { answers, answersOf, bridge, harbour, line, prose, school } from './dedup.js';
import { wirecopy } from './run.js';

describe('bad records', () => {
  const good = (id: string) => line({ id, text: prose.paragraph(40) });

  test('have an answer each, in the order of the lines, and end nothing', () => {
    const long = 'k'.repeat(10_000);
    const found = answers([
      ...[
        '',
        '{"a"',
        good('a'),
        '[1,{"b":2}]',
        '"text}"',
        '{}',
        '',
        '{"id":"n"}',
        'null',
        good(long),
      ],
      line({ text: harbour }),
    ]);
    expect(found.map(({ verdict, reason }) => reason ?? verdict)).toEqual([
      ...[
        'broken-json',
        'new',
        'no-text',
        'no-text',
        'no-text',
        'no-text',
        'no-text',
        'new',
        'new',
      ],
    ]);
    expect(found[2]?.record).toBe('[1,{"b":2}]');
    expect(found[3]?.record).toBe('"text}"');
    expect(found[7]?.canonical).toBe(long);
  });

  test.each<[string, string | Uint8Array, string[]]>([
    [
      'lines in gzip',
      gzipSync(`${good('a')}\n{"b\n${line({ id: 'c' })}\n`),
      ['new', 'broken-json', 'no-text'],
    ],
    ['an array', `[${good('a')},{"id":"b"},5,${good('c')}]`, ['new', 'no-text', 'no-text', 'new']],
    [
      'an array that is broken',
      `[${good('a')},{"id":"b","text":},${good('c')}]`,
      ['new', 'broken-json', 'new'],
    ],
    [
      'a table',
      `id,text\na,${harbour}\nb,${bridge},3,4\nc,${school}\n`,
      ['new', 'broken-data', 'new'],
    ],
    ['a page without an article', '<html><body><p>Hello</p></body></html>', ['no-body']],
  ])('of standard input have an answer each in %s, too', (_, input, expected) => {
    const { stdout, status } = wirecopy(['dedup', '-'], { input });
    const found = answersOf(stdout);
    expect(found.map(({ verdict, reason }) => reason ?? verdict)).toEqual(expected);
    expect(status).toBe(3);
  });

  test('end a strict run with an error that names file and cause', async () => {
    const cwd = makeFolder({ 'in.jsonl': `${good('a')}\n{"b"\n${good('c')}\n` });
    const { stderr, status } = await command(['dedup', 'in.jsonl', '--strict'], { cwd });
    expect(status).toBe(3);
    expect(stderr).toMatch(/^wirecopy: in\.jsonl, line 2: broken-json, /);
  });

  test.each<[string, string]>([
    ['is broken', '{"b"'],
    ['has the added field', JSON.stringify({ id: 'b', text: harbour, wirecopy: 1 })],
  ])('end a strict run after all records before the one that %s', async (_, faulty) => {
    const cwd = makeFolder({ 'in.jsonl': `${good('a')}\n${good('c')}\n${faulty}\n${good('d')}\n` });
    const options = ['--strict', '--index', 'seen', '-o', 'out.jsonl'];
    const { stderr, status } = await command(['dedup', 'in.jsonl', ...options], { cwd });
    expect({ status, summary: stderr.split('\n')[1] }).toEqual({
      status: 3,
      summary: '2 records: 2 new',
    });
    const found = answersOf(fs.readFileSync(path.join(cwd, 'out.jsonl'), 'utf8'));
    expect(found.map(({ verdict }) => verdict)).toEqual(['new', 'new']);
    expect((await command(['index', 'stats', 'seen'], { cwd })).stdout).toMatch(/^2 articles/);
    const quiet = await command(['dedup', 'in.jsonl', '--strict', '--quiet'], { cwd });
    expect(quiet.stderr).toMatch(/^wirecopy: in\.jsonl, line 3: [^\n]*\n$/);
    expect(quiet.stdout.split('\n').length).toBe(3);
  });

  test('a strict run judges nothing if an input is missing', async () => {
    const { stdout, status } = await command(['dedup', 'nowhere.jsonl', '--strict']);
    expect({ stdout, status }).toEqual({ stdout: '', status: 3 });
  });

  test('dates that are not understood are named once', () => {
    const input = ['2024-01-01', 'garbage', '', '03/04/2024', 'soon'].map((date, id) => {
      return line({ id, date, text: prose.paragraph(60) });
    });
    const of = (records: string[], ...options: string[]) =>
      wirecopy(['dedup', '-', ...options], { input: `${records.join('\n')}\n` }).stderr;
    expect(of(input)).toBe(
      'wirecopy: 3 dates such as "garbage" are not understood, or may mean several days: their articles count as undated\n5 records: 5 new\n',
    );
    expect(of(input.slice(0, 2))).toMatch(
      /^wirecopy: the date "garbage" is not understood, .*\n2 records/,
    );
    expect(of(input.slice(0, 1))).toBe('1 record: 1 new\n');
    expect(of(input, '--quiet')).toBe('');
  });

  test('records without an id in other formats are named by their place', async () => {
    const records = [harbour, school].map((text) => ({ text, id: { a: 1 }, tags: ['a'] }));
    const input = JSON.stringify(records);
    const cwd = makeFolder({ 'a.json': input });
    const named = (run: { stdout: string }) =>
      answersOf(run.stdout).map(({ canonical }) => canonical);
    expect(named(wirecopy(['dedup', '-'], { input }))).toEqual(['-:1', '-:2']);
    expect(named(await command(['dedup', 'a.json'], { cwd }))).toEqual(['a.json:1', 'a.json:2']);
    const lines = records.map(line).join('\n');
    expect(named(wirecopy(['dedup', '-'], { input: lines }))).toEqual(['#0', '#1']);
  });

  test('the summary counts each record once, also a replayed one', () => {
    const first = good('a');
    const { stderr } = wirecopy(['dedup', '-'], { input: `${first}\n${good('b')}\n${first}\n` });
    expect(stderr).toBe('3 records: 3 new; 1 of them replayed\n');
  });

  test('input without records is not a fault', () => {
    const { stdout, stderr, status } = wirecopy(['dedup', '-'], { input: '' });
    expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '0 records\n', status: 0 });
  });
});
