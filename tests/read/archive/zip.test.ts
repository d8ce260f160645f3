import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { archiveReaders } from '../../../src/read/archive/reader.js';
import { openInner } from '../../../src/read/open-stream.js';
import { cpuTime } from '../../fixtures/cpu-time.js';
import { collect } from '../collect.js';
import { mutated } from '../random.js';
import { type ZipMember, zip } from './build.js';

const [ZIP] = archiveReaders(openInner);
const read = (bytes: Uint8Array) => collect(ZIP!, bytes, { shown: 'a.zip' });
const NEWS: ZipMember[] = [
  { name: 'news/a.txt', content: 'Text of a' },
  { name: 'b.jsonl', content: '{"id":"1","text":"Text of 1"}\n{"text":"Text of 2"}\n' },
];
const FOUND = [
  { member: 'news/a.txt', text: 'Text of a', line: 0 },
  { member: 'b.jsonl', id: '1', text: 'Text of 1', line: 1 },
  { member: 'b.jsonl', text: 'Text of 2', line: 2 },
];

describe('members of ZIP', () => {
  const each = (rest: Partial<ZipMember>) => NEWS.map((member) => ({ ...member, ...rest }));
  test.each<[string, Buffer]>([
    ['deflated', zip(NEWS)],
    ['stored', zip(each({ method: 0 }))],
    ['with sizes after them', zip(each({ hasDescriptor: true }))],
    ['with sizes of 64 bits', zip(each({ isLarge: true }))],
    ['with a directory of 64 bits', zip(each({ isLarge: true }), { large: true })],
    ['with a directory of 64 bits, after other bytes', zip(NEWS, { large: true, before: 'x' })],
    ['after other bytes', zip(NEWS, { before: 'a program that unpacks' })],
    ['with a comment after them', Buffer.concat([zip(NEWS), Buffer.from('\0\0')])],
    [
      'in folders that are members themselves',
      zip([{ name: 'news/', content: '', method: 0 }, ...NEWS]),
    ],
  ])('%s are read, each in its own format', async (_, bytes) => {
    const { articles, skipped } = await read(bytes);
    expect(skipped).toEqual([]);
    expect(articles).toMatchObject(FOUND);
  });

  test.each<[string, Partial<ZipMember>]>([
    ['deflated', {}],
    ['stored', { method: 0 }],
    ['with sizes after them', { hasDescriptor: true }],
    ['stored, with sizes after them', { hasDescriptor: true, method: 0 }],
    ['with sizes of 64 bits', { isLarge: true }],
  ])('%s are read without a directory, which is named', async (_, rest) => {
    const { articles, skipped } = await read(zip(each(rest), { hasDirectory: false }));
    expect(articles).toMatchObject(FOUND);
    expect(skipped[0]?.message).toMatch(/no directory at its end/);
  });

  test('of an archive that is too large to be held are read by their heads', async () => {
    // 129 MB, which is more than the directory at the end is waited for.
    const large = { name: 'large.bin', content: new Uint8Array(129 << 20), method: 0 };
    const hidden = { name: 'secret.txt', content: 'x', flags: 1 };
    const later = each({ hasDescriptor: true });
    const { articles, skipped } = await read(
      zip([large, hidden, ...NEWS.slice(0, 1), ...later.slice(1)]),
    );
    expect(articles).toMatchObject(FOUND);
    expect(skipped.map(({ reason, line }) => [reason, line])).toEqual([
      ['too-large', undefined],
      ['encrypted', 2],
    ]);
  });

  test('compressed once more, and archives in archives, are read', async () => {
    const inner = zip([{ name: 'c.txt.gz', content: zlib.gzipSync('Text of c') }]);
    const { articles, skipped } = await read(zip([{ name: 'in/inner.zip', content: inner }]));
    expect(skipped).toEqual([]);
    expect(articles).toMatchObject([{ member: 'in/inner.zip/c.txt.gz', text: 'Text of c' }]);
  });

  test('deeper than four archives are named', async () => {
    let bytes = zip([{ name: 'a.txt', content: 'x' }]);
    for (let depth = 2; depth <= 5; depth++) bytes = zip([{ name: 'inner.zip', content: bytes }]);
    const { articles, skipped } = await read(bytes);
    expect(articles).toEqual([]);
    expect(skipped[0]?.message).toContain('an archive within 4 others');
  });
});

describe('names of members', () => {
  test.each([
    ['../../etc/passwd.txt', 'etc/passwd.txt'],
    ['/abs/a.txt', 'abs/a.txt'],
    ['dir\\a.txt', 'dir/a.txt'],
    ['a\nb\x1b[31m\u202e.txt', 'a\ufffdb\ufffd[31m\ufffd.txt'],
    ['a\0b.txt', 'a\ufffdb.txt'],
    [Buffer.from('caf\x82.txt', 'latin1'), 'café.txt'],
  ])('%j become safe', async (name, expected) => {
    const { articles } = await read(zip([{ name, content: 'x' }]));
    expect(articles.map(({ member }) => member)).toEqual([expected]);
  });

  test('that are equal stay distinct', async () => {
    const same = { name: 'a.txt', content: 'x' };
    const { articles } = await read(zip([same, same, { name: './a.txt', content: 'x' }]));
    expect(articles.map(({ member }) => member)).toEqual(['a.txt', 'a (2).txt', 'a (3).txt']);
  });
});

describe('members that are not read', () => {
  test('are named or counted', async () => {
    const { articles, skipped } = await read(
      zip([
        { name: '.hidden.txt', content: 'x' },
        { name: '__MACOSX/a.txt', content: 'x' },
        { name: 'link.txt', content: '/etc/passwd', mode: 0o120777 },
        { name: 'secret.txt', content: 'x', flags: 1 },
        { name: 'lzma.txt', content: 'x', method: 14 },
        { name: 'a.png', content: Buffer.from('89504e470d0a1a0a0000', 'hex') },
        { name: 'b.png', content: Buffer.from('89504e470d0a1a0a0000', 'hex') },
        { name: 'style.css', content: 'a { }' },
        { name: 'a.txt', content: 'x' },
      ]),
    );
    expect(articles.map(({ member }) => member)).toEqual(['a.txt']);
    const facts = skipped.map(({ reason, message, line, count }) => [reason, message, line, count]);
    expect(facts).toEqual([
      ['encrypted', expect.stringContaining('"secret.txt" is encrypted'), 4, undefined],
      [
        'other-format',
        expect.stringContaining('"lzma.txt" is compressed by method 14'),
        5,
        undefined,
      ],
      ['no-article', expect.stringContaining('are hidden'), 1, 2],
      ['no-article', expect.stringContaining('are links'), 3, 1],
      ['other-format', 'a PNG image; it holds no text', 6, 2],
      ['other-format', expect.stringContaining('extension .css'), 8, 1],
    ]);
  });

  test('are named if their content is damaged, which is read', async () => {
    const { articles, skipped } = await read(
      zip([{ name: 'a.txt', content: 'x', checksum: 1 }, ...NEWS]),
    );
    expect(articles).toHaveLength(4);
    expect(skipped).toMatchObject([
      {
        reason: 'broken-data',
        message: expect.stringContaining('"a.txt" does not have its checksum'),
      },
    ]);
  });
});

describe('bombs', () => {
  test('that overlap are named, and take little time', async () => {
    const one = { name: 'a.txt', content: new Uint8Array(1_000_000) };
    const members = Array.from({ length: 1000 }, (_, n) => ({
      ...one,
      name: `${n}.txt`,
      offset: 0,
    }));
    const bytes = zip(members);
    const begin = cpuTime();
    const { skipped } = await read(bytes);
    expect(skipped.some(({ message }) => message.includes('overlaps the next one'))).toBe(true);
    expect(cpuTime() - begin).toBeLessThan(5000);
  });

  test('of one member are stopped by their ratio', async () => {
    const content = new Uint8Array(100_000_000);
    const bytes = zip([{ name: 'a.jsonl', content }]);
    const begin = cpuTime();
    const { articles, skipped } = await read(bytes);
    expect(cpuTime() - begin).toBeLessThan(10_000);
    expect(articles).toEqual([]);
    expect(skipped.map(({ reason }) => reason)).toContain('too-large');
  });

  test('of many members are stopped by the ratio of the archive', async () => {
    const content = new Uint8Array(40_000_000);
    const members = Array.from({ length: 8 }, (_, n) => ({ name: `${n}.jsonl`, content }));
    const { skipped } = await read(zip([...members, ...NEWS]));
    expect(skipped.at(-1)).toMatchObject({ reason: 'too-large' });
    expect(skipped.at(-1)?.message).toContain('its members decompress to more than 200 times');
  });
});

describe('damage anywhere', () => {
  const sample = zip([
    ...NEWS,
    { name: 'c.txt', content: 'Text of c', hasDescriptor: true },
    { name: 'd.txt', content: 'Text of d', method: 0 },
  ]);

  test('a cut at every byte keeps the members before it and names itself', async () => {
    const whole = await read(sample);
    expect(whole.skipped).toEqual([]);
    for (let end = 0; end < sample.length; end++) {
      const { articles, skipped } = await read(sample.subarray(0, end));
      expect(skipped.length).toBeGreaterThan(0);
      expect(articles.length).toBeLessThanOrEqual(whole.articles.length);
      if (end >= sample.indexOf('PK\x01\x02')) expect(articles).toEqual(whole.articles);
    }
  });

  test('changed bytes never end the reading', async () => {
    for (const bytes of mutated(sample, 600)) await read(bytes);
  });
});
