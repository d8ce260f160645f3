import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { BIN, wirecopy } from './run.js';

const isWindows = process.platform === 'win32';
const text = fs.readFileSync('seeds/000_6c66a1377947e156.txt', 'utf8');
const RECORD = `${JSON.stringify({ id: 'x', text })}\n`;
const RESULTS = (await command(['scan', 'seeds', '--json'])).stdout;

/** A folder with inputs of every kind, and other names for two of them. */
function makeInputs(): string {
  const folder = makeFolder({
    'news/deep/a.txt': text,
    'news/wire.jsonl': RECORD,
    'ignored.txt': 'a line of boilerplate that is known\n',
    'pairs.csv': 'a,b\nx,x\n',
    'results.ndjson': RESULTS,
    'truth.csv': 'a,b\nx,y\n',
    'other.txt': 'another text altogether',
  });
  fs.linkSync(path.join(folder, 'news/deep/a.txt'), path.join(folder, 'hard.txt'));
  if (!isWindows) fs.symlinkSync('news/wire.jsonl', path.join(folder, 'soft.jsonl'));
  return folder;
}

describe('no input is overwritten', () => {
  test.each([
    ['an article below a folder', ['scan', 'news', '--out', 'news/deep/a.txt']],
    ['one below a glob', ['scan', 'news/**/*.txt', '--out', 'news/deep/a.txt']],
    ['an article by a hard link', ['scan', 'news', '--out', 'hard.txt']],
    ['a file of records by a link', ['scan', 'news', '--out', 'soft.jsonl']],
    ['known boilerplate', ['scan', 'news', '--ignore', 'ignored.txt', '--out', 'ignored.txt']],
    ['an article, by a patch', ['repeats', 'news', '--patch', 'news/deep/a.txt']],
    [
      'known boilerplate, by a patch',
      ['repeats', 'news', '--ignore', 'ignored.txt', '--patch', 'ignored.txt'],
    ],
    ['the other output', ['repeats', 'news', '--patch', 'new.patch', '--out', './new.patch']],
    ['one of two articles', ['compare', 'other.txt', 'hard.txt', '--out', 'news/deep/a.txt']],
    [
      'the file of a record',
      ['compare', 'other.txt', 'news/wire.jsonl#x', '--out', 'news/wire.jsonl'],
    ],
    ['a list of pairs', ['compare', '--pairs', 'pairs.csv', 'news', '--out', 'pairs.csv']],
    ['what pairs are of', ['compare', '--pairs', 'pairs.csv', 'news', '--out', 'news/wire.jsonl']],
    ['an article that is explained', ['why', 'other.txt', 'hard.txt', '--out', 'other.txt']],
    [
      'results that are judged',
      ['eval', 'results.ndjson', '--truth', 'truth.csv', '--out', 'results.ndjson'],
    ],
    ['truth', ['eval', 'results.ndjson', '--truth', 'truth.csv', '--out', 'truth.csv']],
  ])('%s', async (_, args) => {
    const folder = makeInputs();
    const before = contentsOf(folder);
    const { status, stdout, stderr } = await command(args, { cwd: folder });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^wirecopy: --(out|patch) takes (a file that is not an input|another file)/,
    );
    expect(contentsOf(folder)).toEqual(before);
  });

  test.each([
    ['scan', ['scan', '-', '--out', 'hard.txt']],
    ['scan, beside other inputs', ['scan', 'other.txt', '-', '--out', 'news/deep/a.txt']],
    ['eval', ['eval', '-', '--truth', 'truth.csv', '--out', 'news/deep/a.txt']],
  ])('nor the file that is standard input: %s', (_, args) => {
    const folder = makeInputs();
    const before = contentsOf(folder);
    const stdin = fs.openSync(path.join(folder, 'news/deep/a.txt'), 'r');
    const { status, stderr } = wirecopy(args, { cwd: folder, stdio: [stdin, 'pipe', 'pipe'] });
    fs.closeSync(stdin);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/--out takes a file that is not/)]);
    expect(contentsOf(folder)).toEqual(before);
  });

  test('a folder made at the place of the output leaves no temporary file', async () => {
    const folder = makeInputs();
    const args = ['scan', 'news', '--resume', 'kept', '--out', 'kept'];
    expect((await command(args, { cwd: folder })).status).toBe(3);
    expect(fs.readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('a file beside the inputs is replaced', async () => {
    const folder = makeInputs();
    expect((await command(['scan', 'news', '--out', 'other.txt'], { cwd: folder })).status).toBe(0);
    expect(fs.readFileSync(path.join(folder, 'other.txt'), 'utf8')).toMatch(/^2 articles/);
  });
});

describe.skipIf(isWindows)('an output keeps its kind', () => {
  const expected = RESULTS;
  const scanTo = (out: string) => command(['scan', 'seeds', '--json', '--quiet', '--out', out]);

  test.each([0o600, 0o640, 0o777, 0o4755])('a file keeps its mode %o', async (mode) => {
    const out = path.join(makeFolder({ 'out.ndjson': 'old' }), 'out.ndjson');
    fs.chmodSync(out, mode);
    expect((await scanTo(out)).status).toBe(0);
    expect(fs.statSync(out).mode & 0o7777).toBe(mode);
    expect(fs.readFileSync(out, 'utf8')).toBe(expected);
  });

  test.each(['there', 'not there yet'])('a link keeps pointing, its target %s', async (state) => {
    const folder = makeFolder({ 'x/readme': '' });
    const target = path.join(folder, 'x/target.ndjson');
    if (state === 'there') fs.writeFileSync(target, 'old');
    fs.symlinkSync('x/target.ndjson', path.join(folder, 'link'));
    expect((await scanTo(path.join(folder, 'link'))).status).toBe(0);
    expect(fs.lstatSync(path.join(folder, 'link')).isSymbolicLink()).toBe(true);
    expect(fs.readFileSync(target, 'utf8')).toBe(expected);
    expect(fs.readdirSync(folder).sort()).toEqual(['link', 'x']);
  });

  test('/dev/stdout is standard output: a pipe, or a file that others write to', () => {
    const piped = (out: string) => wirecopy(['scan', 'seeds', '--json', '--quiet', '--out', out]);
    expect(piped('/dev/stdout').stdout).toBe(expected);
    expect(piped('/dev/fd/1').stdout).toBe(expected);
    const file = path.join(makeFolder({ out: 'before\n' }), 'out');
    const fd = fs.openSync(file, 'a');
    const args = [BIN, 'scan', 'seeds', '--json', '--quiet', '--out', '/dev/stdout'];
    expect(spawnSync(process.execPath, args, { stdio: ['ignore', fd, 'inherit'] }).status).toBe(0);
    fs.closeSync(fd);
    expect(fs.readFileSync(file, 'utf8')).toBe(`before\n${expected}`);
  });

  test('a reading command and a named pipe get everything', () => {
    const folder = makeFolder({});
    const run = (script: string) =>
      spawnSync('bash', ['-c', script, process.execPath, BIN], { cwd: folder, encoding: 'utf8' });
    const scan = `"$0" "$1" scan ${JSON.stringify(path.resolve('seeds'))} --json --quiet`;
    expect(run(`${scan} --out >(cat > a); sleep 0.2; wait`).stderr).toBe('');
    expect(run(`mkfifo p && (cat p > b &) && ${scan} --out p; sleep 0.2`).stderr).toBe('');
    for (const name of ['a', 'b']) {
      expect(fs.readFileSync(path.join(folder, name), 'utf8')).toBe(expected);
    }
    expect(fs.statSync(path.join(folder, 'p')).isFIFO()).toBe(true);
  });
});

function contentsOf(folder: string): Record<string, string> {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((file) => file.isFile())
      .map((file) => path.join(file.parentPath, file.name))
      .map((file) => [file, fs.readFileSync(file, 'utf8')]),
  );
}
