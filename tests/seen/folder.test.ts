import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openIndex } from '../../src/dedup/open-index.js';
import { RunError } from '../../src/errors.js';
import { wirecopy } from '../cli/run.js';
import { Prose } from '../fixtures/articles.js';
import { CAN_MOUNT, mountSmall } from '../fixtures/mount.js';
import { addTo, openSeen, openSeenToRead, sketched } from '../fixtures/seen.js';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-folder-'));
afterAll(() => fs.rmSync(root, { recursive: true }));
const newFolder = () => fs.mkdtempSync(path.join(root, 'i'));

const prose = new Prose(7);
const articles = Array.from({ length: 200 }, (_, i) => ({
  id: `a${i}`,
  text: prose.article(3, 60),
}));

describe('a writer', () => {
  test('keeps a second one out, in its own process and in others, until it ends', async () => {
    const folder = newFolder();
    const index = await openIndex(folder);
    const message = `${folder} is being changed by process ${process.pid}`;
    await expect(openIndex(folder)).rejects.toThrow(message);
    const other = wirecopy(['dedup', '-', '--index', folder], { input: '' });
    expect([other.status, other.stderr.includes(message)]).toEqual([3, true]);
    await index.add(articles[0]!);
    index.close();
    const next = await openIndex(folder);
    expect(next.get('a0')).not.toBeNull();
    next.close();
  });

  test('takes the place of one that was killed', async () => {
    const folder = newFolder();
    const args = ['bin/wirecopy.js', 'dedup', '-', '--index', folder];
    const killed = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    killed.stdin.write(`${JSON.stringify(articles[0])}\n`);
    await once(killed.stdout, 'data');
    await expect(openIndex(folder)).rejects.toThrow(`changed by process ${killed.pid}`);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const index = await openIndex(folder);
    expect(index.get('a0')).not.toBeNull();
    expect(fs.readdirSync(folder).filter((name) => name.startsWith('writer'))).toHaveLength(1);
    index.close();
    expect(fs.readdirSync(folder).sort()).toEqual(['index.json', 'journal-0']);
  });

  test('is not kept out by a process that later got the number of one that was killed', async () => {
    const folder = newFolder();
    (await openIndex(folder)).close();
    fs.writeFileSync(path.join(folder, `writer-${process.ppid}-1`), '');
    (await openIndex(folder)).close();
  });

  test('is at most one, if many begin at one moment', { timeout: 60_000 }, async () => {
    const folder = newFolder();
    (await openIndex(folder)).close();
    fs.writeFileSync(path.join(folder, 'writer-4194305-1'), '');
    const args = ['bin/wirecopy.js', 'dedup', '-', '--index', folder];
    const line = `${JSON.stringify(articles[0])}\n`;
    const all = Array.from({ length: 6 }, () => {
      return spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    });
    // Each one that is admitted answers, and holds the index until its input ends.
    const answered = all.map(async (child) => {
      child.stdin.on('error', () => {});
      child.stdin.write(line);
      const ended = once(child, 'exit').then(() => false);
      return Promise.race([once(child.stdout, 'data').then(() => true), ended]);
    });
    const admitted = (await Promise.all(answered)).filter(Boolean).length;
    for (const child of all) child.stdin.end();
    expect(admitted).toBeLessThanOrEqual(1);
  });

  test('names the folder that holds other files, and the one that is a file', async () => {
    const folder = newFolder();
    fs.writeFileSync(path.join(folder, 'letters.txt'), 'Dear all');
    await expect(openIndex(folder)).rejects.toThrow('holds other files and no index');
    expect(fs.readdirSync(folder)).toEqual(['letters.txt']);
    const file = path.join(folder, 'letters.txt');
    await expect(openIndex(file)).rejects.toThrow(`${file} cannot hold an index`);
  });

  test('names the value found and the value asked for, if the parameters differ', async () => {
    const folder = newFolder();
    (await openIndex(folder, { shingle: 4 })).close();
    await expect(openIndex(folder)).rejects.toThrow('shingle is 4, asked for 5');
    const { status, stderr } = wirecopy(['dedup', '-', '--index', folder, '--shingle', '3'], {
      input: '',
    });
    expect(stderr).toContain('shingle is 4, asked for 3');
    expect(status).toBe(3);
  });
});

describe('a reader', () => {
  test('sees the articles of the moment at which it opened, while a writer flushes and compacts', () => {
    const folder = newFolder();
    const { seen } = openSeen(folder);
    const readers: { seen: typeof seen; count: number }[] = [];
    for (const [number, { id, text }] of articles.entries()) {
      addTo(seen, sketched(number, id, text));
      if (number % 7 === 6) seen.flush();
      if (number % 40 === 39) seen.compact();
      if (number % 10 === 9) readers.push({ seen: openSeenToRead(folder).seen, count: number + 1 });
    }
    for (const { seen: reader, count } of readers) {
      expect([...reader.all()].map(({ number }) => reader.recordOf(number).id)).toEqual(
        articles.slice(0, count).map(({ id }) => id),
      );
      for (let number = 0; number < count; number++) {
        expect(reader.text(number).tokens).toEqual(seen.text(number).tokens);
      }
      reader.close();
    }
    seen.close();
  });

  test('never misses an article that was acknowledged', { timeout: 60_000 }, async () => {
    const folder = newFolder();
    (await openIndex(folder)).close();
    const script = `
      import { openIndex } from ${JSON.stringify(path.resolve('dist/index.js'))};
      const index = await openIndex(${JSON.stringify(folder)});
      for (let i = 0; i < 300; i++) {
        await index.add({ id: 'a' + i, text: 'Article number ' + i });
        if (i % 5 === 0) index.deduplicator.seen.flush();
        process.stdout.write(i + '\\n');
      }
      index.close();`;
    const writer = spawn(process.execPath, ['--input-type=module', '-e', script]);
    let acknowledged = -1;
    writer.stdout.on('data', (part: Buffer) => {
      acknowledged = Number(part.toString().trimEnd().split('\n').at(-1));
    });
    const ended = once(writer, 'exit');
    let opened = 0;
    while (writer.exitCode === null) {
      const before = acknowledged;
      const index = await openIndex(folder, { readOnly: true });
      expect(index.stats().articles).toBeGreaterThan(before);
      if (before >= 0) expect(index.get(`a${before}`)).not.toBeNull();
      index.close();
      opened++;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(await ended).toEqual([0, null]);
    expect(opened).toBeGreaterThan(3);
  });

  test('needs no right to write', async () => {
    const folder = newFolder();
    const index = await openIndex(folder);
    await index.add(articles[0]!);
    index.close();
    const before = fs
      .readdirSync(folder)
      .map((name) => fs.readFileSync(path.join(folder, name), 'hex'));
    const reader = await openIndex(folder, { readOnly: true });
    expect(reader.query({ ...articles[0]!, id: 'other' }).verdict).toBe('identical');
    reader.close();
    const after = fs
      .readdirSync(folder)
      .map((name) => fs.readFileSync(path.join(folder, name), 'hex'));
    expect(after).toEqual(before);
  });
});

describe.runIf(CAN_MOUNT)('a disk', () => {
  function mounted(size: string): {
    folder: string;
    remount: (option: string) => void;
    unmount: () => void;
  } {
    const folder = newFolder();
    mountSmall(folder, size);
    return {
      folder: path.join(folder, 'index'),
      remount: (option) => execFileSync('mount', ['-o', `remount,${option}`, folder]),
      // Also if a failed test left an index open there.
      unmount: () => execFileSync('umount', ['-l', folder]),
    };
  }

  test('that is full is named, and the index goes on when it is not', async () => {
    const { folder, remount, unmount } = mounted('100k');
    try {
      const index = await openIndex(folder);
      const added: string[] = [];
      const add = async () => {
        for (const article of articles) {
          await index.add(article);
          added.push(article.id);
        }
      };
      await expect(add()).rejects.toThrow(/journal-0 cannot be written: ENOSPC/);
      expect(added.length).toBeGreaterThan(10);
      expect(() => index.compact()).toThrow(/index\.json cannot be written: ENOSPC/);
      const reader = await openIndex(folder, { readOnly: true });
      expect(added.filter((id) => reader.get(id) === null)).toEqual([]);
      expect([reader.verify(), reader.stats().articles]).toEqual([[], added.length]);
      reader.close();
      remount('size=8m');
      await add();
      index.compact();
      index.close();
      await checkAll(folder);
    } finally {
      unmount();
    }
  });

  test('that is full while an index is opened or closed leaves it as it was', async () => {
    const { folder, remount, unmount } = mounted('4m');
    try {
      const index = await openIndex(folder);
      for (const article of articles) await index.add(article);
      const filler = path.join(folder, '..', 'filler');
      const fill = () => {
        try {
          for (;;) fs.appendFileSync(filler, new Uint8Array(4096));
        } catch {
          // It is full.
        }
      };
      fill();
      expect(() => index.close()).toThrow(/index.json cannot be written: ENOSPC/);
      await expect(openIndex(folder)).rejects.toThrow(RunError);
      const { status, stderr } = wirecopy(['dedup', '-', '--index', folder], { input: '' });
      expect([status, stderr]).toEqual([3, expect.stringContaining('ENOSPC')]);
      await checkAll(folder);
      fs.rmSync(filler);
      (await openIndex(folder)).close();
      await checkAll(folder);
      remount('ro');
      await expect(openIndex(folder)).rejects.toThrow(/cannot hold an index: EROFS/);
      await checkAll(folder);
    } finally {
      unmount();
    }
  });

  /** All articles are there, with their texts. */
  async function checkAll(folder: string): Promise<void> {
    const reader = await openIndex(folder, { readOnly: true });
    expect([reader.verify(), reader.stats().articles]).toEqual([[], articles.length]);
    for (const { id, text } of articles) {
      const { verdict, of, passages } = reader.query({ id: 'other', text: `${text} More words` });
      expect([verdict, of, passages[0]?.otherEnd]).toEqual(['near-duplicate', id, text.length - 1]);
    }
    reader.close();
  }
});

test('a clock that goes backwards changes nothing', async () => {
  const now = Date.now;
  const folder = newFolder();
  try {
    for (const [i, clock] of [2e12, 1e12, 0, 1.5e12].entries()) {
      Date.now = () => clock;
      const index = await openIndex(folder);
      await index.add(articles[i]!);
      index.compact();
      for (const { id } of articles.slice(0, i + 1)) expect(index.get(id)).not.toBeNull();
      index.close();
    }
  } finally {
    Date.now = now;
  }
});
