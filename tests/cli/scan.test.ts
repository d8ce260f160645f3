import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { recordsOf } from './records.js';
import { BIN, wirecopy } from './run.js';

const isWindows = process.platform === 'win32';

/** Unrelated articles: no two share more than chance. */
function manyArticles(count: number): Record<string, string> {
  const files: Record<string, string> = {};
  for (let index = 0; index < count; index++) {
    const words = Array.from(
      { length: 40 },
      (_, place) => `w${(index * 7919 + place * 104_729) % 99_991}`,
    );
    files[`${index}.txt`] = words.join(' ');
  }
  return files;
}

describe('exit status', () => {
  test('is 1 if --fail-on found something, else 0', () => {
    const status = (kinds: string) => wirecopy(['scan', 'seeds', '--fail-on', kinds]).status;
    expect(status('repeats')).toBe(1);
    expect(status('duplicates,passages')).toBe(1);
    expect(status('duplicates')).toBe(0);
  });

  test('is 3 if input was skipped; the rest is reported', () => {
    const { stdout, stderr, status } = wirecopy(['scan', 'seeds', 'gone.txt', '--json']);
    expect(status).toBe(3);
    expect(stderr).toContain('wirecopy: gone.txt: missing, there is no such file or folder\n');
    expect(recordsOf(stdout, 'skipped')).toMatchObject([{ path: 'gone.txt', reason: 'missing' }]);
    expect(recordsOf(stdout, 'article')).toHaveLength(5);
  });

  test('is 1 if both happened, because the findings are certain', () => {
    expect(wirecopy(['scan', 'seeds', 'gone.txt', '--fail-on', 'repeats']).status).toBe(1);
  });
});

describe('wrong usage', () => {
  test.each([
    [['scan'], /^wirecopy: wirecopy scan takes files, folders, globs, or - /],
    [
      ['scan', 'seeds', '--threshold', '1.5'],
      /^wirecopy: --threshold takes a number from 0 to 1, got "1\.5"\n$/,
    ],
    [['scan', 'seeds', '--threshold', '-1'], /^wirecopy: --threshold takes .* got "-1"\n$/],
    [
      ['scan', 'seeds', '--perm', '0', '--keep='],
      /^wirecopy: --perm takes .*\nwirecopy: --keep takes .* got ""\n$/,
    ],
    [['scan', 'seeds', '--json', '--format', 'text'], /--json means --format ndjson/],
    [['scan', 'seeds', '--min-passage'], /option '--min-passage <tokens>' argument missing/],
    [
      ['scan', 'seeds', '--treshold', '1'],
      /unknown option '--treshold'\n\(Did you mean --threshold\?\)/,
    ],
    [['scna', 'seeds'], /unknown command 'scna'\n\(Did you mean scan\?\)/],
    [['scan', 'seeds', '--\u001b[2J'], /unknown option '--\ufffd\[2J'/],
    [[], /^Usage: wirecopy/],
  ])(
    '%j gives one sentence, with status 2 and nothing on standard output',
    async (args, message) => {
      const { stdout, stderr, status } = await command(args);
      expect(stderr).toMatch(message);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect([stdout, status]).toEqual(['', 2]);
    },
  );
});

describe('help', () => {
  test('of the program and of scan goes to standard output', async () => {
    const program = await command(['--help']);
    expect([program.status, program.stderr]).toEqual([0, '']);
    expect(program.stdout).toMatch(/scan .* copies, shared passages and repeats/);
    const scan = await command(['scan', '--help']);
    expect([scan.status, scan.stderr]).toEqual([0, '']);
    for (const part of [
      'Finding:',
      'Output:',
      '--min-passage <tokens>',
      'default 12',
      '--color <when>',
    ]) {
      expect(scan.stdout).toContain(part);
    }
  });

  test('--version is the version of the package', () => {
    const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { version: string };
    expect(wirecopy(['--version']).stdout).toBe(`${version}\n`);
  });
});

describe('output', () => {
  test('--quiet leaves only errors on standard error', async () => {
    const { stderr, stdout, status } = await command([
      'scan',
      'seeds',
      'gone',
      '--quiet',
      '--json',
    ]);
    expect([stderr, status]).toEqual(['', 3]);
    expect(recordsOf(stdout, 'skipped')).toHaveLength(1);
    expect((await command(['scan', '--quiet'])).stderr).not.toBe('');
  });

  test('--out gets the bytes of standard output, and no other file is left', async () => {
    const folder = makeFolder({ 'out.ndjson': 'old' });
    const out = path.join(folder, 'out.ndjson');
    const { stdout, status } = await command(['scan', 'seeds', '--json', '--out', out]);
    expect([stdout, status]).toEqual(['', 0]);
    const expected = (await command(['scan', 'seeds', '--json'])).stdout;
    expect(fs.readFileSync(out, 'utf8')).toBe(expected);
    expect(fs.readdirSync(folder)).toEqual(['out.ndjson']);
  });

  test('--out that cannot be written is reported before the work, with path and flag', async () => {
    const folder = makeFolder({ 'a.txt': 'a' });
    for (const out of [folder, path.join(folder, 'gone', 'x'), path.join(folder, 'a.txt', 'x')]) {
      const { stdout, stderr, status } = await command(['scan', 'seeds', '--out', out]);
      expect([stdout, status]).toEqual(['', 3]);
      expect(stderr).toMatch(/^wirecopy: --out cannot write ".*": .*\n$/);
      expect(stderr).toContain(JSON.stringify(out));
    }
    expect(fs.readdirSync(folder)).toEqual(['a.txt']);
  });

  test('--out does not overwrite an input', async () => {
    const folder = makeFolder({ 'a.txt': 'precious' });
    const file = path.join(folder, 'a.txt');
    expect((await command(['scan', file, '--out', file])).status).toBe(2);
    expect(fs.readFileSync(file, 'utf8')).toBe('precious');
  });

  test.skipIf(isWindows)('--out to a device writes to it, and does not replace it', async () => {
    expect((await command(['scan', 'seeds', '--out', '/dev/null'])).status).toBe(0);
    expect(fs.statSync('/dev/null').isCharacterDevice()).toBe(true);
    const full = await command(['scan', 'seeds', '--out', '/dev/full']);
    if (fs.existsSync('/dev/full'))
      expect([full.status, full.stderr]).toEqual([
        3,
        expect.stringContaining('--out cannot write "/dev/full": ENOSPC'),
      ]);
  });

  test.skipIf(isWindows)('a reader that leaves early is not an error', async () => {
    // Some 400 KB of records: more than a pipe holds.
    const folder = makeFolder(manyArticles(4000));
    const child = spawn(process.execPath, [BIN, 'scan', folder, '--json', '--quiet']);
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    const firstLine = await new Promise<string>((resolve) => {
      child.stdout.once('data', (data: Buffer) => {
        resolve(data.toString().split('\n', 1)[0] ?? '');
        child.stdout.destroy();
      });
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect(JSON.parse(firstLine)).toMatchObject({ type: 'article', id: '0.txt' });
    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('input', () => {
  const record = (id: string, text: string) => `${JSON.stringify({ id, text })}\n`;
  const text = fs.readFileSync('seeds/001_ab064667d30274e2.txt', 'utf8');

  test('- is NDJSON on standard input, and quotes from it are shown', () => {
    const input = record('x', text) + record('y', `${text} And one more word.`);
    const { stdout, status } = wirecopy(['scan', '-'], { input });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^2 articles: 1 cluster of copies/);
    expect(stdout).toMatch(
      / {4}x {2}near-duplicate 99%| {4}y {2}near-duplicate 99%| {4}x {2}contained/,
    );
  });

  test('fields of other names are set by options', () => {
    const input = `${JSON.stringify({ key: 'k', body: text })}\n`;
    const args = ['scan', '-', '--json', '--field-id', 'key', '--field-text', 'body'];
    expect(recordsOf(wirecopy(args, { input }).stdout, 'article')).toMatchObject([{ id: 'k' }]);
  });

  test('a record without an id is named by its file and line, across all ranges', async () => {
    const folder = makeFolder({ 'a.jsonl': `{"text":"one two"}\n\n{"text":"three four"}\n` });
    const { stdout } = await command(['scan', folder, '--json']);
    const ids = recordsOf(stdout, 'article').map((article) => article.id);
    expect(ids).toEqual(['a.jsonl#1', 'a.jsonl#3']);
  });

  test('all bad input is named with its reason, and the rest is reported', async () => {
    const folder = makeFolder({
      'good.txt': text,
      'binary.txt': 'a\0b',
      'broken.txt': Buffer.from('f\xffr alle', 'latin1'),
      'x.txt/inside.txt': 'inside',
      'records.jsonl': `${record('one', 'first')}{broken\n{"id":"two"}\n${record('one', 'again')}`,
    });
    fs.symlinkSync(folder, path.join(folder, 'loop'), 'junction');
    if (!isWindows) fs.symlinkSync('gone', path.join(folder, 'dangling.txt'));
    const { stdout, stderr, status } = await command(['scan', '.', '--json'], { cwd: folder });
    expect(status).toBe(3);
    const skipped = recordsOf(stdout, 'skipped').map(({ path: shown, reason, line }) =>
      [shown, reason, ...(line === undefined ? [] : [line])].join(' '),
    );
    const expected = [
      'binary.txt binary',
      'broken.txt broken-utf8',
      'loop link-loop',
      'records.jsonl broken-json 2',
      'records.jsonl no-text 3',
      ...(isWindows ? [] : ['dangling.txt missing']),
    ];
    expect(skipped.sort()).toEqual(expected.sort());
    for (const line of expected) expect(stderr).toContain(`wirecopy: ${line.split(' ', 1)[0]}`);
    const ids = recordsOf(stdout, 'article').map((article) => article.id);
    expect(ids).toEqual(
      expect.arrayContaining([
        ...['good.txt', 'broken.txt', 'x.txt/inside.txt'],
        ...['records.jsonl#one:1', 'records.jsonl#one:4'],
      ]),
    );
    expect(recordsOf(stdout, 'summary')).toMatchObject([{ skipped: expected.length }]);
  });
});
