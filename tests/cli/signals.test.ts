import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Prose } from '../fixtures/articles.js';
import { makeFolder } from '../read/folder.js';
import { BIN, wirecopy } from './run.js';

const isWindows = process.platform === 'win32';
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Work that takes minutes unless it is interrupted, one phase each. One folder for all tests. */
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-signals-'));
afterAll(() => fs.rmSync(work, { recursive: true, force: true }));
const prose = new Prose(5);
const story = prose.article(8, 60);
const long = prose.paragraph(1_600_000);
const MANY = 1500;
for (const folder of ['huge', 'many']) fs.mkdirSync(path.join(work, folder));
write('huge/one.txt', prose.paragraph(400_000));
write('a.txt', long);
write('b.txt', prose.edited(long, 0.4));
const rows: string[] = [];
for (let n = 0; n < MANY; n++) {
  write(`many/${n}.txt`, prose.edited(story, 0.3));
  for (let other = 0; other < n && other < 40; other++) rows.push(`${n}.txt,${other}.txt`);
}
const short = Array.from({ length: 2500 }, (_, id) => ({ id, text: prose.edited(story, 0.3) }));
const lines = short.map((record) => `${JSON.stringify(record)}\n`);
write('short.jsonl', lines.join(''));
write('short-few.jsonl', lines.slice(0, 200).join(''));
write('pairs.csv', `a,b\n${rows.join('\n')}\n`);

function write(name: string, content: string): void {
  fs.writeFileSync(path.join(work, name), content);
}

interface Run {
  child: ChildProcess;
  out: string;
  folder: string;
  ended: Promise<[status: number | null, signal: string | null]>;
}

/** Starts a command with an output, and waits until it begins to write that. */
async function start(args: string[]): Promise<Run> {
  const folder = makeFolder({ 'out.ndjson': 'old' });
  const out = path.join(folder, 'out.ndjson');
  const child = spawn(process.execPath, [BIN, ...args, '--out', out], {
    cwd: work,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<[number | null, string | null]>((resolve) => {
    child.on('close', (status, signal) => resolve([status, signal]));
  });
  while (fs.readdirSync(folder).length < 2 && child.exitCode === null) await sleep(5);
  return { child, out, folder, ended };
}

function expectNothingLeft({ folder, out }: Run): void {
  expect(fs.readdirSync(folder)).toEqual(['out.ndjson']);
  expect(fs.readFileSync(out, 'utf8')).toBe('old');
}

const WORK: [name: string, args: string[]][] = [
  ['one huge article', ['scan', 'huge', '--engine', 'reference']],
  ['many articles', ['scan', 'many', '--engine', 'reference', '--json']],
  ['many articles in two threads', ['scan', 'many', '--engine', 'reference', '--workers', '2']],
  ['what repeats', ['repeats', 'many', '--engine', 'reference']],
  ['two long texts', ['compare', 'a.txt', 'b.txt']],
  ['pairs', ['compare', '--pairs', 'pairs.csv', 'many']],
  ['an explanation', ['why', '1.txt', '2.txt', 'many', '--engine', 'reference']],
];

describe.skipIf(isWindows)('Ctrl-C ends a command with 130, at any moment', () => {
  test.each(WORK)('%s', async (_, args) => {
    for (const wait of [0, 1000]) {
      const run = await start(args);
      await sleep(wait);
      run.child.kill('SIGINT');
      expect(await run.ended).toEqual([130, null]);
      expectNothingLeft(run);
    }
  });

  test('many short records, which need no thread of their own', async () => {
    const run = await start(['scan', 'short.jsonl', '--json']);
    run.child.kill('SIGINT');
    expect(await run.ended).toEqual([130, null]);
    expectNothingLeft(run);
  });

  test('or by the signal, while it waits for standard input or for a reader of its output', async () => {
    const waiting = await start(['scan', '-']);
    await sleep(300);
    waiting.child.kill('SIGINT');
    // A shell also reports 130 for this: a thread that waits in the system cannot be ended by
    // another.
    expect([130, null]).toContain((await waiting.ended)[0]);
    expectNothingLeft(waiting);
    const folder = makeFolder({});
    spawnSync('mkfifo', [path.join(folder, 'p')]);
    const child = spawn(process.execPath, [BIN, 'scan', 'seeds', '--out', path.join(folder, 'p')]);
    const ended = new Promise((resolve) =>
      child.on('close', (code, signal) => resolve(signal ?? code)),
    );
    await sleep(1500);
    child.kill('SIGINT');
    expect(['SIGINT', 130]).toContain(await ended);
  });
});

describe.skipIf(isWindows)('a command that is ended leaves no incomplete file', () => {
  const args = ['scan', 'huge', '--engine', 'reference'];

  test.each(['SIGTERM', 'SIGHUP'] as const)(
    'ended by %s, the signal being the reason',
    async (signal) => {
      const run = await start(args);
      run.child.kill(signal);
      expect(await run.ended).toEqual([null, signal]);
      expectNothingLeft(run);
    },
  );

  test('ended by a second Ctrl-C', async () => {
    const run = await start(args);
    run.child.kill('SIGINT');
    await sleep(20);
    run.child.kill('SIGINT');
    expect(await run.ended).toEqual([130, null]);
    expectNothingLeft(run);
  });

  test('under its final name, if it is killed', async () => {
    const run = await start(args);
    run.child.kill('SIGKILL');
    expect(await run.ended).toEqual([null, 'SIGKILL']);
    expect(fs.readFileSync(run.out, 'utf8')).toBe('old');
  });
});

test('results do not depend on the thread that a command runs in', () => {
  const few = wirecopy(['scan', 'seeds', '--json']).stdout;
  // A pattern is not searched beforehand, so such a scan has a thread of its own.
  expect(wirecopy(['scan', 'seeds/*.txt', '--json']).stdout).toBe(few);
  const [records, pattern] = ['short-few.jsonl', 'short-f*.jsonl'].map(
    (name) => wirecopy(['scan', path.join(work, name), '--json']).stdout,
  );
  expect(records).toBe(pattern);
  expect(wirecopy(['scan', 'seeds/*.txt', 'gone.txt', '--json']).status).toBe(3);
  expect(wirecopy(['scan', 'seeds/*.txt', '--fail-on', 'repeats']).status).toBe(1);
  expect(wirecopy(['scan', 'seeds/*.txt', '--keep', 'zoe'])).toMatchObject({
    status: 2,
    stdout: '',
  });
});
