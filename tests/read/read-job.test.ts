import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodingOf } from '../../src/article/encodings.js';
import { ARTICLE_FIELDS, type ArticleField } from '../../src/article/fields.js';
import { recordId } from '../../src/article/names.js';
import { planJobs } from '../../src/read/jobs.js';
import { listInputs } from '../../src/read/list.js';
import type { RawSkip } from '../../src/read/raw-article.js';
import { readTextAgain } from '../../src/read/read-again.js';
import { readJob } from '../../src/read/read-job.js';
import type { Job } from '../../src/read/reader.js';
import { READING } from '../fixtures/fields.js';
import { kernel } from '../fixtures/kernel.js';
import { makeFolder } from './folder.js';
import { itemsOf } from './items.js';

const STDIN_JOB: Job = {
  reader: null,
  files: [{ path: '-', shown: '-', id: '-', bytes: 0 }],
  range: null,
};

/** A copy of an article. */
interface Item extends Record<ArticleField, string> {
  type: 'article';
  path: string;
  line: number;
  start: number;
  end: number;
}

/** Copies of all articles and skips of a folder; each text must be the same when read again. */
function readFolder(folder: string, jobBytes?: number, blockBytes = 64, maxBytes = 10_000) {
  const items: (Item | RawSkip)[] = [];
  for (const job of planJobs(listInputs([folder]).inputs, jobBytes)) {
    for (const item of itemsOf(job, { blockBytes, maxBytes })) {
      if (item.type === 'skipped') {
        items.push(item);
        continue;
      }
      const { type, line, start, end, hashLow: low, hashHigh: high } = item;
      const { path: file, id: fileId } = item.container!;
      const pairs = ARTICLE_FIELDS.map((field) => [field, item.string(field)]);
      const strings = Object.fromEntries(pairs) as Record<ArticleField, string>;
      const reader = job.reader ?? 'text';
      const place = { reader, path: file, fileId, line, start, end, field: 'text' };
      const encoding = encodingOf(item.encoding);
      expect(readTextAgain({ ...place, encoding }, { low, high }, kernel)).toBe(strings.text);
      items.push({ type, ...strings, path: file, line, start, end });
    }
  }
  return items;
}

function texts(items: (Item | RawSkip)[]): string[] {
  return items.map((item) => (item.type === 'skipped' ? `! ${item.reason}` : item.text));
}

describe('text files', () => {
  test('are read unchanged: line ends, spaces, and the byte-order mark as one unit', () => {
    const content = '\ufeffOne\r\n\r\ntwo \u00a0 three\tdré 漢字 🎉\n';
    const [item] = readFolder(makeFolder({ 'a.txt': content }));
    expect(item).toMatchObject({
      type: 'article',
      id: '',
      title: '',
      line: 0,
      start: 0,
      text: content,
      end: Buffer.byteLength(content),
    });
  });

  test.each([0, 1, 63, 64, 65, 200])('of %i bytes are read whole by blocks of 64', (bytes) => {
    expect(texts(readFolder(makeFolder({ 'a.txt': 'x'.repeat(bytes) })))).toEqual([
      'x'.repeat(bytes),
    ]);
  });

  test('in UTF-16 of both orders give the same text, the mark included', () => {
    const little = Buffer.from('\ufeffWort für Wort — 漢', 'utf16le');
    const big = Buffer.from(little).swap16();
    const items = readFolder(makeFolder({ 'a.txt': little, 'b.txt': big }));
    expect(texts(items)).toEqual(['\ufeffWort für Wort — 漢', '\ufeffWort für Wort — 漢']);
    expect(items[0]).toMatchObject({ start: 0, end: little.length });
  });

  test('with a NUL among the first 8 KiB are binary', () => {
    const folder = makeFolder({
      'a.txt': 'ab\0c',
      'b.txt': `${'x'.repeat(8191)}\0`,
      'c.txt': `${'x'.repeat(8192)}\0`,
    });
    expect(texts(readFolder(folder))).toEqual(['! binary', '! binary', `${'x'.repeat(8192)}\0`]);
  });

  test.each([
    ['a stray byte', [0x61, 0xff, 0x62], 'a\ufffdb', 1],
    ['a sequence cut by the end', [0x61, 0x62, 0xe2, 0x80], 'ab\ufffd', 2],
    ['a sequence cut by a letter', [0xc3, 0xa9, 0xc3, 0xa9, 0xef, 0xbf, 0x41], 'éé\ufffdA', 4],
    ['a true U+FFFD before it', [0xef, 0xbf, 0xbd, 0x80], '\ufffd\ufffd', 3],
    ['a surrogate', [0x61, 0xed, 0xa0, 0x80], 'a\ufffd\ufffd\ufffd', 1],
  ])('with broken UTF-8 are read, and the first broken byte named: %s', (_, bytes, text, at) => {
    const items = readFolder(makeFolder({ 'a.txt': Uint8Array.from(bytes) }));
    expect(texts(items)).toEqual(['! broken-utf8', text]);
    expect(items[0]).toMatchObject({ message: expect.stringContaining(`UTF-8 at byte ${at};`) });
  });

  test('with broken UTF-16 are read, and the first broken byte named', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x61, 0, 0x00, 0xd8, 0x62, 0]);
    const items = readFolder(makeFolder({ 'a.txt': bytes }));
    expect(texts(items)).toEqual(['! broken-utf8', '\ufeffa\ufffdb']);
    expect(items[0]).toMatchObject({ message: expect.stringContaining('UTF-16LE at byte 4;') });
  });

  test('that are too large, gone or now folders are named, and the others read', () => {
    const folder = makeFolder({
      'a.txt': 'x'.repeat(101),
      'b.txt': 'b',
      'c.txt': 'c',
      'd.txt': '',
    });
    const jobs = planJobs(listInputs([folder]).inputs);
    fs.rmSync(path.join(folder, 'b.txt'));
    fs.rmSync(path.join(folder, 'd.txt'));
    fs.mkdirSync(path.join(folder, 'd.txt'));
    // Each article is used before the next call, because all are the same object.
    const seen = jobs.flatMap((job) =>
      Array.from(itemsOf(job, { blockBytes: 64, maxBytes: 100 }), (item) =>
        item.type === 'skipped' ? item.reason : item.container?.id,
      ),
    );
    expect(seen).toEqual(['too-large', 'missing', 'c.txt', 'not-a-file']);
  });

  test('that grew since they were listed are read to their new end', () => {
    const folder = makeFolder({ 'a.txt': 'a' });
    const [job] = planJobs(listInputs([folder]).inputs);
    fs.writeFileSync(path.join(folder, 'a.txt'), 'a'.repeat(1000));
    const [item] = itemsOf(job!, { blockBytes: 8, maxBytes: 10_000 });
    expect(item).toMatchObject({ end: 1000 });
  });
});

describe('records', () => {
  const lines = [
    '{"id":"one","text":"First \\u00e4 \\ud83c\\udf89","title":"T","date":"2020-08-15","url":"u"}',
    '',
    '{"text":"zweite – 漢","id":7,"date":2020,"source":null,"extra":[1]}',
    '   \t',
    '{"id":true,"text":""}',
  ];

  test('give their fields, numbers as strings, and missing fields as empty strings', () => {
    const items = readFolder(makeFolder({ 'a.jsonl': lines.join('\n') }));
    expect(items).toMatchObject([
      {
        id: 'one',
        text: 'First ä 🎉',
        title: 'T',
        date: '2020-08-15',
        source: '',
        url: 'u',
        line: 1,
      },
      { id: '7', text: 'zweite – 漢', title: '', date: '2020', source: '', url: '', line: 3 },
      { id: '', text: '', line: 5 },
    ]);
    expect(recordId('a.jsonl', 5)).toBe('a.jsonl#5');
  });

  test('are the same with CRLF, a byte-order mark, a last line feed, and in any ranges', () => {
    const expected = texts(readFolder(makeFolder({ 'a.jsonl': lines.join('\n') })));
    const folder = makeFolder({ 'a.ndjson': `\ufeff${lines.join('\r\n')}\r\n` });
    for (const jobBytes of [1, 3, 50, 100, 1000]) {
      for (const blockBytes of [1, 7, 64, 1000]) {
        expect(texts(readFolder(folder, jobBytes, blockBytes))).toEqual(expected);
      }
    }
  });

  test('are numbered across ranges by the lines that each range counts', async () => {
    const folder = makeFolder({ 'a.jsonl': lines.join('\n') });
    const numbers: number[] = [];
    let before = 0;
    for (const job of planJobs(listInputs([folder]).inputs, 40)) {
      const totals = await readJob(job, { options: READING, kernel }, ({ line = 0 }) =>
        numbers.push(before + line),
      );
      before += totals.lines;
    }
    expect(numbers).toEqual([1, 3, 5]);
    expect(before).toBe(lines.length);
  });

  test.each([
    ['{"text":"a"', 'broken-json', /^not JSON: broken at column \d+$/],
    ['{"text":"a\u001b[31m"}', 'broken-json', /^not JSON: broken at column 11$/],
    ['nope', 'broken-json', /^not JSON/],
    ['[1]', 'no-text', /an object with a text, got an array/],
    ['null', 'no-text', /got null/],
    ['"text"', 'no-text', /got a string/],
    ['{"id":"x"}', 'no-text', /a string in the field "text", got none/],
    ['{"text":5}', 'no-text', /got a number$/],
    ['{"text":{"a":1}}', 'no-text', /got an object$/],
    ['{"text":null}', 'no-text', /got null$/],
    ['{"__proto__":{"text":"a"}}', 'no-text', /got none/],
  ])('that are broken are named, and the next is read: %s', (line, reason, message) => {
    const items = readFolder(makeFolder({ 'a.jsonl': `${line}\n{"text":"next"}` }));
    expect(texts(items)).toEqual([`! ${reason}`, 'next']);
    expect(items[0]).toMatchObject({ line: 1, message: expect.stringMatching(message) });
  });

  test('with broken UTF-8 are read, and the byte in the file is named', () => {
    const content = Buffer.concat([
      Buffer.from('{"text":"fine"}\n{"text":"f'),
      Buffer.from([0xff]),
      Buffer.from('r"}\n'),
    ]);
    const items = readFolder(makeFolder({ 'a.jsonl': content }));
    expect(texts(items)).toEqual(['fine', '! broken-utf8', 'f\ufffdr']);
    expect(items[1]).toMatchObject({ line: 2, message: expect.stringContaining('at byte 26;') });
  });

  test('with a lone surrogate have U+FFFD in its place', () => {
    const items = readFolder(makeFolder({ 'a.jsonl': '{"text":"a\\ud800b"}' }));
    expect(texts(items)).toEqual(['a\ufffdb']);
  });

  test('over the limit are named by line, and the others read', () => {
    const folder = makeFolder({ 'a.jsonl': `{"text":"${'x'.repeat(200)}"}\n{"text":"b"}` });
    expect(texts(readFolder(folder, undefined, 16, 100))).toEqual(['! too-large', 'b']);
  });

  test('with NULs are binary, named once with any ranges', () => {
    const folder = makeFolder({ 'a.jsonl': '{"text":"a\0"}\n'.repeat(9) });
    expect(texts(readFolder(folder, 20))).toEqual(['! binary']);
  });

  test.each(['utf16le', 'utf-16be'])('in %s are read once, with any ranges', (encoding) => {
    const lines = ['\ufeff{"text":"é"}', '', 'broken', '{"text":"Ċ਀ "}', '{"text":"z"}'].join('\n');
    const bytes = Buffer.from(lines, 'utf16le');
    if (encoding === 'utf-16be') bytes.swap16();
    const items = readFolder(makeFolder({ 'a.jsonl': bytes }), 20);
    expect(texts(items)).toEqual(['é', '! broken-json', 'Ċ਀ ', 'z']);
    expect(items.map(({ line }) => line)).toEqual([1, 3, 4, 5]);
  });

  test('that are cut off while they are read are reported', () => {
    const folder = makeFolder({ 'a.jsonl': '{"text":"a"}\n{"text":"b"}\n' });
    const [job] = planJobs(listInputs([folder]).inputs);
    fs.truncateSync(path.join(folder, 'a.jsonl'), 13);
    const items = [...itemsOf(job!)];
    expect(items).toMatchObject([{ line: 1 }, { type: 'skipped', reason: 'unreadable' }]);
  });

  const reader = path.resolve('dist/read/read-job.js');
  const textKernel = path.resolve('dist/kernel/text-kernel.js');
  test.skipIf(!fs.existsSync(reader))('on standard input are read to its end', () => {
    const script = `
      const { readJob } = await import(${JSON.stringify(reader)});
      const { TextKernel } = await import(${JSON.stringify(textKernel)});
      const reading = { options: ${JSON.stringify(READING)}, kernel: new TextKernel() };
      await readJob(${JSON.stringify(STDIN_JOB)}, reading, (item) =>
        console.log(item.type, item.string?.('id') ?? item.reason, item.source ?? item.path, item.line));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      input: '\ufeff{"id":"a","text":"x"}\nbroken\n{"id":"b","text":"y"}',
      encoding: 'utf8',
    });
    expect(stdout).toBe('article a 0 1\nskipped broken-json - 2\narticle b 0 3\n');
  });
});

describe('readTextAgain', () => {
  test('throws if the file changed or is gone', () => {
    const folder = makeFolder({ 'a.txt': 'ab' });
    const file = path.join(folder, 'a.txt');
    const place = {
      ...{ reader: 'text', path: file, fileId: 'a.txt', line: 0, start: 0 },
      ...{ field: '', encoding: null },
    };
    const hash = { low: 0, high: 0 };
    expect(() => readTextAgain({ ...place, end: 3 }, hash, kernel)).toThrow(
      /changed since it was read/,
    );
    // The same length with other words.
    expect(() => readTextAgain({ ...place, end: 2 }, hash, kernel)).toThrow(
      /changed .* another text/,
    );
    fs.rmSync(place.path);
    expect(() => readTextAgain({ ...place, end: 2 }, hash, kernel)).toThrow(
      /a\.txt changed .*ENOENT/,
    );
  });
});
