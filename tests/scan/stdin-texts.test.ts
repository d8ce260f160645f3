/**
 * Texts of standard input, which cannot be read twice: they are dropped if nobody quotes them, in a
 * temporary file if they do not fit into memory, and always right.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutSteps } from '../cli/records.js';
import { BIN } from '../cli/run.js';
import { Prose } from '../fixtures/articles.js';
import { peakReporter } from '../fixtures/peak-memory.js';

/** Long texts of 126 MB: with the least memory, those after the first 77 MB do not fit. */
const COUNT = 240;
const LEAST = ['--memory', '300M'];
const MEGABYTE = 2 ** 20;
let folder = '';

/**
 * Articles in pairs that share a paragraph, each with `padding` bytes around it that are not words.
 */
function* records(padding: number): Generator<string> {
  const prose = new Prose(31);
  const shared = prose.paragraphs(COUNT / 2, 40);
  // Only repeated punctuation, which takes no memory in sketches, but does in texts.
  const signs = '. '.repeat(padding / 2);
  for (let i = 0; i < COUNT; i++) {
    const text = `${prose.paragraph(40)}\n\n${signs}\n\n${shared[i >> 1]}`;
    yield `${JSON.stringify({ id: `r${String(i).padStart(3, '0')}`, text })}\n`;
  }
}

/** Output without the formats of the input: a pipe has no extension that shows its format. */
function withoutFormats(output: string): string {
  return output.replace(/"formats":\{[^}]*\},/, '').replace(/\nfiles: .*/, '');
}

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-stdin-'));
  for (const [name, padding] of Object.entries({ short: 1000, long: MEGABYTE / 2 })) {
    const file = fs.createWriteStream(path.join(folder, `${name}.jsonl`));
    await pipeline(Readable.from(records(padding)), file);
  }
  fs.writeFileSync(path.join(folder, 'peak.mjs'), peakReporter(3));
  fs.mkdirSync(path.join(folder, 'temporary'));
}, 60_000);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
  /** Peak memory in bytes. */
  peak: number;
}

/** Runs the command with a file piped in; its temporary files go to a folder of their own. */
async function pipe(name: string, args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', path.join(folder, 'peak.mjs'), BIN, ...args], {
    env: { ...process.env, TMPDIR: path.join(folder, 'temporary') },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const outputs = child.stdio.slice(1).map(async (stream) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of stream as Readable) pieces.push(piece);
    return Buffer.concat(pieces).toString();
  });
  // A process that ends early stops reading.
  const fed = pipeline(fs.createReadStream(path.join(folder, name)), child.stdin!).catch(() => {});
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  await fed;
  const [stdout = '', stderr = '', peak = ''] = await Promise.all(outputs);
  return { status, stdout, stderr, peak: Number(peak) };
}

const temporary = () => fs.readdirSync(path.join(folder, 'temporary'));

test('for NDJSON no text is kept: memory does not grow with the texts of standard input', async () => {
  const short = await pipe('short.jsonl', ['scan', '-', '--json', '--memory', '4G']);
  const long = await pipe('long.jsonl', ['scan', '-', '--json', '--memory', '4G']);
  expect(long.status).toBe(0);
  // 126 MB came in; only a line and its copies are held.
  expect(long.peak - short.peak).toBeLessThan(60 * MEGABYTE);
  const named = await pipe('short.jsonl', ['scan', path.join(folder, 'long.jsonl'), '--json']);
  expect(withoutFormats(long.stdout)).toBe(withoutFormats(named.stdout));
}, 120_000);

describe('for people, texts that do not fit into --memory go to a temporary file', () => {
  test('and are quoted from there as from a named file', async () => {
    const spilled = await pipe('long.jsonl', ['scan', '-', ...LEAST]);
    const kept = await pipe('long.jsonl', ['scan', '-', '--memory', '4G']);
    const named = await pipe('short.jsonl', ['scan', path.join(folder, 'long.jsonl')]);
    expect(spilled.stderr).toContain('go to');
    expect(kept.stderr).not.toContain('go to');
    expect(withoutFormats(spilled.stdout)).toBe(withoutSteps(named.stdout));
    expect(withoutFormats(kept.stdout)).toBe(withoutSteps(named.stdout));
    expect(spilled.stdout.match(/“/g)?.length).toBeGreaterThan(5);
    expect(kept.peak - spilled.peak).toBeGreaterThan(25 * MEGABYTE);
    expect(temporary()).toEqual([]);
  }, 120_000);

  test('in the library each is read back after the scan, until that is closed', async () => {
    const script = `
      import fs from 'node:fs';
      import { scan, openScan } from ${JSON.stringify(path.resolve('dist/index.js'))};
      const [, , way, file] = process.argv;
      const lines = fs.readFileSync(file, 'utf8').trim().split('\\n');
      const found = await (way === 'open' ? openScan : scan)(['-'], { memory: 300 * 2 ** 20 });
      const isRight = lines.every((line) => {
        const { id, text } = JSON.parse(line);
        return found.textOf(id) === text;
      });
      let after = 'none';
      if (way === 'open') {
        await found.close();
        try { found.textOf('r000'); } catch (error) { after = error.message; }
      }
      process.stdout.write(JSON.stringify({ isRight, after }));`;
    const file = path.join(folder, 'script.mjs');
    fs.writeFileSync(file, script);
    for (const [way, name, after] of [
      ['whole', 'long.jsonl', 'none'],
      ['open', 'short.jsonl', 'the scan is closed: nothing can be read from it any more'],
    ] as const) {
      const input = path.join(folder, name);
      const command = ['-c', '"$0" "$@" < "$3"', process.execPath, file, way, input];
      const env = { ...process.env, TMPDIR: path.join(folder, 'temporary') };
      const { stdout } = spawnSync('sh', command, { env, encoding: 'utf8' });
      expect(JSON.parse(stdout)).toEqual({ isRight: true, after });
    }
    expect(temporary()).toEqual([]);
  }, 120_000);

  test('which is gone after an error and after Ctrl-C, too', async () => {
    const full = await pipe('long.jsonl', ['scan', '-', ...LEAST, '--out', '/dev/full']);
    expect(full.status).toBe(3);
    expect(temporary()).toEqual([]);
    const child = spawn(process.execPath, [BIN, 'scan', '-', ...LEAST], {
      env: { ...process.env, TMPDIR: path.join(folder, 'temporary') },
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    const ended = new Promise((resolve) =>
      child.on('close', (code, signal) => resolve(code ?? signal)),
    );
    const input = fs.createReadStream(path.join(folder, 'long.jsonl'));
    input.pipe(child.stdin!, { end: false });
    child.stdin!.on('error', () => {});
    let said = '';
    for await (const piece of child.stderr!) {
      said += piece;
      if (said.includes('go to')) break;
    }
    child.kill('SIGINT');
    // A thread that waits in the system for more input ends with the process, by the signal.
    expect([130, 'SIGINT']).toContain(await ended);
    input.destroy();
    expect(temporary()).toEqual([]);
  }, 120_000);
});
