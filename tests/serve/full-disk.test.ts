/** Disks that fill while a server or a stream writes to them. */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openIndex } from '../../src/index.js';
import { BIN, wirecopy } from '../cli/run.js';
import { CAN_MOUNT, CAN_MOUNT_THIN, mountSmall, mountThin } from '../fixtures/mount.js';
import { makeFolder } from '../read/folder.js';
import { newsOf, openLines, post, type Served, startServer } from './server.js';

const articles = newsOf(91, 2000);

/** A folder on a disk of its own. */
function mounted(size: string): { folder: string; enlarge: () => void } {
  const disk = makeFolder();
  mountSmall(disk, size);
  onTestFinished(() => void execFileSync('umount', ['-l', disk]));
  const enlarge = () => execFileSync('mount', ['-o', 'remount,size=64m', disk]);
  return { folder: path.join(disk, 'index'), enlarge };
}

/** Sends articles one by one until one is refused; returns those that were acknowledged. */
async function sendUntilRefused({ url }: Served, from = 0) {
  const kept: Record<string, unknown>[] = [];
  for (const article of articles.slice(from)) {
    const answer = await post(`${url}/articles`, article);
    if (answer.status !== 200) return { kept, refused: article, answer };
    kept.push((await answer.json()) as Record<string, unknown>);
  }
  throw new Error('nothing was refused');
}

/** Whether an index has each acknowledged article with its answer, and all of its checksums are right. */
async function expectKept(folder: string, kept: readonly Record<string, unknown>[]): Promise<void> {
  const index = await openIndex(folder, { readOnly: true });
  try {
    expect(index.verify()).toEqual([]);
    for (const { id, ...answer } of kept) expect(index.get(`${id}`)?.answer).toEqual(answer);
  } finally {
    index.close();
  }
}

describe.runIf(CAN_MOUNT)('on a full disk', () => {
  test('a server refuses articles on it, goes on, and takes it when there is space', async () => {
    const { folder, enlarge } = mounted('400k');
    const server = await startServer(folder);
    const { kept, refused, answer } = await sendUntilRefused(server);
    expect(kept.length).toBeGreaterThan(50);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await answer.json()).toMatchObject({ error: 'index' });
    await expectKept(folder, kept);
    // Removals are refused in the same way, also if they are asked for again; reading goes on.
    const first = `${server.url}/articles/${encodeURIComponent(kept[0]!.id as string)}`;
    for (const _ of [1, 2]) expect((await fetch(first, { method: 'DELETE' })).status).toBe(503);
    expect((await fetch(first)).status).toBe(200);
    expect((await post(`${server.url}/query`, articles[0])).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    // Refused articles take no memory, but for the one that found the disk full.
    for (const article of articles.slice(-20)) {
      expect((await post(`${server.url}/articles`, article)).status).toBe(503);
      expect((await fetch(`${server.url}/articles/${encodeURIComponent(article.id)}`)).status).toBe(
        404,
      );
    }
    enlarge();
    expect((await post(`${server.url}/articles`, refused)).status).toBe(200);
    expect((await fetch(first, { method: 'DELETE' })).status).toBe(200);
    expect((await fetch(first)).status).toBe(404);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    await expectKept(folder, kept.slice(1));
  });

  test('a stream of lines ends early, after answers to all that is kept', async () => {
    const { folder } = mounted('400k');
    const server = await startServer(folder);
    const stream = openLines(`${server.url}/articles`);
    for (const article of articles) stream.send(JSON.stringify(article));
    stream.end();
    expect(await stream.whole).toBe(false);
    expect(stream.answers.length).toBeGreaterThan(20);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await expectKept(folder, stream.answers);
    server.child.kill('SIGTERM');
    // It cannot write down that it has ended, and says so.
    expect([0, 3]).toContain(await server.ended);
    await expectKept(folder, stream.answers);
  });

  test('dedup ends with the cause; a run with more space goes on to the same index', async () => {
    const { folder, enlarge } = mounted('400k');
    const input = articles.map((article) => `${JSON.stringify(article)}\n`).join('');
    const run = (index: string) => wirecopy(['dedup', '-', '--index', index, '--quiet'], { input });
    const full = run(folder);
    expect([full.status, full.stderr]).toEqual([
      3,
      expect.stringMatching(/cannot be written: ENOSPC/),
    ]);
    const linesOf = (stdout: string) => stdout.trimEnd().split('\n');
    const written = linesOf(full.stdout);
    expect(written.length).toBeGreaterThan(20);
    await expectKept(
      folder,
      written.map((line) => ({ ...JSON.parse(line).wirecopy, id: JSON.parse(line).id })),
    );
    enlarge();
    const again = linesOf(run(folder).stdout).map((line) => line.replace(',"replayed":true', ''));
    expect(again.slice(0, written.length)).toEqual(written);
    expect(again).toEqual(linesOf(run(path.join(makeFolder(), 'whole')).stdout));
  });
});

test.skipIf(process.platform === 'win32')(
  'files that may not grow are as a full disk',
  async () => {
    const folder = path.join(makeFolder(), 'index');
    const input = articles.map((article) => `${JSON.stringify(article)}\n`).join('');
    const script = 'ulimit -f 200; exec "$@"';
    const command = ['-c', script, 'sh', process.execPath, BIN, 'dedup', '-', '--index', folder];
    const { status, stdout, stderr } = spawnSync('sh', command, { input, encoding: 'utf8' });
    expect([status, stderr]).toEqual([3, expect.stringMatching(/cannot be written: EFBIG/)]);
    const ids = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    const index = await openIndex(folder);
    expect(index.verify()).toEqual([]);
    expect(ids.filter((id) => index.get(id) === null)).toEqual([]);
    index.close();
  },
);

describe.runIf(CAN_MOUNT_THIN)('when a sync of the disk fails', () => {
  function thin(): string {
    const disk = makeFolder();
    const unmount = mountThin(disk, '1100k');
    onTestFinished(() => {
      unmount();
      fs.rmSync(`${disk}.disk`, { recursive: true });
    });
    return path.join(disk, 'index');
  }

  test('a server acknowledges nothing more, says so, and ends when it is asked to', async () => {
    const folder = thin();
    const server = await startServer(folder);
    const { kept, answer } = await sendUntilRefused(server);
    expect(kept.length).toBeGreaterThan(50);
    expect(answer.status).toBe(503);
    const ready = await fetch(`${server.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { state: 'broken' }]);
    expect((await post(`${server.url}/articles`, articles.at(-1))).status).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await expectKept(folder, kept);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(3);
    await expectKept(folder, kept);
  });

  test('dedup writes nothing more, and ends with the cause', async () => {
    const folder = thin();
    const input = articles.map((article) => `${JSON.stringify(article)}\n`).join('');
    const { status, stdout, stderr } = wirecopy(['dedup', '-', '--index', folder], { input });
    expect([status, stderr]).toEqual([
      3,
      expect.stringMatching(/journal-0 cannot be written: .*sync/),
    ]);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    await expectKept(
      folder,
      lines.map(({ id, wirecopy: answer }) => ({ ...answer, id })),
    );
  });
});
