/** `kill -9` of real processes at random moments: `KILLS=200` makes more of them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BIN, wirecopy } from '../cli/run.js';
import { Prose } from '../fixtures/articles.js';

// Threads run the build, so dist/ must exist.
const built = new URL('../../dist/index.js', import.meta.url).href;
const { openIndex }: typeof import('../../src/index.js') = await import(built);

const KILLS = Number(process.env.KILLS ?? 12);
const TIMEOUT = 60_000 + 8000 * KILLS;

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-kills-'));
afterAll(() => fs.rmSync(root, { recursive: true }));

const prose = new Prose(Number(process.env.FC_SEED ?? 15));
const stories = Array.from({ length: 120 }, () => prose.article(2, 20));
const records = Array.from({ length: 1000 }, (_, i) => ({
  // One of ten has the id of an earlier one, of which it is a revision.
  id: i % 10 === 9 ? `a${i - 5}` : `a${i}`,
  text: `${prose.edited(prose.pick(stories), prose.pick([0, 0, 0.05, 0.4]))}${i % 10 === 9 ? ` ${i}` : ''}`,
  source: `source${i % 7}`,
  date: `2024-03-${10 + (i % 20)}`,
}));
const lines = records.map((record) => `${JSON.stringify(record)}\n`);
const ids = [...new Set(records.map(({ id }) => id))];

const newFolder = (name: string) => path.join(fs.mkdtempSync(path.join(root, name)), 'index');

/** The lines of `dedup` for all records, and its index, without a kill. */
const whole = { folder: newFolder('whole'), lines: [] as string[], contents: '' };

beforeAll(async () => {
  const { stdout } = wirecopy(['dedup', '-', '--index', whole.folder], { input: lines.join('') });
  whole.lines = stdout.trimEnd().split('\n');
  expect(whole.lines).toHaveLength(records.length);
  whole.contents = await contentsOf(whole.folder);
}, TIMEOUT);

/** Everything that an index says about its articles; its checksums have to be right. */
async function contentsOf(folder: string): Promise<string> {
  const index = await openIndex(folder, { readOnly: true });
  try {
    expect(index.verify()).toEqual([]);
    const articles = ids.map((id) => JSON.stringify([index.get(id), index.cluster(id)]));
    return [index.stats().articles, ...articles].join('\n');
  } finally {
    index.close();
  }
}

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [BIN, ...args], { stdio: ['pipe', 'pipe', 'ignore'] });
}

/** The time in ms from the first change that a process makes in a folder to its end. */
async function timeOfChanges(folder: string, args: readonly string[]): Promise<number> {
  const child = start(args);
  let began = Number.NaN;
  const watcher = fs.watch(folder, () => {
    if (Number.isNaN(began)) began = performance.now();
  });
  const [status] = await once(child, 'exit');
  watcher.close();
  expect(status).toBe(0);
  return performance.now() - began;
}

/** Kills a process at a random moment up to `time` ms after its first change of a folder. */
async function killWithin(time: number, folder: string, args: readonly string[]): Promise<void> {
  const child = start(args);
  const kill = () => child.kill('SIGKILL');
  let timer: NodeJS.Timeout | undefined;
  const watcher = fs.watch(folder, () => {
    timer ??= setTimeout(kill, (time * prose.below(1000)) / 1000);
  });
  await once(child, 'exit');
  clearTimeout(timer);
  watcher.close();
}

/** Whole lines that a process wrote before it was killed, which is after some of them. */
async function killAfterLines(args: readonly string[], count: number): Promise<string[]> {
  const child = start(args);
  child.stdin!.on('error', () => {});
  let written = '';
  let found = 0;
  child.stdout!.setEncoding('utf8').on('data', (part: string) => {
    written += part;
    found += part.split('\n').length - 1;
    if (found >= count) setTimeout(() => child.kill('SIGKILL'), prose.below(15));
  });
  const closed = once(child, 'close');
  // Small parts make many entries of the journal.
  for (let from = 0; from < lines.length && child.signalCode === null; from += 25) {
    child.stdin!.write(lines.slice(from, from + 25).join(''));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  child.stdin!.end();
  await closed;
  return written.split('\n').slice(0, -1);
}

/** A line of a record without the mark of a repetition. */
const first = (line: string) => line.replace(/,"replayed":true\}\}$/, '}}');

describe('after a kill', () => {
  test('of dedup every record that went out is in the index once, and no record is there by half', {
    timeout: TIMEOUT,
  }, async () => {
    const folder = newFolder('dedup');
    const args = ['dedup', '-', '--index', folder];
    const most = Math.ceil(KILLS / 2);
    let kept = 0;
    for (let kill = 0; kill < most; kill++) {
      const count = Math.floor((records.length * (kill + prose.below(1000) / 1000)) / most);
      const out = await killAfterLines(args, count);
      expect(out.map(first)).toEqual(whole.lines.slice(0, out.length));
      const isReplayed = out.map((line) => line !== first(line));
      expect(isReplayed).toEqual(out.map((_, i) => i < kept));
      if (!fs.existsSync(folder)) continue;
      const index = await openIndex(folder, { readOnly: true });
      expect(index.verify()).toEqual([]);
      kept = index.stats().articles;
      expect(kept).toBeGreaterThanOrEqual(out.length);
      const known = new Set(records.slice(0, kept).map(({ id }) => id));
      expect(ids.filter((id) => index.get(id) !== null)).toEqual([...known]);
      index.close();
      // Some of the following runs begin with segments.
      if (kill % 5 === 4) await killWithin(100, folder, ['index', 'compact', folder]);
    }
    const again = wirecopy(args, { input: lines.join('') })
      .stdout.trimEnd()
      .split('\n');
    expect(again.map(first)).toEqual(whole.lines);
    expect(await contentsOf(folder)).toBe(whole.contents);
  });

  test('of compact an index holds the same articles', { timeout: TIMEOUT }, async () => {
    const folder = newFolder('compact');
    const index = await openIndex(folder);
    for (const [i, record] of records.entries()) {
      await index.add(record);
      if (i % 240 === 239) index.deduplicator.seen.flush();
    }
    await index.remove({ source: 'source3' });
    index.close();
    const contents = await contentsOf(folder);
    const first = newFolder('first');
    fs.cpSync(folder, first, { recursive: true });
    const time = await timeOfChanges(first, ['index', 'compact', first]);
    for (let kill = 0; kill < KILLS / 6; kill++) {
      const copy = newFolder('copy');
      fs.cpSync(folder, copy, { recursive: true });
      await killWithin(time, copy, ['index', 'compact', copy]);
      expect(await contentsOf(copy)).toBe(contents);
      expect(wirecopy(['index', 'compact', copy]).status).toBe(0);
      expect(await contentsOf(copy)).toBe(contents);
    }
  });

  test('of merge the next merge ends with the articles of both', { timeout: TIMEOUT }, async () => {
    const [one, other] = [newFolder('one'), newFolder('other')];
    for (const [folder, parity] of [
      [one, 0],
      [other, 1],
    ] as const) {
      const index = await openIndex(folder);
      for (const [i, record] of records.entries()) if (i % 2 === parity) await index.add(record);
      index.close();
    }
    const merged = newFolder('merged');
    fs.cpSync(one, merged, { recursive: true });
    const time = await timeOfChanges(merged, ['index', 'merge', merged, other]);
    const contents = await contentsOf(merged);
    for (let kill = 0; kill < KILLS / 6; kill++) {
      const copy = newFolder('copy');
      fs.cpSync(one, copy, { recursive: true });
      await killWithin(time, copy, ['index', 'merge', copy, other]);
      await contentsOf(copy);
      expect(wirecopy(['index', 'merge', copy, other]).status).toBe(0);
      expect(await contentsOf(copy)).toBe(contents);
    }
  });

  test('of remove all of the articles are removed, or none', { timeout: TIMEOUT }, async () => {
    const removed = newFolder('removed');
    fs.cpSync(whole.folder, removed, { recursive: true });
    const time = await timeOfChanges(removed, ['index', 'remove', removed, '--source', 'source2']);
    const contents = await contentsOf(removed);
    for (let kill = 0; kill < KILLS / 6; kill++) {
      const copy = newFolder('copy');
      fs.cpSync(whole.folder, copy, { recursive: true });
      await killWithin(time, copy, ['index', 'remove', copy, '--source', 'source2']);
      expect([contents, whole.contents]).toContain(await contentsOf(copy));
      expect(wirecopy(['index', 'remove', copy, '--source', 'source2']).status).toBe(0);
      expect(await contentsOf(copy)).toBe(contents);
    }
  });

  test('within an automatic flush, or the merge after it, all that went out is there', {
    timeout: 4 * TIMEOUT,
  }, async () => {
    const full = newFolder('full');
    // Three small segments, and a fourth that is nearly as large as one that is written without being asked for.
    const before = 3 * 100 + SEGMENT - 100;
    const index = await openIndex(full);
    for (let from = 0; from < before; ) {
      const count = from < 300 ? 100 : before - from;
      const some = Array.from({ length: count }, (_, i) => smallRecord(from + i));
      for await (const _ of index.addAll(some));
      from += count;
      if (from < before) index.deduplicator.seen.flush();
    }
    expect(index.stats()).toMatchObject({ segments: 3, recent: SEGMENT - 100 });
    index.close();
    const added = Array.from({ length: 300 }, (_, i) => smallRecord(before + i));
    const input = added.map((record) => `${JSON.stringify(record)}\n`).join('');
    const linesOf = (stdout: string) => stdout.split('\n').slice(0, -1);
    const merged = newFolder('merged');
    fs.cpSync(full, merged, { recursive: true });
    const begin = performance.now();
    const whole = linesOf(wirecopy(['dedup', '-', '--index', merged], { input }).stdout);
    const time = performance.now() - begin;
    const contents = await summaryOf(merged, added);
    for (let kill = 0; kill < KILLS / 6; kill++) {
      const copy = newFolder('copy');
      fs.cpSync(full, copy, { recursive: true });
      const args = ['dedup', '-', '--index', copy];
      const out = linesOf(await killAfterSegment(copy, args, input, prose.below(time / 2)));
      expect(out).toEqual(whole.slice(0, out.length));
      const reader = await openIndex(copy, { readOnly: true });
      expect(reader.verify()).toEqual([]);
      expect(reader.stats().articles).toBeGreaterThanOrEqual(before + out.length);
      expect(added.slice(0, out.length).filter(({ id }) => reader.get(id) === null)).toEqual([]);
      reader.close();
      const again = linesOf(wirecopy(args, { input }).stdout);
      expect(again.map(first)).toEqual(whole);
      expect(await summaryOf(copy, added)).toEqual(contents);
      fs.rmSync(copy, { recursive: true });
    }
  });
});

/** Articles of a segment that is written without being asked for. */
const SEGMENT = 1 << 14;

/** A record that shares no passage with any other. */
const smallRecord = (i: number) => ({
  id: `s${i}`,
  text: `Report ${i} on matter ${7919 * i} of day`,
});

/** The number of articles of an index, and some of its articles. */
async function summaryOf(folder: string, some: readonly { id: string }[]): Promise<unknown[]> {
  const index = await openIndex(folder, { readOnly: true });
  try {
    expect(index.verify()).toEqual([]);
    const { articles, segments } = index.stats();
    return [articles, segments > 0, ...some.map(({ id }) => index.get(id))];
  } finally {
    index.close();
  }
}

/** Feeds a process and kills it some time after it has begun a segment; returns its output. */
async function killAfterSegment(
  folder: string,
  args: readonly string[],
  input: string,
  ms: number,
) {
  const child = start(args);
  child.stdin!.on('error', () => {});
  let timer: NodeJS.Timeout | undefined;
  const watcher = fs.watch(folder, (_, name) => {
    if (name?.startsWith('segment')) timer ??= setTimeout(() => child.kill('SIGKILL'), ms);
  });
  const output = text(child.stdout!);
  child.stdin!.end(input);
  await once(child, 'exit');
  clearTimeout(timer);
  watcher.close();
  return output;
}
