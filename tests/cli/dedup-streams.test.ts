/** `dedup` beside a process that writes its input while it reads the output. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readPeak } from '../../benchmarks/pipeline/measure.js';
import { makeFolder } from '../read/folder.js';
import { answers, answersOf, bridge, line, prose } from './dedup.js';
import { BIN, wirecopy } from './run.js';

/** Starts a run that reads standard input, and ends with the test. */
function start(...options: string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [BIN, 'dedup', '-', ...options]);
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** The next piece of the output. */
const nextPiece = (child: ChildProcessWithoutNullStreams) =>
  new Promise<string>((resolve) => child.stdout.once('data', (bytes) => resolve(String(bytes))));

const statusOf = (child: ChildProcessWithoutNullStreams) =>
  new Promise((resolve) => child.on('close', (status, signal) => resolve(status ?? signal)));

describe('a stream', () => {
  const good = (id: string) => line({ id, text: prose.paragraph(40) });

  test('of records that have no end, or are too long, takes a bounded part of the memory', {
    timeout: 120_000,
  }, async () => {
    const child = start('--max-size', '8M');
    const part = Buffer.alloc(1 << 20, 0x61);
    const write = async (bytes: string | Uint8Array) => {
      if (!child.stdin.write(bytes)) await once(child.stdin, 'drain');
    };
    const written = text(child.stdout);
    await write(`${good('a')}\n{"id":"b","text":"`);
    for (let megabytes = 0; megabytes < 2048; megabytes++) await write(part);
    await write(`"}\n${good('c')}\n{"id":"d","text":"`);
    for (let megabytes = 0; megabytes < 64; megabytes++) await write(part);
    const peak = readPeak(child.pid);
    child.stdin.end();
    const found = answersOf(await written);
    expect(found.map(({ verdict, reason }) => reason ?? verdict)).toEqual([
      ...['new', 'too-large', 'new', 'too-large'],
    ]);
    expect(found[1]).toMatchObject({ line: 2 });
    expect(peak).toBeLessThan(300 * 2 ** 20);
  });

  // The reader of a queue would wait for ever, and this test with it.
  test('gives each record while it waits for the next, also after lines that are blank or broken', async () => {
    const child = start();
    child.stdin.write('\n{"broken"\n');
    for (const id of ['a', 'b']) {
      child.stdin.write(`${line({ id, text: prose.paragraph(50) })}\n`);
      let piece = await nextPiece(child);
      while (!piece.includes(`"id":"${id}"`)) piece = await nextPiece(child);
      expect(piece).toMatch(/"verdict":"new".*\n$/);
    }
    child.stdin.end();
    expect(await statusOf(child)).toBe(3);
  });

  test('ends when its reader goes away, and all that was read is in the index', async () => {
    const index = path.join(makeFolder(), 'seen');
    const child = start('--index', index);
    child.stdin.on('error', () => {});
    const feed = () => {
      while (child.stdin.write(`${line({ text: prose.paragraph(200) })}\n`));
      child.stdin.once('drain', feed);
    };
    feed();
    await nextPiece(child);
    child.stdout.destroy();
    expect(await statusOf(child)).toBe(0);
    expect(wirecopy(['index', 'verify', index]).stdout).toMatch(/every checksum is right/);
  });

  test.skipIf(process.platform === 'win32')(
    'that is ended by Ctrl-C leaves an index with every record that went out',
    async () => {
      const index = path.join(makeFolder(), 'seen');
      const child = start('--index', index);
      child.stdin.write(`${line({ id: 'a', text: bridge })}\n`);
      await nextPiece(child);
      child.kill('SIGINT');
      expect([130, 'SIGINT']).toContain(await statusOf(child));
      expect(answers([{ id: 'a', text: bridge }], '--index', index)).toMatchObject([
        { verdict: 'new', replayed: true },
      ]);
    },
  );
});
