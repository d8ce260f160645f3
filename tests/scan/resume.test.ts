import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordsOf } from '../cli/records.js';
import { BIN, wirecopy } from '../cli/run.js';
import { Prose } from '../fixtures/articles.js';

let folder = '';
let records = '';
let files = '';

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-resume-'));
  records = path.join(folder, 'records.jsonl');
  files = path.join(folder, 'files');
  fs.mkdirSync(files);
  const prose = new Prose(11);
  const stories = Array.from({ length: 100 }, () => prose.article(8, 60));
  const lines: string[] = [];
  // Five jobs.
  for (let bytes = 0; bytes < 17 * 2 ** 20; bytes += lines.at(-1)?.length ?? 0) {
    const story = lines.length % 4 === 0 ? prose.pick(stories) : prose.article(8, 60);
    const text = `${story}\n\n${prose.paragraph(40)}`;
    // Some without an id, which are named by their lines; some broken.
    const id = lines.length % 50 === 0 ? {} : { id: `r${lines.length}` };
    lines.push(lines.length % 997 === 0 ? '{"text": broken' : JSON.stringify({ ...id, text }));
  }
  fs.writeFileSync(records, lines.join('\n'));
  // Two jobs: one holds a thousand files.
  for (let i = 0; i < 1100; i++) {
    const story = i % 4 === 0 ? prose.pick(stories) : prose.article(2, 40);
    fs.writeFileSync(path.join(files, `${i}.txt`), `${story}\n${prose.paragraph(9)}`);
  }
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const kept = (resume: string) =>
  fs.readdirSync(resume).filter((name) => name.endsWith('.sketches'));

/** Name and time of writing of each kept job. */
const times = (resume: string) =>
  new Map(kept(resume).map((name) => [name, fs.statSync(path.join(resume, name)).mtimeMs]));

function scan(...args: string[]): string {
  const { stdout } = wirecopy(['scan', '--json', '--quiet', ...args]);
  return stdout;
}

test('a scan that was killed resumes, and ends with the same bytes', async () => {
  const resume = path.join(folder, 'killed');
  const child = spawn(process.execPath, [
    ...[BIN, 'scan', records, '--json', '--quiet', '--workers', '2', '--resume', resume],
  ]);
  await new Promise<void>((resolve, reject) => {
    const poll = setInterval(() => {
      if (!fs.existsSync(resume) || kept(resume).length < 2) return;
      clearInterval(poll);
      child.kill('SIGKILL');
    }, 2);
    child.on('exit', (_, signal) => {
      if (signal === 'SIGKILL') resolve();
      else reject(new Error('it ended before it was killed'));
    });
  });
  const before = times(resume);
  const plain = scan(records);
  expect(recordsOf(plain, 'skipped').length).toBeGreaterThan(1);
  expect(scan(records, '--resume', resume) === plain).toBe(true);
  const after = times(resume);
  expect(before.size).toBeGreaterThan(1);
  expect(after.size).toBeGreaterThan(before.size);
  // Finished jobs were not done again.
  for (const [name, time] of before) expect(after.get(name)).toBe(time);
  expect(scan(records, '--resume', resume, '--workers', '1') === plain).toBe(true);
});

test('later, only changed jobs are done: other files, other lines', () => {
  const resume = path.join(folder, 'tomorrow');
  scan(files, records, '--resume', resume);
  const jobs = kept(resume).length;
  expect(jobs).toBeGreaterThan(6);
  fs.writeFileSync(path.join(files, '77.txt'), 'Another story altogether, told in a few words.');
  fs.writeFileSync(path.join(files, '77a.txt'), 'A new file.');
  fs.appendFileSync(records, `\n${JSON.stringify({ id: 'late', text: 'It came late.' })}`);
  const again = scan(files, records, '--resume', resume);
  expect(again === scan(files, records)).toBe(true);
  const made = kept(resume).length - jobs;
  expect(made).toBeGreaterThanOrEqual(2);
  expect(made).toBeLessThanOrEqual(4);
});

test('jobs kept with other options are not used', () => {
  const resume = path.join(folder, 'options');
  scan(files, '--resume', resume);
  const jobs = kept(resume).length;
  const options = ['--min-passage', '20', '--offsets', 'byte'];
  expect(scan(files, ...options, '--resume', resume) === scan(files, ...options)).toBe(true);
  expect(kept(resume).length).toBe(2 * jobs);
});

test('a damaged or half-written job is done again', () => {
  const resume = path.join(folder, 'damaged');
  const plain = scan(files, '--resume', resume);
  const damages: ((bytes: Buffer) => Buffer)[] = [
    (bytes) => bytes.subarray(0, bytes.length / 2),
    () => Buffer.alloc(0),
    (bytes) => {
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 100) ^ 1, bytes.length - 100);
      return bytes;
    },
    (bytes) => Buffer.concat([bytes, Buffer.from('more')]),
    (bytes) => bytes.fill(0xff, 0, 8),
  ];
  const jobs = kept(resume).map((name) => path.join(resume, name));
  expect(jobs.length).toBeGreaterThan(1);
  for (let next = 0; next < damages.length; next += jobs.length) {
    for (const [i, damage] of damages.slice(next, next + jobs.length).entries()) {
      fs.writeFileSync(jobs[i]!, damage(fs.readFileSync(jobs[i]!)));
    }
    expect(scan(files, '--resume', resume) === plain).toBe(true);
  }
  expect(scan(files, '--resume', resume) === plain).toBe(true);
});

test('a folder that cannot be made, and standard input, are refused in a sentence', () => {
  const file = path.join(folder, 'a-file');
  fs.writeFileSync(file, '');
  const { stderr, status } = wirecopy(['scan', files, '--resume', file]);
  expect(stderr).toMatch(/^wirecopy: --resume cannot keep sketches in ".*a-file": /);
  expect(status).toBe(3);
  const stdin = wirecopy(['scan', '-', '--resume', path.join(folder, 'x')], { input: '' });
  expect(stdin.stderr).toContain('--resume takes files and folders');
  expect(stdin.status).toBe(2);
});
