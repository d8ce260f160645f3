/** Runs each file of examples/ as its comment says. */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { BIN, wirecopy } from '../cli/run.js';
import { Prose } from '../fixtures/articles.js';
import { makeFolder } from '../read/folder.js';
import { hasModules, PYTHON } from '../read/python.js';

const prose = new Prose(17);
const [bridge = '', harbour = '', school = ''] = [1, 2, 3].map(() => prose.paragraph(80));
const fresh = 'A late sentence that no other article has says that ferries run instead of buses.';

const env = { ...process.env, WIRECOPY: `${process.execPath} ${BIN}` };
const example = (name: string) => path.resolve('examples', name);
const ndjson = (records: object[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

const RECORDS = [
  { id: 'a', source: 'Wire', title: 'Bridge', text: bridge },
  { id: 'b', source: 'Paper', title: 'Bridge', text: bridge },
  { id: 'c', source: 'Paper', title: 'Harbour', text: harbour },
  { id: 'a', source: 'Wire', title: 'Bridge, again', text: `${bridge} ${fresh}` },
];

/** Runs a program, and returns its standard output. */
function run(program: string, args: string[], input = ''): string {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8', input, env });
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

const hasTools = ['jq', 'zcat', 'tail'].every(
  (tool) => spawnSync(tool, ['--version']).error === undefined,
);

describe.skipIf(!hasTools)('shell-pipe.sh', () => {
  const script = example('shell-pipe.sh');

  test('counts the verdicts of an archive', () => {
    const folder = makeFolder({ 'archive.jsonl.gz': gzipSync(ndjson(RECORDS)) });
    const archive = path.join(folder, 'archive.jsonl.gz');
    const counts = run(script, ['archive', path.join(folder, 'seen'), archive]);
    expect(counts.trim().split(/\s*\n\s*/)).toEqual(['2 new', '1 revision', '1 identical']);
  });

  test('prints the new articles of a file while it grows', async () => {
    const folder = makeFolder({ 'feed.jsonl': ndjson(RECORDS.slice(0, 2)) });
    const feed = path.join(folder, 'feed.jsonl');
    const child = spawn(script, ['follow', path.join(folder, 'seen'), feed], {
      env,
      detached: true,
    });
    onTestFinished(() => void process.kill(-child.pid!, 'SIGKILL'));
    let printed = '';
    child.stdout.on('data', (bytes) => {
      printed += bytes;
    });
    const lines = async (count: number) => {
      while (printed.split('\n').length <= count) await new Promise((done) => setTimeout(done, 20));
      return printed
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    };
    expect(await lines(1)).toMatchObject([{ id: 'a', verdict: 'new' }]);
    fs.appendFileSync(feed, ndjson(RECORDS.slice(2)));
    expect((await lines(3)).slice(1)).toMatchObject([
      { id: 'c', verdict: 'new' },
      { id: 'a', verdict: 'revision', of: 'a' },
    ]);
  });
});

describe('node-streams.mjs', () => {
  test('writes the new text of each article that is not a copy, once', () => {
    const index = path.join(makeFolder(), 'seen');
    const script = example('node-streams.mjs');
    const lines = run(process.execPath, [script, index], ndjson(RECORDS)).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { id: 'a', verdict: 'new', text: bridge },
      { id: 'c', verdict: 'new', text: harbour },
      { id: 'a', verdict: 'revision', of: 'a', text: fresh.slice(0, -1) },
    ]);
    expect(run(process.execPath, [script, index], ndjson(RECORDS))).toBe('');
  });
});

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const canRequire = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);

test.skipIf(!canRequire)('async-iterator.cjs names the verdicts of three articles', () => {
  const { stdout } = spawnSync(process.execPath, [example('async-iterator.cjs')], {
    encoding: 'utf8',
  });
  expect(stdout).toBe(
    'wire-1 new wire-1\npaper-1 near-duplicate wire-1\nwire-2 new wire-2\nwire-1 paper-1\n',
  );
});

test('daily-batch.sh judges each day by those before, and may run again', () => {
  const day = (name: string, records: object[]) => ({ [`${name}/in.jsonl`]: ndjson(records) });
  const folder = makeFolder({
    ...day('2024-05-01', [{ id: 'a', date: '2024-05-01', text: bridge }]),
    ...day('2024-05-02', [
      { id: 'b', date: '2024-05-02', text: bridge },
      { id: 'c', date: '2024-05-02', text: harbour },
    ]),
    ...day('2024-12-01', [{ id: 'd', date: '2024-12-01', text: school }]),
  });
  const index = path.join(folder, 'seen');
  const batch = (name: string) => run(example('daily-batch.sh'), [folder, name, index]);
  const idsIn = (file: string) => {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).id);
  };
  expect(batch('2024-05-01')).toBe('0 articles removed\n');
  for (const _ of ['first', 'again']) {
    batch('2024-05-02');
    expect(idsIn('2024-05-02.new.jsonl')).toEqual(['c']);
    expect(idsIn('2024-05-02.copies.jsonl')).toEqual(['b']);
  }
  expect(batch('2024-12-01')).toBe('3 articles removed\n');
  expect(wirecopy(['index', 'stats', index]).stdout).toMatch(/^1 article in 1 segment/);
});

test.skipIf(!hasModules('duckdb', 'pandas'))('read-results.py counts copies', () => {
  const { stdout } = wirecopy(['dedup', '-'], { input: ndjson(RECORDS) });
  const folder = makeFolder({ 'marked.jsonl': stdout });
  expect(run(PYTHON, [example('read-results.py'), path.join(folder, 'marked.jsonl')])).toBe(
    'copies by source\nPaper: 1 of 2\nWire: 0 of 2\ncopied most\na: 1\n',
  );
});
