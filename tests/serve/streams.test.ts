import http from 'node:http';
import { describe, expect, test } from 'vitest';
import { openIndex } from '../../src/index.js';
import { wirecopy } from '../cli/run.js';
import {
  answersOf,
  type LineStream,
  newFolder,
  newsOf,
  openLines,
  post,
  startServer,
} from './server.js';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends lines as long as the stream takes them, until they or it end. */
async function sendAll(stream: LineStream, lines: Iterable<string>, pause: number): Promise<void> {
  let isOver = false;
  void stream.whole.then(() => {
    isOver = true;
  });
  let sent = 0;
  for (const line of lines) {
    if (isOver) return;
    stream.send(line);
    if (++sent % 10 === 0) await sleep(pause);
  }
}

/** Lines without end. */
function* endlessLines(seed: number): Generator<string> {
  const articles = newsOf(seed, 60);
  for (let n = 0; ; n++) yield JSON.stringify({ ...articles[n % 60], id: `${seed}/${n}` });
}

/** Every answer was given for good: the index has its article, and answers the same again. */
async function expectKept(folder: string, answers: readonly Record<string, unknown>[]) {
  const index = await openIndex(folder);
  try {
    expect(index.verify()).toEqual([]);
    for (const { id, ...answer } of answers)
      expect(index.get(id as string)?.answer).toEqual(answer);
    return index.stats().articles;
  } finally {
    index.close();
  }
}

describe('a stream of lines', () => {
  test('has the answers of the index in the order of its lines, while it is sent', async () => {
    const { url } = await startServer(newFolder());
    const articles = newsOf(11, 300);
    const stream = openLines(`${url}/articles`);
    // The first answers come before the other lines are sent.
    for (let at = 0; at < 5; at++) {
      stream.send(JSON.stringify(articles[at]));
      await stream.have(at + 1);
    }
    for (const article of articles.slice(5)) stream.send(JSON.stringify(article));
    stream.end();
    expect(await stream.whole).toBe(true);
    expect(stream.answers).toEqual(await answersOf(await openIndex(null), articles));
  });

  test('keeps its order beside seven others and single articles, and nothing is lost', async () => {
    const folder = newFolder();
    const { url, child, ended } = await startServer(folder);
    const agent = new http.Agent({ keepAlive: true });
    const streams = Array.from({ length: 8 }, () => openLines(`${url}/articles`, agent));
    const inputs = streams.map((_, at) => newsOf(20 + at, 120));
    const single = async () => {
      for (const article of newsOf(40, 60)) {
        const answer = await post(`${url}/articles`, article);
        expect(await answer.json()).toMatchObject({ id: article.id });
      }
    };
    const sending = streams.map(async (stream, at) => {
      await sendAll(
        stream,
        inputs[at]!.map((article) => JSON.stringify(article)),
        1,
      );
      stream.end();
    });
    await Promise.all([...sending, single()]);
    for (const [at, stream] of streams.entries()) {
      expect(await stream.whole).toBe(true);
      expect(stream.answers.map(({ id }) => id)).toEqual(inputs[at]!.map(({ id }) => id));
    }
    agent.destroy();
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(
      await expectKept(
        folder,
        streams.flatMap(({ answers }) => answers),
      ),
    ).toBe(8 * 120 + 60);
  });

  test('is answered the same by dedup, into the same index', async () => {
    const folder = newFolder();
    const articles = newsOf(12, 60);
    const lines = articles.map((article) => JSON.stringify(article)).join('\n');
    const first = wirecopy(['dedup', '-', '--index', folder, '--quiet'], { input: lines });
    const expected = first.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).wirecopy);
    const { url } = await startServer(folder);
    const answer = await post(`${url}/articles`, lines, { 'content-type': 'application/x-ndjson' });
    const answers = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const again = expected.map((given, at) => ({ id: articles[at]!.id, ...given, replayed: true }));
    expect(answers).toEqual(again);
  });
});

describe('an index', () => {
  test('has all that was answered after a kill in the middle, and no article twice', async () => {
    const folder = newFolder();
    const articles = newsOf(13, 300);
    const lines = articles.map((article) => JSON.stringify(article));
    const answers = new Map<unknown, Record<string, unknown>>();
    for (const wait of [30, 80, 170]) {
      const { url, child, ended } = await startServer(folder);
      const stream = openLines(`${url}/articles`);
      setTimeout(() => child.kill('SIGKILL'), wait);
      // As an ingestion does, each run sends all from the first line again.
      await sendAll(stream, lines, 1);
      expect(await stream.whole).toBe(false);
      expect(await ended).toBe('SIGKILL');
      for (const { replayed, ...answer } of stream.answers) {
        const before = answers.get(answer.id);
        if (before !== undefined) expect(answer).toEqual(before);
        else answers.set(answer.id, answer);
        if (before !== undefined) expect(replayed).toBe(true);
      }
      await expectKept(folder, [...answers.values()]);
    }
    const { url } = await startServer(folder);
    const stream = openLines(`${url}/articles`);
    for (const line of lines) stream.send(line);
    stream.end();
    expect(await stream.whole).toBe(true);
    const once = stream.answers.map(({ replayed: _, ...answer }) => answer);
    expect(once).toEqual(await answersOf(await openIndex(null), articles));
  });

  test('is closed by each signal during streams, each of which ends whole after its last answer', async () => {
    // At once: a server gives clients that leave their streams open some seconds.
    await Promise.all((['SIGTERM', 'SIGINT', 'SIGHUP'] as const).map(expectClosed));
  });

  async function expectClosed(signal: NodeJS.Signals): Promise<void> {
    const folder = newFolder();
    const { url, child, ended } = await startServer(folder);
    const streams = [1, 2, 3].map(() => openLines(`${url}/articles`));
    const sending = streams.map((stream, at) => sendAll(stream, endlessLines(50 + at), 20));
    for (const stream of streams) await stream.have(20);
    child.kill(signal);
    expect(await Promise.all(streams.map(({ whole }) => whole))).toEqual([true, true, true]);
    await Promise.all(sending);
    expect([signal, await ended]).toEqual([signal, 0]);
    const answers = streams.flatMap(({ answers }) => answers);
    expect(await expectKept(folder, answers)).toBe(answers.length);
  }

  test('is served by one process at a time', async () => {
    const folder = newFolder();
    const { child } = await startServer(folder);
    const second = wirecopy(['serve', '--index', folder, '--port', '0']);
    expect(second.status).toBe(3);
    expect(second.stderr).toContain(`is being changed by process ${child.pid}`);
  });
});

describe('the command', () => {
  test('says which option is wrong, and which address is taken', async () => {
    const { url } = await startServer(newFolder());
    const { port } = new URL(url);
    const taken = wirecopy(['serve', '--index', newFolder(), '--port', port]);
    expect(taken.status).toBe(3);
    expect(taken.stderr).toContain(`--port ${port} cannot be used`);
    const wrong = wirecopy(['serve', '--port', '70000', '--requests', '0', '--timeout', '1.5']);
    expect(wrong.status).toBe(2);
    for (const flag of ['--index', '--port', '--requests', '--timeout']) {
      expect(wrong.stderr).toContain(`${flag} takes`);
    }
    const token = wirecopy(['serve', '--index', newFolder(), '--token-file', '/dev/null']);
    expect([token.status, token.stderr]).toEqual([
      2,
      expect.stringContaining('--token-file takes'),
    ]);
  });
});
