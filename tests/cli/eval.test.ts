import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { command } from './command.js';
import { wirecopy } from './run.js';

const [A, B] = ['000_6c66a1377947e156.txt', '001_ab064667d30274e2.txt'];
const SPANS = 'a,a_start,a_end,b,b_start,b_end';

/** One folder for all tests, because the tables of wrong usage name its files. */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-eval-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
const FILES = {
  'results.ndjson': (await command(['scan', 'seeds', '--json'])).stdout,
  'spans.csv': `${SPANS}\n${A},1222,1360,${B},304,442\n`,
  'pairs.csv': `a,b,label\n${A},${B},OK\n${A},004_982ee46f233d6150.txt,BAD\n`,
  'clusters.json': `[["${A}","${B}"]]`,
  'stranger.csv': `a,b\n${A},zoe\u001b[2J\n`,
  'wrong.csv': 'susp,src\na,b\n',
  'empty.csv': '',
};
for (const [name, content] of Object.entries(FILES)) {
  fs.writeFileSync(path.join(folder, name), content);
}
const file = (name: string) => path.join(folder, name);
const run = (truth: string, ...more: string[]) =>
  command(['eval', file('results.ndjson'), '--truth', file(truth), ...more]);

describe('wirecopy eval', () => {
  test('scores spans as PAN does', async () => {
    const { stdout, stderr, status } = await run('spans.csv');
    expect([stderr, status]).toEqual(['', 0]);
    expect(stdout).toBe(
      `1 case, 1 detection\n\n${' '.repeat(20)}` +
        '     plagdet      recall   precision granularity       cases\n' +
        'all                      1.00000     1.00000     1.00000     1.00000           1\n',
    );
  });

  test('scores pairs, by clusters and by passages', async () => {
    const { stdout, status } = await run('pairs.csv');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^1 pair labelled as copies, 1 as non-copies\n/);
    expect(stdout).toMatch(/\nin one cluster +1\.00000 +0\.00000 +0\.00000\n/);
    expect(stdout).toMatch(/\nor with a passage +1\.00000 +1\.00000 +1\.00000\n/);
  });

  test('scores clusters, with the adjusted Rand index', async () => {
    const { stdout, status } = await run('clusters.json', '--json');
    expect(status).toBe(0);
    expect(stdout.split('\n')).toHaveLength(2);
    expect(JSON.parse(stdout)).toEqual({
      type: 'evaluation',
      truth: 'clusters',
      unknown: [],
      articles: 5,
      clusters: 1,
      found: 0,
      precision: 1,
      recall: 0,
      f1: 0,
      adjustedRandIndex: 0,
    });
  });

  test('takes results from standard input', async () => {
    const input = fs.readFileSync(file('results.ndjson'), 'utf8');
    const { stdout, status } = wirecopy(['eval', '-', '--truth', file('spans.csv')], { input });
    expect([stdout, status]).toEqual([(await run('spans.csv')).stdout, 0]);
  });

  test('writes to the file of --out, and never over its input', async () => {
    const out = file('evaluation.json');
    expect(await run('spans.csv', '--json', '--out', out)).toMatchObject({ stdout: '', status: 0 });
    expect(JSON.parse(fs.readFileSync(out, 'utf8')).plagdet).toBe(1);
    for (const input of ['results.ndjson', 'spans.csv']) {
      const { stderr, status } = await run('spans.csv', '--out', file(input));
      expect(stderr).toMatch(/^wirecopy: --out takes a file that is not an input/);
      expect(status).toBe(2);
    }
  });

  test('names ids that the results do not list, with status 3', async () => {
    const { stdout, status } = await run('stranger.csv');
    expect(status).toBe(3);
    expect(stdout).toContain('1 id of the truth not in the results: "zoe\\u001b[2J"\n');
    expect(stdout).not.toContain('\u001b');
  });

  test.each([
    [['eval'], /missing required argument 'results'/],
    [['eval', file('results.ndjson')], /^wirecopy: --truth takes the path of .*, got none\n$/],
    [['eval', 'a', '--truth', ''], /--truth takes the path of a file of CSV or JSON, got ""/],
    [['eval', 'a', '--truth', file('wrong.csv')], /--truth takes CSV of .*, got susp,src\n$/],
    [['eval', 'a', '--truth', file('empty.csv')], /got an empty file\n$/],
    [
      ['eval', file('spans.csv'), '--truth', file('spans.csv')],
      /the results "[^"]+", line 1: expected one JSON object a line/,
    ],
    [
      ['eval', file('results.ndjson'), '--truth', file('spans.csv'), '--offsets', 'byte'],
      /--offsets takes the unit of the results, which is utf16, got byte/,
    ],
    [['eval', 'a', '--truth', 'b', '--offsets', 'words'], /--offsets takes one of utf16, /],
  ])('%j gives one sentence, with status 2', async (args, message) => {
    const { stdout, stderr, status } = await command(args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect([stdout, status]).toEqual(['', 2]);
  });

  test('files that cannot be read are named, with status 3', async () => {
    const gone = await command(['eval', file('results.ndjson'), '--truth', file('gone.csv')]);
    expect(gone.stderr).toMatch(/^wirecopy: --truth cannot read ".*gone\.csv": ENOENT/);
    const none = await command(['eval', file('gone.ndjson'), '--truth', file('spans.csv')]);
    expect(none.stderr).toMatch(/^wirecopy: eval cannot read ".*gone\.ndjson": ENOENT/);
    const isFolder = await command(['eval', folder, '--truth', file('spans.csv')]);
    expect(isFolder.stderr).toMatch(/^wirecopy: eval cannot read ".*": EISDIR/);
    expect([gone.status, none.status, isFolder.status]).toEqual([3, 3, 3]);
  });

  test('--help names the columns for each kind of truth', async () => {
    const { stdout, stderr, status } = await command(['eval', '--help']);
    expect([stderr, status]).toEqual(['', 0]);
    for (const part of ['a,b[,label]', 'id,cluster', 'a,a_start,a_end', '--truth <file>']) {
      expect(stdout).toContain(part);
    }
  });
});
