import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ParagraphPlace } from '../../src/read/html/page-paragraphs.js';
import { CAN_MOUNT, mountSmall } from '../fixtures/mount.js';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { recordsOf } from './records.js';
import { BIN } from './run.js';

const A = 'The harbour authority closed both piers on Tuesday after a survey found cracks.';
const B = 'Engineers will need “at least” six weeks to replace the damaged beams, she said — 😀.';
const C = 'Ferries to the islands leave from the fish market until then, twice every hour.';

const page = (...paragraphs: string[]) =>
  `<!doctype html><html><head><meta charset="utf-8"><title>Piers</title></head><body>
<nav><a href="/">Home</a></nav><article><h1>Piers are closed</h1>
${paragraphs.map((text) => `<p>${text.replace('Tuesday', '<b>Tuesday</b>')}</p>`).join('\n')}
</article></body></html>`;

const isWindows = process.platform === 'win32';

/** Scans `news` with `--text-out`; gives the folder, the index and the result of the command. */
async function writeTexts(news: string, ...options: string[]) {
  const folder = path.join(makeFolder({}), 'texts');
  const run = await command(['scan', news, '--json', '--text-out', folder, ...options]);
  const index = fs
    .readFileSync(path.join(folder, 'index.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const textOf = (id: string) =>
    fs.readFileSync(path.join(folder, index.find((entry) => entry.id === id).file), 'utf8');
  return { ...run, folder, index, textOf };
}

describe('scan --text-out', () => {
  test('writes the texts of pages, to which the spans of results refer byte for byte', async () => {
    const news = makeFolder({
      'a.html': page(A, B, C),
      'deep/b.html': page(C, A, B, C),
      'wire.txt': `${A}\n\n${B}`,
    });
    const { status, stdout, stderr, index, textOf, folder } = await writeTexts(
      news,
      '--offsets',
      'byte',
      '--only',
      'passages',
    );
    expect([status, index.map(({ file }) => file)]).toEqual([0, ['a.html.txt', 'deep/b.html.txt']]);
    expect(stderr).toContain(`Texts  2 files in ${folder}, listed in index.ndjson`);
    expect(textOf('a.html')).toContain([A, B, C].join('\n\n'));
    const places = recordsOf(stdout, 'passage').flatMap(
      ({ occurrences }) => occurrences as { article: string; start: number; end: number }[],
    );
    const onPages = places.filter(({ article }) => article.endsWith('.html'));
    expect(onPages.length).toBeGreaterThan(0);
    for (const { article, start, end } of onPages) {
      const bytes = Buffer.from(textOf(article));
      expect(bytes.subarray(start, end).toString()).toMatch(/^(?:The harbour|Engineers|Ferries)/);
    }
  });

  test.each(['utf16', 'codepoint', 'byte'])(
    'the index gives the bytes of each paragraph, with spans in %s',
    async (unit) => {
      const news = makeFolder({ 'a.html': `\ufeff<!-- Zürich 😀 -->${page(A, B, C)}` });
      const { index, textOf } = await writeTexts(news, '--offsets', unit);
      const bytes = fs.readFileSync(path.join(news, 'a.html'));
      const text = textOf('a.html');
      const slice = {
        utf16: (start: number, end: number) => text.slice(start, end),
        codepoint: (start: number, end: number) => [...text].slice(start, end).join(''),
        byte: (start: number, end: number) => Buffer.from(text).subarray(start, end).toString(),
      }[unit]!;
      const { paragraphs } = index[0];
      expect(
        paragraphs.map(({ start, end }: ParagraphPlace) => slice(start, end)).join('\n\n'),
      ).toBe(text);
      for (const { start, end, pageStart, pageEnd } of paragraphs) {
        const source = bytes.subarray(pageStart, pageEnd).toString();
        expect(source.replace(/<\/?b>/g, '').trim()).toBe(slice(start, end));
      }
    },
  );

  test('bytes are counted on pages of one byte a letter, and unknown on others', async () => {
    const cyrillic = 'Мост через реку закрыт до конца недели, сообщили в среду городские власти. ';
    const body = page(cyrillic.repeat(3), cyrillic.repeat(2)).replace('utf-8', 'windows-1251');
    const letters = [...body].map((letter) => {
      const code = letter.codePointAt(0)!;
      return code < 0x80 ? code : code - 0x410 + 0xc0;
    });
    const news = makeFolder({
      'one.html': Buffer.from(letters),
      'wide.html': Buffer.from(`\ufeff${page(A, B, C)}`, 'utf16le'),
      'packed.html.gz': gzipSync(page(A, B, C)),
    });
    const { index, textOf } = await writeTexts(news);
    const entries = Object.fromEntries(index.map((entry) => [entry.id, entry]));
    const [{ start, end, pageStart, pageEnd }] = entries['one.html'].paragraphs.slice(-1);
    expect(Buffer.from(letters).equals(fs.readFileSync(path.join(news, 'one.html')))).toBe(true);
    expect(body.slice(pageStart, pageEnd).trim()).toBe(textOf('one.html').slice(start, end));
    expect(Object.keys(entries['wide.html'])).toEqual(['id', 'file']);
    expect(textOf('wide.html')).toContain(B);
    const packed = index.find(({ id }) => id.startsWith('packed'));
    expect(Object.keys(packed)).toEqual(['id', 'file']);
  });

  test('any id gets a file of its own within the folder', async () => {
    const ids = [
      '../../etc/passwd',
      '/etc/passwd',
      'a/b',
      'a/b.txt',
      'a/b.txt/c',
      'A/B',
      'con',
      '',
      '~',
      'x\u0000y',
      `${'ж'.repeat(900)}`,
      'x'.repeat(900),
    ];
    const rows = ids.map((id, i) => `"${id}","${A} ${i}"`);
    const news = makeFolder({ 'wire.csv': `id,text\n${rows.join('\n')}\n` });
    const { folder, index, textOf, status } = await writeTexts(news);
    expect([status, index.length]).toEqual([0, ids.length]);
    const files = fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => fs.statSync(path.join(folder, file)).isFile());
    expect(files.length).toBe(ids.length + 1);
    expect(new Set(index.map(({ file }) => file.toLowerCase())).size).toBe(ids.length);
    for (const [i, id] of ids.entries()) if (id !== '') expect(textOf(id)).toBe(`${A} ${i}`);
  });

  test('writes into a new or empty folder only, and makes none if nothing is read', async () => {
    const news = makeFolder({ 'a.html': page(A, B, C) });
    const full = await command(['scan', news, '--text-out', news]);
    expect([full.status, full.stderr]).toEqual([
      2,
      `wirecopy: --text-out takes a folder that is new or empty, got ${JSON.stringify(news)}, which is not\n`,
    ]);
    const unused = path.join(makeFolder({}), 'texts');
    expect((await command(['scan', '/not/there', '--text-out', unused])).status).toBe(3);
    expect(fs.existsSync(unused)).toBe(false);
  });

  test.skipIf(!CAN_MOUNT)('a full disk is named, and leaves no half of a file', async () => {
    const folder = makeFolder({});
    const news = makeFolder({ 'a.html': page(A), 'b.html': page(...longTexts(400)) });
    mountSmall(folder, '16k');
    try {
      const { status, stderr } = await command(['scan', news, '--quiet', '--text-out', folder]);
      expect([status, stderr]).toEqual([
        3,
        expect.stringMatching(/--text-out cannot write .*ENOSPC/),
      ]);
      expect(fs.readdirSync(folder)).toEqual(['a.html.txt']);
    } finally {
      execFileSync('umount', [folder]);
    }
  });

  test.skipIf(isWindows)('Ctrl-C leaves whole files only, and no index', async () => {
    const texts = longTexts(20_000);
    const news = makeFolder({
      'wire.csv': `id,text\n${texts.map((t, n) => `${n},${t}`).join('\n')}`,
    });
    const folder = makeFolder({});
    const child = spawn(process.execPath, [BIN, 'scan', news, '--text-out', folder], {
      stdio: 'ignore',
    });
    const status = new Promise((resolve) => child.on('close', resolve));
    while (fs.readdirSync(folder).length < 20)
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGINT');
    expect(await status).toBe(130);
    const files = fs.readdirSync(folder);
    expect(files.length).toBeLessThan(texts.length);
    for (const file of files) {
      expect(fs.readFileSync(path.join(folder, file), 'utf8')).toBe(
        texts[Number.parseInt(file, 10)],
      );
    }
  });
});

/** Texts that have little in common. */
function longTexts(count: number): string[] {
  const word = (n: number) => ((n * 2654435761) % 2 ** 32).toString(36);
  return Array.from({ length: count }, (_, n) =>
    Array.from({ length: 20 }, (_, i) => word(20 * n + i + 1))
      .join(' ')
      .concat('.'),
  );
}
