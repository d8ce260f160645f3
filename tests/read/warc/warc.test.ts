import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openInner } from '../../../src/read/open-stream.js';
import { warcReader } from '../../../src/read/warc/reader.js';
import { cpuTime } from '../../fixtures/cpu-time.js';
import { collect, SMALL } from '../collect.js';
import { mutated } from '../random.js';
import { httpBlock, responseRecord, warcRecord } from './build.js';

const WARC = warcReader(openInner);
const TEXT = 'The minister said on Monday that the bridge will be closed.';
const PAGE = 'https://news.example/a';

const read = (...records: Uint8Array[]) => collect(WARC, Buffer.concat(records));
const readPage = (block: Uint8Array) => read(responseRecord(PAGE, block));

/** A frame of zstd with one block as it is (RFC 8878). */
function rawZstd(text: string): Buffer {
  const size = text.length;
  const head = [0x28, 0xb5, 0x2f, 0xfd, 0x20, size, ((size << 3) | 1) & 0xff, size >> 5, 0];
  return Buffer.concat([Buffer.from(head), Buffer.from(text)]);
}

describe('a page of a crawl', () => {
  test('has the address, the host and the bytes of its record, and no date of the crawl', async () => {
    const info = warcRecord('warcinfo', 'software: x');
    const page = responseRecord(PAGE, httpBlock(TEXT));
    const { articles } = await read(info, page);
    const bytes = { start: info.length, end: info.length + page.length - 4 };
    const strings = { id: PAGE, url: PAGE, source: 'news.example', text: TEXT };
    expect(articles).toEqual([{ ...strings, ...bytes, title: '', date: '', line: 2, member: '' }]);
  });

  const chunks = (...parts: string[]) =>
    parts.map((part) => `${part.length.toString(16)};x=y\r\n${part}\r\n`).join('');
  const CHUNKED = { 'Transfer-Encoding': 'chunked' };
  test.each([
    ['chunked', httpBlock(`${chunks(TEXT.slice(0, 7), TEXT.slice(7))}0\r\n\r\n`, CHUNKED)],
    ['chunked by its header alone', httpBlock(TEXT, CHUNKED)],
    ['chunked without the last chunk', httpBlock(`${chunks(TEXT)}0\r\n`, CHUNKED)],
    ['gzip', httpBlock(zlib.gzipSync(TEXT), { 'Content-Encoding': 'gzip' })],
    ['gzip by its header alone', httpBlock(TEXT, { 'Content-Encoding': 'gzip' })],
    ['deflate', httpBlock(zlib.deflateSync(TEXT), { 'Content-Encoding': 'deflate' })],
    ['bare deflate', httpBlock(zlib.deflateRawSync(TEXT), { 'Content-Encoding': 'deflate' })],
    ['brotli', httpBlock(zlib.brotliCompressSync(TEXT), { 'Content-Encoding': 'br' })],
    ['brotli by its header alone', httpBlock(TEXT, { 'Content-Encoding': 'br' })],
    ['zstd', httpBlock(rawZstd(TEXT), { 'Content-Encoding': 'zstd' })],
    ['zstd by its header alone', httpBlock(TEXT, { 'Content-Encoding': 'zstd' })],
    [
      'compressed twice',
      httpBlock(zlib.gzipSync(zlib.deflateSync(TEXT)), { 'Content-Encoding': 'deflate, gzip' }),
    ],
    ['identity', httpBlock(TEXT, { 'Content-Encoding': 'identity' })],
    ['without a type', httpBlock(TEXT, { 'Content-Type': '' })],
    ['with line feeds alone', Buffer.from(`HTTP/1.0 200 OK\nContent-Type: text/plain\n\n${TEXT}`)],
    ['of HTTP/2', Buffer.from(`HTTP/2 200\r\nContent-Type: text/plain\r\n\r\n${TEXT}`)],
  ])('is read if its body is %s', async (_, block) => {
    const { articles, skipped } = await readPage(block);
    expect(skipped).toEqual([]);
    expect(articles.map(({ text }) => text)).toEqual([TEXT]);
  });

  test('is decoded by the charset of its header', async () => {
    const body = Buffer.from('Pr\xb1d i sk\xb3ad', 'latin1');
    const block = httpBlock(body, { 'Content-Type': 'text/plain; charset="ISO-8859-2"' });
    const { articles } = await readPage(block);
    expect(articles[0]?.text).toBe('Prąd i skład');
  });

  test('of HTML is extracted, and its own metadata goes first', async () => {
    const paragraph =
      'The minister said on Monday that the bridge across the river will be closed. ';
    const html =
      '<!doctype html><html><head><title>The bridge</title><meta property="og:site_name" content="The Paper">' +
      `<meta property="article:published_time" content="2024-05-06T07:00:00Z"></head><body><nav><a href="/">Home</a></nav>` +
      `<article><h1>The bridge</h1>${`<p>${paragraph.repeat(3)}caf\xe9.</p>`.repeat(4)}</article></body></html>`;
    const fields = { 'Content-Type': 'text/html; charset=ISO-8859-1' };
    const { articles, skipped } = await readPage(httpBlock(Buffer.from(html, 'latin1'), fields));
    expect(skipped).toEqual([]);
    const date = '2024-05-06T07:00:00Z';
    expect(articles).toMatchObject([
      { id: PAGE, url: PAGE, source: 'The Paper', title: 'The bridge', date, line: 1 },
    ]);
    expect(articles[0]?.text).toContain('closed. café.');
    expect(articles[0]?.text).not.toContain('Home');
  });

  test.each([
    ['not of HTTP', Buffer.from('<html>'), 'record 1 at byte 0 has no head of HTTP'],
    [
      'cut within a chunk',
      httpBlock(`40\r\n${TEXT}`, CHUNKED),
      'record 1 at byte 0: it ends within a chunk',
    ],
    [
      'broken after a chunk',
      httpBlock(`${chunks(TEXT)}xyz\r\nmore`, CHUNKED),
      'record 1 at byte 0: its chunks break off at byte 69 of the body',
    ],
    [
      'broken gzip',
      httpBlock(Buffer.from([31, 139, 8, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255]), {
        'Content-Encoding': 'gzip',
      }),
      'record 1 at byte 0: its body is broken gzip (Z_DATA_ERROR)',
    ],
    [
      'in an encoding that is not known',
      httpBlock(Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0]), { 'Content-Encoding': 'exi' }),
      'record 1 at byte 0: its body is broken exi (an encoding that is not read)',
    ],
  ])('is named if its body is %s', async (_, block, message) => {
    const { articles, skipped } = await readPage(block);
    expect(articles).toEqual([]);
    expect(skipped).toEqual([{ reason: 'broken-data', message, line: 1 }]);
  });

  test('that is a bomb is named, and takes little time', async () => {
    const bomb = zlib.gzipSync(new Uint8Array(300_000_000));
    const begin = cpuTime();
    const { articles, skipped } = await readPage(httpBlock(bomb, { 'Content-Encoding': 'gzip' }));
    expect(articles).toEqual([]);
    expect(skipped[0]?.message).toContain('larger than 10000000 bytes when decompressed');
    expect(cpuTime() - begin).toBeLessThan(5000);
  });
});

describe('records that hold no page', () => {
  test('are counted by kind, status and type', async () => {
    const { articles, skipped } = await read(
      warcRecord('warcinfo', 'software: x'),
      warcRecord('request', 'GET / HTTP/1.0\r\n\r\n'),
      warcRecord('request', 'GET / HTTP/1.0\r\n\r\n'),
      responseRecord(PAGE, httpBlock('', {}, '301 Moved')),
      responseRecord(PAGE, httpBlock('gone', {}, '404 Not Found')),
      responseRecord(PAGE, httpBlock('gone', {}, '404 Not Found')),
      responseRecord(PAGE, httpBlock('x', { 'Content-Type': 'image/png' })),
      warcRecord('revisit', 'HTTP/1.0 200 OK\r\n\r\n'),
      warcRecord('resource', 'log', { 'WARC-Target-URI': 'metadata://x/log.txt' }),
    );
    expect(articles).toEqual([]);
    expect(skipped.map(({ message, line, count }) => [message, line, count])).toEqual([
      ['records of the kind warcinfo hold no page', 1, 1],
      ['records of the kind request hold no page', 2, 2],
      ['responses with the status 301 are not read', 4, 1],
      ['responses with the status 404 are not read', 5, 2],
      ['responses of the type image/png are not read', 7, 1],
      ['records of the kind revisit hold no page', 8, 1],
      ['records of the kind resource hold no page', 9, 1],
    ]);
  });

  test('of a thousand kinds are a hundred records and one', async () => {
    const kinds = Array.from({ length: 1000 }, (_, n) => warcRecord(`kind-${n}`, 'x'));
    const { skipped } = await read(...kinds);
    expect(skipped).toHaveLength(101);
    expect(skipped.at(-1)?.count).toBe(900);
  });
});

describe('a conversion of WET and a resource', () => {
  test('are the text itself', async () => {
    const wet = { 'WARC-Target-URI': PAGE, 'Content-Type': 'text/plain' };
    const resource = { 'WARC-Target-URI': '<https://b.example/c d>', 'Content-Type': 'text/plain' };
    const { articles, skipped } = await read(
      warcRecord('conversion', TEXT, wet),
      warcRecord('resource', TEXT, resource),
    );
    expect(skipped).toEqual([]);
    expect(articles.map(({ id, text }) => [id, text])).toEqual([
      [PAGE, TEXT],
      ['https://b.example/c d', TEXT],
    ]);
  });
});

describe('a broken record', () => {
  const good = responseRecord(PAGE, httpBlock(TEXT));
  const idsOf = (articles: { line: number }[]) => articles.map(({ line }) => line);

  test('does not hide the next one', async () => {
    const { articles, skipped } = await read(good, Buffer.from('rubbish\r\nWARC/x\r\n'), good);
    expect(idsOf(articles)).toEqual([1, 3]);
    const place = `record 2 at byte ${good.length}`;
    const message = `${place} is broken: no head of a record; 17 bytes were passed over`;
    expect(skipped).toEqual([{ reason: 'broken-data', message, line: 2 }]);
  });

  test('with too small a length is read to the next', async () => {
    const short = Buffer.from(
      good.toString().replace(/(Content-Length): \d+/, (_, name) => `${name}: 100`),
    );
    const { articles, skipped } = await read(short, good);
    expect(articles.map(({ text }) => text)).toEqual([TEXT, TEXT]);
    expect(skipped[0]?.message).toMatch(/^record 1 at byte 0 says 100 bytes, but \d+ come before/);
  });

  test('with too large a length does not swallow the next', async () => {
    for (const length of ['400', '2000', '999999999']) {
      const long = good.toString().replace(/(Content-Length): \d+/, `$1: ${length}`);
      const { articles, skipped } = await collect(WARC, Buffer.concat([Buffer.from(long), good]), {
        limits: { ...SMALL, maxBytes: 2 ** 30 },
      });
      expect(articles.map(({ text }) => text)).toEqual([TEXT, TEXT]);
      expect(skipped[0]?.message).toContain(`record 1 at byte 0 says ${length} bytes`);
    }
  });

  test('without a length is named', async () => {
    const { articles, skipped } = await read(
      Buffer.from(good.toString().replace(/Content-Length: \d+/, 'Content-Length: many')),
      good,
    );
    expect(idsOf(articles)).toEqual([2]);
    expect(skipped[0]?.message).toContain('record 1 at byte 0 is broken: it has no length');
  });

  test('that is larger than the limit is named', async () => {
    const large = responseRecord(PAGE, httpBlock('x'.repeat(2000)));
    const bytes = Buffer.concat([large, good]);
    const { articles, skipped } = await collect(WARC, bytes, {
      limits: { ...SMALL, maxBytes: 1000 },
    });
    expect(idsOf(articles)).toEqual([2]);
    expect(skipped[0]?.message).toMatch(
      /^record 1 at byte 0 has \d+ bytes; at most 1000 are read$/,
    );
  });

  test('that the crawler cut is read, and named', async () => {
    const cut = warcRecord('response', httpBlock(TEXT), {
      'WARC-Target-URI': PAGE,
      'WARC-Truncated': 'length',
    });
    const { articles, skipped } = await read(cut);
    expect(articles).toHaveLength(1);
    expect(skipped[0]?.message).toContain('was cut by the crawler (length)');
  });
});

describe('an ARC file', () => {
  const version = 'URL IP-address Archive-date Content-type Archive-length\n';
  const begin = `filedesc://a.arc 0.0.0.0 20140216050221 text/plain ${version.length}\n${version}\n`;
  const page = (url: string) => {
    const block = httpBlock(TEXT).toString();
    return `${url} 127.0.0.1 20140216050221 text/html ${block.length}\n${block}\n`;
  };

  test('is read, with spaces in an address', async () => {
    const { articles } = await read(
      Buffer.from(begin + page('http://a.example/b c d') + page('http://a.example/')),
    );
    expect(articles.map(({ id, text }) => [id, text])).toEqual([
      ['http://a.example/b c d', TEXT],
      ['http://a.example/', TEXT],
    ]);
  });

  test('that is broken in the middle is read on', async () => {
    const middle = 'http://a.example/ 127.0.0.1 20140216050221 text/html abc\nbroken\n';
    const { articles, skipped } = await read(
      Buffer.from(begin + middle + page('http://a.example/x')),
    );
    expect(articles.map(({ line }) => line)).toEqual([3]);
    expect(skipped[0]?.message).toContain('record 2');
  });
});

describe('damage anywhere', () => {
  const sample = Buffer.concat([
    warcRecord('warcinfo', 'software: x'),
    responseRecord(
      `${PAGE}1`,
      httpBlock(`7\r\n${TEXT.slice(0, 7)}\r\n0\r\n\r\n`, {
        'Transfer-Encoding': 'chunked',
      }),
    ),
    responseRecord(`${PAGE}2`, httpBlock(zlib.gzipSync(TEXT), { 'Content-Encoding': 'gzip' })),
    responseRecord(`${PAGE}3`, httpBlock(TEXT)),
  ]);

  test('a cut at every byte keeps the pages before it and names itself', async () => {
    const whole = await collect(WARC, sample);
    expect(whole.articles).toHaveLength(3);
    for (let end = 1; end < sample.length; end++) {
      const { articles, skipped } = await collect(WARC, sample.subarray(0, end));
      const before = whole.articles.filter((article) => article.end <= end);
      expect(articles.slice(0, before.length)).toEqual(before);
      const records = sample.subarray(0, end).toString('latin1').split('WARC/1.0\r\n').length - 1;
      const counted = skipped.reduce((sum, { count = 1 }) => sum + count, 0);
      expect(articles.length + counted).toBeGreaterThanOrEqual(records);
    }
  });

  test('changed bytes never end the reading', async () => {
    for (const bytes of mutated(sample, 1500)) await collect(WARC, bytes);
  });
});
