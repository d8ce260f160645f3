import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { wirecopy } from './run.js';

describe('wirecopy tune', () => {
  test('gives bands, the curve, memory and the pairs compared in vain', () => {
    const { stdout, stderr, status } = wirecopy(['tune']);
    expect([stderr, status]).toEqual(['', 0]);
    expect(stdout).toMatch(/^Threshold 0\.5, recall 0\.99, 128 slots: 42 bands of 3 rows\n/);
    expect(stdout).toContain('\n       0.3    0.6832  ###########################\n');
    expect(stdout).toMatch(/\nA scan of 100,000 articles of 500 words takes\n {2}memory +\d+ MB\n/);
    expect(stdout).toContain('Assumed: unrelated articles have a similarity of 0.01');
    expect(stdout).not.toContain('\u001b');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('gives the same as one JSON object, for programs', async () => {
    const args = ['tune', '--threshold', '0.7', '--recall', '0.9', '--perm', '64'];
    const { stdout, status } = await command([...args, '--articles', '1000', '--json']);
    expect(status).toBe(0);
    expect(stdout.split('\n')).toHaveLength(2);
    const tuning = JSON.parse(stdout);
    expect(tuning).toMatchObject({ type: 'tuning', threshold: 0.7, articles: 1000, rows: 4 });
    expect(tuning.curve).toHaveLength(10);
    expect(tuning.reached).toBeGreaterThanOrEqual(0.9);
  });

  test('writes to the file that --out names', async () => {
    const out = path.join(makeFolder({}), 'tuning.json');
    expect(await command(['tune', '--json', '--out', out])).toMatchObject({
      stdout: '',
      status: 0,
    });
    expect(JSON.parse(fs.readFileSync(out, 'utf8')).type).toBe('tuning');
    const gone = path.join(out, 'x');
    expect(await command(['tune', '--out', gone])).toMatchObject({ stdout: '', status: 3 });
  });

  test.each([
    [['tune', '--recall', '1.5'], /^wirecopy: --recall takes a number from 0 to 1, got "1\.5"\n$/],
    [['tune', '--recall', '-1'], /^wirecopy: --recall takes .* got "-1"\n$/],
    [['tune', '--articles', '1.5'], /--articles takes an integer from 0 to 1000000000, got "1\.5"/],
    [['tune', '--words', 'NaN'], /--words takes an integer .*, got "NaN"/],
    [['tune', '--json', '--format', 'text'], /--json means --format ndjson/],
    [['tune', 'news/'], /too many arguments/],
    [['tune', '--keep', 'longest'], /unknown option '--keep'/],
  ])('%j gives one sentence, with status 2', async (args, message) => {
    const { stdout, stderr, status } = await command(args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect([stdout, status]).toEqual(['', 2]);
  });

  test('--help names its options', async () => {
    const { stdout, stderr, status } = await command(['tune', '--help']);
    expect([stderr, status]).toEqual(['', 0]);
    for (const part of ['Estimating:', '--recall <share>', 'default 0.99', '--articles <n>']) {
      expect(stdout).toContain(part);
    }
    expect((await command(['--help'])).stdout).toMatch(
      /tune .* an estimate of recall, memory and cost/,
    );
  });
});
