/** Names, links, pipes, permissions and disks that a scan must not trip over. */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { scan } from '../../src/index.js';
import { CAN_MOUNT, mountSmall } from '../fixtures/mount.js';
import { tar, tarEntry, zip } from '../read/archive/build.js';
import { makeFolder } from '../read/folder.js';
import { bounded, foundIn } from './bounded.js';
import { formatCorpus } from './corpus.js';
import { utf8 } from './files.js';
import { FORMATS } from './writers.js';

const isWindows = process.platform === 'win32';
const isRoot = process.getuid?.() === 0;

/** Control characters other than line ends, which a terminal may obey. */
const CONTROL = /(?!\n)[\p{Cc}\u202e]/u;

const NAMES = [
  '../../../../tmp/escaped.txt',
  '/etc/absolute.txt',
  'C:\\Windows\\drive.txt',
  'same.txt',
  'same.txt',
  'line\nbreak.txt',
  'red\x1b[31m\x1b]0;title\x07.txt',
  'reversed\u202etxt.exe.txt',
];

describe('members of archives', () => {
  const text = (at: number) => `The article number ${at} of an archive, with words of its own.`;
  test.each([
    ['ZIP', 'all.zip', zip(NAMES.map((name, at) => ({ name, content: text(at) })))],
    ['tar', 'all.tar', tar(...NAMES.map((name, at) => tarEntry({ name, content: text(at) })))],
  ])('of %s with any names are read, and names are shown without controls', (_, name, archive) => {
    const folder = makeFolder({ [name]: archive });
    const { articles, reasons } = foundIn(bounded(['scan', folder, '--json']));
    expect(articles).toHaveLength(NAMES.length);
    expect(new Set(articles).size).toBe(NAMES.length);
    expect(reasons).toEqual([]);
    for (const id of articles) {
      expect(id).not.toMatch(/\.\.|\n/);
      expect(id).not.toMatch(CONTROL);
    }
    const shown = bounded(['scan', folder]);
    expect(shown.status).toBe(0);
    expect(`${shown.stdout}${shown.stderr}`).not.toMatch(CONTROL);
    expect(fs.existsSync('/tmp/escaped.txt') || fs.existsSync('/etc/absolute.txt')).toBe(false);
  });

  test('that are links are counted, and not followed', () => {
    const link = (name: string, type: string) => tarEntry({ name, type, content: '' });
    const archive = tar(link('a.txt', '2'), link('b.txt', '1'), link('fifo', '6'));
    const { articles, reasons } = foundIn(
      bounded(['scan', makeFolder({ 'a.tar': archive }), '--json']),
    );
    expect(articles).toEqual([]);
    expect(reasons.length).toBeGreaterThan(0);
  });
});

test.skipIf(isWindows)('names of files are shown without controls', () => {
  const text = 'A paragraph that is long enough to be found twice in a text by any scan of it. ';
  const name = 'red\x1b[31m\x1b]0;title\x07 line\nbreak.txt';
  const folder = makeFolder({
    [name]: `${text}\n\n${text}`,
    [`copy ${name}`]: `${text}\n\n${text}`,
    [`broken ${name}.gz`]: Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 255),
  });
  for (const args of [['scan'], ['repeats'], ['scan', '--json']]) {
    const { stdout, stderr } = bounded([...args, folder]);
    expect(`${stdout}${stderr}`).not.toMatch(CONTROL);
  }
});

test.skipIf(isWindows)('a pipe is named and never opened', () => {
  const folder = makeFolder({ 'good.txt': 'An article.' });
  execFileSync('mkfifo', [path.join(folder, 'pipe.html'), path.join(folder, 'pipe.zip')]);
  const { articles, reasons } = foundIn(bounded(['scan', folder, '--json']));
  expect(articles).toEqual(['good.txt']);
  expect(reasons).toEqual(['not-a-file', 'not-a-file']);
  expect(bounded(['scan', path.join(folder, 'pipe.zip')]).status).toBe(3);
});

describe('a file that shrinks while it is read gives the rest of it', () => {
  const articles = formatCorpus();
  test.each(['JSON Lines', 'JSON, an array', 'CSV', 'Parquet', 'RSS', 'WARC', 'ZIP', 'tar'])(
    '%s',
    async (format) => {
      const files = FORMATS[format]!(articles, utf8);
      const [name = ''] = Object.keys(files);
      // Several files, of which the last shrinks while the first is read.
      const folder = makeFolder({ ...files, [`z-${name}`]: files[name]! });
      const last = path.join(folder, `z-${name}`);
      const half = Math.floor(files[name]!.length / 2);
      const result = await scan([folder], {}, { onProgress: () => fs.truncateSync(last, half) });
      expect(result.articles.length).toBeGreaterThanOrEqual(articles.length);
      expect(result.articles.length).toBeLessThanOrEqual(2 * articles.length);
      if (result.articles.length < 2 * articles.length)
        expect(result.skipped.length).toBeGreaterThan(0);
    },
  );
});

describe.skipIf(isWindows)('without permission', () => {
  const uid = isRoot ? 65534 : undefined;
  const isReadable = () =>
    spawnSync('/usr/bin/env', ['ls', path.resolve('bin')], isRoot ? { uid } : {}).status === 0;

  test('a file and a folder are named, and the others are read', ({ skip }) => {
    const folder = makeFolder({
      'good.txt': 'An article.',
      'closed.html': '<p>Closed</p>',
      'closed.zip': 'x',
      'closed/a.txt': 'An article.',
    });
    fs.chmodSync(folder, 0o755);
    for (const name of ['closed.html', 'closed.zip', 'closed'])
      fs.chmodSync(path.join(folder, name), 0);
    if (!isReadable()) skip('another user may not read the program');
    const { articles, reasons } = foundIn(bounded(['scan', folder, '--json'], { uid }));
    for (const name of ['closed.html', 'closed.zip', 'closed'])
      fs.chmodSync(path.join(folder, name), 0o755);
    expect(articles).toEqual(['good.txt']);
    expect(reasons).toEqual(['unreadable', 'unreadable', 'unreadable']);
  });

  test('a file of many records that is given by name is named, and the others are read', ({
    skip,
  }) => {
    if (!isReadable()) skip('another user may not read the program');
    const record = `${JSON.stringify({ id: 'a', text: 'word '.repeat(200) })}\n`;
    const folder = makeFolder({ 'good.txt': 'An article.', 'closed.jsonl': record.repeat(700) });
    fs.chmodSync(folder, 0o755);
    const [good, closed] = ['good.txt', 'closed.jsonl'].map((name) => path.join(folder, name));
    fs.chmodSync(closed!, 0);
    const { articles, reasons } = foundIn(bounded(['scan', good!, closed!, '--json'], { uid }));
    fs.chmodSync(closed!, 0o755);
    expect(articles).toHaveLength(1);
    expect(reasons).toEqual(['unreadable']);
  });
});

describe('on a full disk', () => {
  const articles = formatCorpus();
  test.skipIf(!CAN_MOUNT).each([
    ['results', ['--out']],
    ['sketches to resume from', ['--resume']],
  ])('%s end the command with a message', (_, [flag = '']) => {
    const input = makeFolder(FORMATS.WARC!(articles, utf8));
    const disk = makeFolder();
    mountSmall(disk, '16k');
    try {
      const { status, stderr } = bounded(['scan', input, '--json', flag, path.join(disk, 'x')]);
      expect(status).not.toBe(0);
      expect(stderr).toMatch(/no space|ENOSPC|full/i);
      expect(stderr).not.toMatch(/\n\s+at /);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});
