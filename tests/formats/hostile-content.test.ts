/** Bombs, endless lines, deep nesting and broken markup cost a few seconds and some memory. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { tar, tarEntry, zip } from '../read/archive/build.js';
import { makeFolder } from '../read/folder.js';
import { httpBlock, responseRecord } from '../read/warc/build.js';
import { bounded, foundIn } from './bounded.js';
import { COMPRESSIONS } from './compress.js';

const MB = 1 << 20;
/** Bytes of a bomb: several blocks of bzip2, each of them 46 MB. */
const BOMB = 96 * MB;
const GOOD = { 'good.txt': 'An article that is read.' };

/** Scans a folder with one good article and hostile files, each of which is skipped for a reason. */
function expectBounded(folder: string, reason: string, mostMb?: number): string[] {
  const found = foundIn(bounded(['scan', folder, '--json'], { mostMb }));
  expect(found.articles).toEqual(['good.txt']);
  expect(found.reasons).toEqual([reason]);
  return found.messages;
}

describe('a bomb is named, and the other files are read', () => {
  test.for(Object.entries(COMPRESSIONS))('of %s', ([, compress], { skip }) => {
    if (!compress) return skip('there is no such command');
    const folder = makeFolder();
    fs.writeFileSync(path.join(folder, 'bomb.txt'), Buffer.alloc(BOMB, 'x'));
    compress(folder);
    fs.writeFileSync(path.join(folder, 'good.txt'), GOOD['good.txt']);
    // The library for bzip2 has a block of up to 46 MB as a list of numbers.
    const messages = expectBounded(folder, 'too-large');
    expect(messages[0]).toMatch(/more than 500 times|more than \d+ bytes/);
  });

  test('compressed several times over', () => {
    const once = zlib.gzipSync(Buffer.alloc(BOMB, 'x'));
    const folder = makeFolder({ ...GOOD, 'bomb.txt.gz.gz.gz': zlib.gzipSync(zlib.gzipSync(once)) });
    expectBounded(folder, 'too-large');
  });

  test('of archives within archives', () => {
    let content: Buffer = Buffer.alloc(4 * MB, 'x');
    let extension = '.txt';
    for (let depth = 0; depth < 4; depth++) {
      const inner = content;
      const names = Array.from({ length: 16 }, (_, at) => `${at}${extension}`);
      content = zip(names.map((name) => ({ name, content: inner })));
      extension = '.zip';
    }
    const { stdout } = bounded(['scan', makeFolder({ ...GOOD, 'bomb.zip': content }), '--json']);
    expect(stdout).toContain('its members decompress to more than 500 times its bytes');
    expect(stdout).toContain('"id":"good.txt"');
  });

  test('in a page of a crawl', () => {
    const body = zlib.gzipSync(Buffer.alloc(BOMB, 'x'));
    const head = { 'Content-Type': 'text/html', 'Content-Encoding': 'gzip' };
    const crawl = responseRecord('https://news.example/a', httpBlock(body, head));
    expectBounded(makeFolder({ ...GOOD, 'crawl.warc': crawl }), 'broken-data');
  });
});

/** Memory of a scan beyond the largest text that it may hold (--max-size). */
const BEYOND_MB = 300;

describe('input without an end is named, and takes no more memory than the largest text', () => {
  const text = 'word '.repeat(20_000);
  const latin1 = (content: string) => Buffer.from(content, 'latin1');

  /** Scans a good article and a file of zero bytes after its start, of which a text may be a quarter. */
  function expectNamed(name: string, start: string | Uint8Array, reason: string, sizeMb: number) {
    const maxMb = Math.floor(sizeMb / 4);
    const folder = makeFolder({ ...GOOD, [name]: start });
    const { bavail, bsize } = fs.statfsSync(folder);
    if (bavail * bsize < 4096 * MB) throw new Error('the disk is too small');
    // The zero bytes are a hole, which takes no disk.
    fs.truncateSync(path.join(folder, name), sizeMb * MB);
    const args = ['scan', folder, '--json', '--max-size', `${maxMb}M`];
    const { articles, reasons } = foundIn(bounded(args, { mostMb: maxMb + BEYOND_MB }));
    expect(articles).toContain('good.txt');
    expect(reasons).toEqual([reason]);
  }

  test.for([
    ['a text', 'long.txt', text, 'too-large'],
    ['a page', 'long.html', `<!DOCTYPE html><html><body><p>${text}`, 'too-large'],
    ['a line of records', 'long.jsonl', `{"id":"a","text":"x"}\n{"text":"${text}`, 'too-large'],
    ['a record of JSON', 'long.json', `[{"id":"a","text":"${text}`, 'too-large'],
    ['a document of JSON', 'long.json', `{"id":"a","text":"${text}`, 'too-large'],
    ['a key of JSON', 'long.json', `{"${text}`, 'broken-json'],
    ['JSON in Latin-1', 'long.json', latin1(`[{"id":"\xe9","text":"${text}`), 'too-large'],
    [
      'a JSON Feed',
      'long.json',
      `{"version":"https://jsonfeed.org/version/1.1","items":["${text}`,
      'too-large',
    ],
    ['a cell', 'long.csv', `id,headline,body\na,b,"${text}`, 'too-large'],
    ['a cell without quotes', 'long.csv', `id,headline,body\na,b,${text}`, 'too-large'],
    ['an item of a feed', 'long.xml', `<rss><channel><item><description>${text}`, 'broken-data'],
    [
      'an item in Latin-1',
      'long.xml',
      latin1(`<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><item><title>\xe9${text}`),
      'broken-data',
    ],
    ['a comment of XML', 'long.xml', `<rss><channel><!-- ${text}`, 'too-large'],
    ['an attribute of XML', 'long.xml', `<rss a="${text}`, 'too-large'],
    ['the head of a record of WARC', 'long.warc', `WARC/1.0\r\nWARC-Type: ${text}`, 'broken-data'],
  ] as const)('%s', ([, name, start, reason]) => expectNamed(name, start, reason, 160));

  test.each([
    ['a text', 'long.txt', text],
    ['a line of records', 'long.jsonl', `{"id":"a","text":"x"}\n{"text":"${text}`],
  ])('%s of more bytes than 31 bits can count', (_, name, start) =>
    expectNamed(name, start, 'too-large', 2048),
  );

  test('a page that gzip made small', () => {
    const page = zlib.gzipSync(`<!DOCTYPE html><html><body><p>${'word '.repeat(30 * MB)}`);
    const folder = makeFolder({ ...GOOD, 'page.html.gz': page });
    const args = ['scan', folder, '--json', '--max-ratio', '1000000'];
    const found = foundIn(bounded(args, { mostMb: 64 + BEYOND_MB }));
    expect(found).toMatchObject({ articles: ['good.txt'], reasons: ['too-large'] });
  });
});

describe('nesting, entities and markup without an end', () => {
  const deep = (open: string, close: string) => `${open.repeat(100_000)}1${close.repeat(100_000)}`;
  test.each([
    ['records of JSON nested 100,000 deep', 'deep.jsonl', `{"text":${deep('[', ']')}}\n`],
    ['a document of JSON nested 100,000 deep', 'deep.json', deep('{"a":', '}')],
    ['elements nested 100,000 deep', 'deep.xml', `<rss>${deep('<channel>', '</channel>')}</rss>`],
    [
      'external entities',
      'external.xml',
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><description>&x;</description></item></channel></rss>',
    ],
  ])('%s', (_, name, content) => {
    const { stdout } = bounded(['scan', makeFolder({ ...GOOD, [name]: content }), '--json']);
    expect(stdout).toContain('"id":"good.txt"');
    expect(stdout).toMatch(new RegExp(`${name}`));
    expect(stdout).not.toContain('root:');
  });

  test('a bomb of entities is not expanded', () => {
    const entities = Array.from({ length: 9 }, (_, n) => {
      return `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`;
    });
    const feed = `<!DOCTYPE rss [<!ENTITY l0 "lol">${entities.join('')}]><rss><channel><item><guid>x</guid><description>&l9; and so on</description></item></channel></rss>`;
    const found = foundIn(bounded(['scan', makeFolder({ 'bomb.xml': feed }), '--json']));
    expect(found.articles).toEqual(['x']);
  });

  test.each([
    ['a page of 50 MB', `word${'x'.repeat(50 * MB)}`],
    ['a page of 300,000 paragraphs', '<p>word word word word</p>\n'.repeat(300_000)],
    ['a million unclosed tags', '<div>word '.repeat(1_000_000)],
    ['300,000 unclosed tags of text', '<b><i>word '.repeat(150_000)],
    ['300,000 attributes', `<p ${'a="b" '.repeat(300_000)}>word`],
    ['300,000 ends', '</div>'.repeat(300_000)],
    ['an unclosed comment', `<!--${'word '.repeat(MB)}`],
    ['an unclosed script', `<script>${'</scrip'.repeat(MB)}`],
  ])('%s', (_, body) => {
    const page = `<!DOCTYPE html><html><body>${body}`;
    const folder = makeFolder({ ...GOOD, 'page.html': page });
    const { articles, reasons } = foundIn(bounded(['scan', folder, '--json'], { mostMb: 1500 }));
    expect(articles.length + reasons.length).toBe(2);
  });
});

test('archives name members that claim other sizes, and are read to their end', () => {
  const huge = tarEntry({ name: 'huge.txt', content: 'x', size: 8 ** 11 - 1 });
  const folder = makeFolder({
    ...GOOD,
    'a.tar': tar(huge, tarEntry({ name: 'b.txt', content: 'b' })),
  });
  const { articles, reasons } = foundIn(bounded(['scan', folder, '--json']));
  expect(articles).toContain('good.txt');
  expect(reasons).toContain('broken-data');
});

test('a bomb on standard input is named', () => {
  const bomb = zlib.gzipSync(Buffer.alloc(BOMB, `{"text":"${'x'.repeat(MB)}"}\n`));
  const { status, stdout } = bounded(['scan', '-', '--json'], { input: bomb, mostMb: 1500 });
  expect(stdout).toContain('more than 500 times');
  expect(status).toBe(3);
});
