/** Bombs, endless lines, deep nesting and broken markup cost a few seconds and some memory. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { recordsOf } from '../cli/records.js';
import { tar, tarEntry, zip } from '../read/archive/build.js';
import { makeFolder } from '../read/folder.js';
import { httpBlock, responseRecord } from '../read/warc/build.js';
import { bounded, type Found, foundIn } from './bounded.js';
import { COMPRESSIONS } from './compress.js';

const MB = 1 << 20;
/** More bytes than are harmless at any ratio, and than a block of bzip2 holds (46 MB). */
const BOMB = Buffer.alloc(72 * MB, 'x');
const GOOD = { 'good.txt': 'An article that is read.' };

/** Scans a folder with one good article and hostile files, each of which is skipped for its reason. */
function expectNamed(
  folder: string,
  reasons: Readonly<Record<string, string>>,
  { args = [], mostMb }: { args?: readonly string[]; mostMb?: number } = {},
): Found {
  const found = foundIn(bounded(['scan', folder, '--json', '--workers', '1', ...args], { mostMb }));
  expect(found.articles).toContain('good.txt');
  const named = found.paths.map((file, at) => [path.relative(folder, file), found.reasons[at]]);
  expect(Object.fromEntries(named)).toEqual(reasons);
  return found;
}

describe('a bomb is named, and the other files are read', () => {
  test('of every compression', () => {
    const folder = makeFolder();
    const reasons: Record<string, string> = {};
    for (const [name, compress] of Object.entries(COMPRESSIONS)) {
      if (!compress) continue;
      const inner = path.join(folder, name);
      fs.mkdirSync(inner);
      fs.writeFileSync(path.join(inner, 'bomb.txt'), BOMB);
      compress(inner);
      reasons[path.join(name, fs.readdirSync(inner)[0]!)] = 'too-large';
    }
    fs.writeFileSync(path.join(folder, 'good.txt'), GOOD['good.txt']);
    // The library for bzip2 has a block of up to 46 MB as a list of numbers.
    const { articles, messages } = expectNamed(folder, reasons);
    expect(articles).toEqual(['good.txt']);
    for (const message of messages) expect(message).toContain('more than 500 times');
  });

  test('of several compressions, and of pages of a crawl', () => {
    const once = zlib.gzipSync(BOMB);
    const head = { 'Content-Type': 'text/html', 'Content-Encoding': 'gzip' };
    const folder = makeFolder({
      ...GOOD,
      'bomb.txt.gz.gz.gz': zlib.gzipSync(zlib.gzipSync(once)),
      'crawl.warc': responseRecord('https://news.example/a', httpBlock(once, head)),
    });
    const reasons = { 'bomb.txt.gz.gz.gz': 'too-large', 'crawl.warc': 'broken-data' };
    expect(expectNamed(folder, reasons).articles).toEqual(['good.txt']);
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

  test('on standard input', () => {
    const lines = Buffer.alloc(BOMB.length, `{"text":"${'x'.repeat(MB)}"}\n`);
    const input = zlib.gzipSync(lines);
    const { status, stdout } = bounded(['scan', '-', '--json'], { input });
    expect(stdout).toContain('more than 500 times');
    expect(status).toBe(3);
  });
});

/** Memory of a scan beyond the largest text that it may hold (--max-size). */
const BEYOND_MB = 270;

describe('input without an end is named, and takes no more memory than the largest text', () => {
  const text = 'word '.repeat(20_000);
  const latin1 = (content: string) => Buffer.from(content, 'latin1');
  const ENDLESS: Readonly<Record<string, readonly [start: string | Uint8Array, reason: string]>> = {
    'text.txt': [text, 'too-large'],
    'page.html': [`<!DOCTYPE html><html><body><p>${text}`, 'too-large'],
    'line.jsonl': [`{"id":"a","text":"x"}\n{"text":"${text}`, 'too-large'],
    'record.json': [`[{"id":"a","text":"${text}`, 'too-large'],
    'document.json': [`{"id":"a","text":"${text}`, 'too-large'],
    'key.json': [`{"${text}`, 'broken-json'],
    'latin-1.json': [latin1(`[{"id":"\xe9","text":"${text}`), 'too-large'],
    'feed.json': [`{"version":"https://jsonfeed.org/version/1.1","items":["${text}`, 'too-large'],
    'cell.csv': [`id,headline,body\na,b,"${text}`, 'too-large'],
    'cell-without-quotes.csv': [`id,headline,body\na,b,${text}`, 'too-large'],
    'item.xml': [`<rss><channel><item><description>${text}`, 'broken-data'],
    'latin-1.xml': [
      latin1(`<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><item><title>\xe9${text}`),
      'broken-data',
    ],
    'comment.xml': [`<rss><channel><!-- ${text}`, 'too-large'],
    'attribute.xml': [`<rss a="${text}`, 'too-large'],
    'head.warc': [`WARC/1.0\r\nWARC-Type: ${text}`, 'broken-data'],
  };

  /** Scans a good article and files of zero bytes after their start, each larger than any text may be. */
  function expectEndless(names: readonly string[], sizeMb: number): Found {
    const starts = names.map((name) => [name, ENDLESS[name]![0]] as const);
    const folder = makeFolder({ ...GOOD, ...Object.fromEntries(starts) });
    const { bavail, bsize } = fs.statfsSync(folder);
    if (bavail * bsize < 4096 * MB) throw new Error('the disk is too small');
    // The zero bytes are a hole, which takes no disk.
    for (const name of names) fs.truncateSync(path.join(folder, name), sizeMb * MB);
    const reasons = Object.fromEntries(names.map((name) => [name, ENDLESS[name]![1]]));
    return expectNamed(folder, reasons, { args: ['--max-size', '8M'], mostMb: 8 + BEYOND_MB });
  }

  test('of every format', () => {
    const { messages } = expectEndless(Object.keys(ENDLESS), 64);
    // Items of feeds end with their file, too.
    const large = messages.filter((message) => message.includes('is larger than 8388608'));
    expect(large).toHaveLength(2);
  });

  test('of more bytes than 31 bits can count', () => {
    expectEndless(['text.txt', 'line.jsonl'], 2048);
  });

  test('a page that gzip made small', () => {
    const page = zlib.gzipSync(`<!DOCTYPE html><html><body><p>${'word '.repeat(14 * MB)}`);
    expectNamed(
      makeFolder({ ...GOOD, 'page.html.gz': page }),
      { 'page.html.gz': 'too-large' },
      { args: ['--max-size', '8M', '--max-ratio', '1000000'], mostMb: 8 + BEYOND_MB },
    );
  });
});

describe('nesting, entities and markup without an end', () => {
  const deep = (open: string, close: string) => `${open.repeat(100_000)}1${close.repeat(100_000)}`;
  const entities = Array.from({ length: 9 }, (_, n) => {
    return `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`;
  });
  const item = (text: string) =>
    `<rss><channel><item><guid>x</guid><description>${text}</description></item></channel></rss>`;
  const page = (body: string) => `<!DOCTYPE html><html><body>${body}`;

  /** Each file is an article or is skipped; an article with an id has the name of its file in front of it. */
  function expectReadOrNamed(files: Readonly<Record<string, string>>): string {
    const folder = makeFolder({ ...GOOD, ...files });
    const outcome = bounded(['scan', folder, '--json', '--workers', '1']);
    const { articles, paths } = foundIn(outcome);
    const names = [...articles, ...paths.map((file) => path.relative(folder, file))];
    const found = new Set(names.map((name) => name.replace(/#.*/, '')));
    expect([...found].sort()).toEqual(['good.txt', ...Object.keys(files)].sort());
    expect(articles).toContain('good.txt');
    return outcome.stdout;
  }

  test('of records and feeds are read or named, and nothing is expanded or loaded', () => {
    const stdout = expectReadOrNamed({
      'deep.jsonl': `{"text":${deep('[', ']')}}\n`,
      'deep.json': deep('{"a":', '}'),
      'deep.xml': `<rss>${deep('<channel>', '</channel>')}</rss>`,
      'external.xml': `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${item('&x;')}`,
      'bomb.xml': `<!DOCTYPE rss [<!ENTITY l0 "lol">${entities.join('')}]>${item('&l9; and so on')}`,
    });
    expect(stdout).not.toContain('root:');
    const words = recordsOf(stdout, 'article').map(({ id, words }) => [id, words]);
    expect(words).toContainEqual(['bomb.xml#x', 4]);
  });

  test('of pages are read or named', () => {
    expectReadOrNamed({
      'long-word.html': page(`word${'x'.repeat(20 * MB)}`),
      'paragraphs.html': page('<p>word word word word</p>\n'.repeat(300_000)),
      'unclosed.html': page('<div>word '.repeat(300_000)),
      'unclosed-text.html': page('<b><i>word '.repeat(150_000)),
      'attributes.html': page(`<p ${'a="b" '.repeat(300_000)}>word`),
      'ends.html': page('</div>'.repeat(300_000)),
      'comment.html': page(`<!--${'word '.repeat(MB)}`),
      'script.html': page(`<script>${'</scrip'.repeat(MB)}`),
    });
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
