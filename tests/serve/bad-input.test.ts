import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { newFolder, newsOf, openLines, post, type Served, startServer } from './server.js';

/** Whether a server still judges articles. */
async function expectServing({ url }: Served): Promise<void> {
  const answer = await post(`${url}/query`, newsOf(9, 1)[0]);
  expect([answer.status, ((await answer.json()) as { verdict: string }).verdict]).toEqual([
    200,
    'new',
  ]);
}

/** Opens a connection, writes to it and gives all that comes back. */
function talk({ url }: Served, text: string): { socket: net.Socket; heard: Promise<string> } {
  const { port, hostname } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  socket.write(text);
  const heard = new Promise<string>((resolve) => {
    let all = '';
    socket.on('data', (data) => {
      all += data;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(all));
  });
  return { socket, heard };
}

const head = (length: number) =>
  `POST /articles HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

describe('one article that cannot be judged is refused with its reason', () => {
  const bodies: [name: string, body: string, status: number, reason: string][] = [
    ['broken JSON', '{"id":1,"text":"a', 400, 'broken-json'],
    ['broken JSON on several lines', '{"id":1,\n"text":"a', 400, 'broken-json'],
    ['two objects', '{"text":"a"} {"text":"b"}', 400, 'broken-json'],
    ['two lines', '{"text":"a"}\n{"text":"b"}', 400, 'broken-json'],
    ['nothing', '', 400, 'broken-json'],
    ['blanks', ' \n\t ', 400, 'broken-json'],
    ['NUL bytes', '\0\0\0\0', 400, 'broken-json'],
    ['an array', '[]', 422, 'no-text'],
    ['a string', '"text"', 422, 'no-text'],
    ['no text', '{"id":1}', 422, 'no-text'],
    ['a text that is not a string', '{"id":1,"text":{"a":1}}', 422, 'no-text'],
    ['too large', JSON.stringify({ text: 'a'.repeat(70_000) }), 413, 'too-large'],
  ];

  test('by name', async () => {
    const server = await startServer(newFolder(), ['--max-size', '64K']);
    for (const [name, body, status, reason] of bodies) {
      for (const route of ['articles', 'query']) {
        const answer = await post(`${server.url}/${route}`, body);
        const fault = (await answer.json()) as { error: string };
        expect([name, answer.status, fault.error]).toEqual([name, status, reason]);
      }
    }
    await expectServing(server);
  });

  test('or with the type of its body', async () => {
    const server = await startServer(newFolder());
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data', 'a']) {
      const answer = await post(`${server.url}/articles`, '{}', { 'content-type': type });
      expect([type, answer.status]).toEqual([type, 415]);
      expect(await answer.text()).toContain('application/x-ndjson');
    }
    expect((await fetch(`${server.url}/articles`, { method: 'POST' })).status).toBe(415);
  });

  test('each refusal has the form of all others, and says what to do', async () => {
    const { url } = await startServer(newFolder(), ['--max-size', '1K']);
    const big = JSON.stringify({ id: 'a', text: 'x'.repeat(5000) });
    const packed = { method: 'POST', body: gzipSync('{"id":"a","text":"b"}') };
    const headers = { 'content-encoding': 'gzip' };
    const refusals = [
      [await fetch(`${url}/articles/%E0%A4%A`), 400, 'bad-request', 'not a valid url'],
      [await post(`${url}/articles`, big), 413, 'too-large', 'larger than --max-size'],
      ...(await Promise.all(
        ['application/json', 'application/x-ndjson'].map(async (type) => {
          const sent = { ...packed, headers: { ...headers, 'content-type': type } };
          return [await fetch(`${url}/query`, sent), 415, 'other-format', 'uncompressed'] as const;
        }),
      )),
    ] as const;
    for (const [answer, status, error, message] of refusals) {
      expect(answer.status).toBe(status);
      const refusal = await answer.json();
      expect(refusal).toEqual({ error, message: expect.stringContaining(message) });
    }
  });
});

test('each line has an answer, and bad ones end nothing', async () => {
  const { url } = await startServer(newFolder(), ['--max-size', '64K']);
  const lines = openLines(`${url}/articles`);
  lines.send('{"id":"a","text":"The bridge is closed."}');
  lines.send('{"id":"b","text":');
  lines.send('');
  lines.send('{"id":"c"}');
  lines.send(JSON.stringify({ id: 'd', text: 'x'.repeat(300_000) }));
  lines.send('{"text":"No id at all."}');
  lines.send('{"id":"","text":"An empty id."}');
  lines.send('null');
  lines.send(`{"id":"${'i'.repeat(10_000)}","text":"A long id."}`);
  lines.end();
  expect(await lines.whole).toBe(true);
  const shown = lines.answers.map(({ verdict, id, line, reason }) => [verdict, line ?? id, reason]);
  expect(shown).toEqual([
    ['new', 'a', undefined],
    ['skipped', 2, 'broken-json'],
    ['skipped', 4, 'no-text'],
    ['skipped', 5, 'too-large'],
    ['new', '#1', undefined],
    ['new', '#2', undefined],
    ['skipped', 8, 'no-text'],
    ['new', 'i'.repeat(10_000), undefined],
  ]);
});

test('an id may have 10,000 bytes, slashes, percent signs and any script', async () => {
  const { url } = await startServer(newFolder());
  for (const id of ['x'.repeat(10_000), 'é'.repeat(5_000), '../../a/b?c#d', '%2F%', '🙂', '..']) {
    expect((await post(`${url}/articles`, { id, text: `The text of ${id}` })).status).toBe(200);
    const name = encodeURIComponent(id).replaceAll('.', '%2E');
    // A client shortens .. itself, so it cannot ask for such an id.
    if (id === '..') continue;
    expect(await (await fetch(`${url}/articles/${name}`)).json()).toMatchObject({ id });
    expect((await fetch(`${url}/articles/${name}`, { method: 'DELETE' })).status).toBe(200);
  }
  expect((await fetch(`${url}/articles/%`)).status).toBe(400);
});

describe('a client that stops', () => {
  test('in the middle of an article loses its connection, and nothing is stored', async () => {
    const server = await startServer(newFolder(), ['--timeout', '1']);
    const { heard } = talk(server, `${head(1000)}{"id":"slow","text":"`);
    expect(await heard).toContain('408 Request Timeout');
    expect((await fetch(`${server.url}/articles/slow`)).status).toBe(404);
    await expectServing(server);
  });

  test('within a stream has an answer to each whole line', async () => {
    const server = await startServer(newFolder(), ['--timeout', '1']);
    const lines = openLines(`${server.url}/articles`);
    lines.send('{"id":"whole","text":"The bridge is closed."}');
    await lines.have(1);
    expect(await lines.whole).toBe(false);
    expect((await fetch(`${server.url}/articles/whole`)).status).toBe(200);
  });

  test('by cutting its upload off leaves the server as it was', async () => {
    const server = await startServer(newFolder());
    for (let times = 0; times < 20; times++) {
      const { socket, heard } = talk(server, `${head(1000)}{"id":"cut","text":"The`);
      await fetch(`${server.url}/healthz`);
      socket.destroy();
      await heard;
      const lines = openLines(`${server.url}/articles`);
      lines.send(`{"id":"line ${times}","text":"The bridge is closed."}`);
      await lines.have(1);
      lines.send('{"id":"cut","text":"The');
      lines.cut();
      await lines.whole;
    }
    expect((await fetch(`${server.url}/articles/cut`)).status).toBe(404);
    expect((await fetch(`${server.url}/articles/line%2019`)).status).toBe(200);
    await expectServing(server);
  });

  test('by not reading its answers stops being read, and loses its connection', async () => {
    const server = await startServer(newFolder(), ['--timeout', '2']);
    const type = 'content-type: application/x-ndjson\r\ntransfer-encoding: chunked';
    const { socket } = talk(server, `POST /query HTTP/1.1\r\nhost: x\r\n${type}\r\n\r\n`);
    socket.pause();
    const line = `{"text":"${'The bridge is closed. '.repeat(3)}"}\n`.repeat(500);
    const chunk = `${Buffer.byteLength(line).toString(16)}\r\n${line}\r\n`;
    let taken = 0;
    const isCut = await new Promise<boolean>((resolve) => {
      const more = () => {
        if (taken === 4000) resolve(false);
        else socket.write(chunk, (error) => (error ? resolve(true) : ++taken && more()));
      };
      socket.on('close', () => resolve(true));
      more();
    });
    expect(isCut).toBe(true);
    await expectServing(server);
  });
});

test('more requests than are served at a time are refused, and served afterwards', async () => {
  const server = await startServer(newFolder(), ['--requests', '2']);
  const streams = [openLines(`${server.url}/articles`), openLines(`${server.url}/query`)];
  for (const stream of streams) stream.send('{"text":"The bridge is closed."}');
  for (const stream of streams) await stream.have(1);
  const refused = await post(`${server.url}/query`, newsOf(8, 1)[0]);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  for (const stream of streams) stream.end();
  for (const stream of streams) expect(await stream.whole).toBe(true);
  await expectServing(server);
});

test('no bytes at all end the server', async () => {
  const server = await startServer(newFolder());
  const junk = [
    'GET / HTTP/9.9\r\n\r\n',
    '\0\x01\x02\xff'.repeat(1000),
    `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
    'POST /articles HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n',
    'POST /articles HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\ncontent-type: application/json\r\n\r\nzz\r\n',
  ];
  for (const text of junk) expect(await talk(server, text).heard).toMatch(/^HTTP\/1.1 [45]\d\d /);
  await expectServing(server);
});
