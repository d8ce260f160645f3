import { describe, expect, test } from 'vitest';
import { archiveReaders } from '../../../src/read/archive/reader.js';
import { openInner } from '../../../src/read/open-stream.js';
import { collect } from '../collect.js';
import { mutated } from '../random.js';
import { paxEntry, tar, tarEntry, zip } from './build.js';

const TAR = archiveReaders(openInner)[1]!;
const read = (bytes: Uint8Array) => collect(TAR, bytes, { shown: 'a.tar' });
const A = tarEntry({ name: 'a.txt', content: 'Text of a' });
const LONG = `${'folder/'.repeat(30)}ä.txt`;

describe('members of tar', () => {
  test.each<[string, Buffer[], string]>([
    ['ustar', [A], 'a.txt'],
    [
      'version 7',
      [tarEntry({ name: 'a.txt', content: 'Text of a', magic: '', type: '\0' })],
      'a.txt',
    ],
    [
      'ustar with a prefix',
      [tarEntry({ name: 'a.txt', content: 'Text of a', prefix: 'x/y' })],
      'x/y/a.txt',
    ],
    ['pax with a long name', [paxEntry({ path: LONG, mtime: '1.5' }), A], LONG],
    [
      'GNU with a long name',
      [tarEntry({ name: '././@LongLink', content: `${LONG}\0`, type: 'L' }), A],
      LONG,
    ],
    [
      'pax with a size',
      [
        paxEntry({ size: '9' }),
        Buffer.concat([tarEntry({ name: 'a.txt', size: 0 }), A.subarray(512)]),
      ],
      'a.txt',
    ],
    [
      'global pax',
      [tarEntry({ name: 'g', content: '20 comment=0123456\n', type: 'g' }), A],
      'a.txt',
    ],
  ])('of %s are read', async (_, entries, member) => {
    const { articles, skipped } = await read(tar(...entries));
    expect(skipped).toEqual([]);
    expect(articles).toMatchObject([{ member, text: 'Text of a', line: 0 }]);
  });

  test('of a size in bytes are read', async () => {
    const entry = Buffer.from(A);
    entry.write('\x80\0\0\0\0\0\0\0\0\0\0\x09', 124, 'latin1');
    entry.fill(' ', 148, 156);
    const sum = entry.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    entry.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    expect((await read(tar(entry))).articles).toMatchObject([{ text: 'Text of a' }]);
  });

  test('may be archives', async () => {
    const inner = zip([{ name: 'b.txt', content: 'Text of b' }]);
    const { articles } = await read(tar(tarEntry({ name: 'b.zip', content: inner }), A));
    expect(articles.map(({ member }) => member)).toEqual(['b.zip/b.txt', 'a.txt']);
  });

  test('without content are counted', async () => {
    const { articles, skipped } = await read(
      tar(
        tarEntry({ name: 'd/', type: '5' }),
        tarEntry({ name: 'l', type: '2' }),
        tarEntry({ name: 'h', type: '1' }),
        tarEntry({ name: 'p', type: '6' }),
        tarEntry({ name: 's', type: 'S', content: 'x', magic: 'ustar  \0' }),
        paxEntry({ 'GNU.sparse.major': '1', 'GNU.sparse.name': 's.txt' }),
        tarEntry({ name: 'GNUSparseFile.0/s.txt', content: 'x' }),
        A,
      ),
    );
    expect(articles).toHaveLength(1);
    expect(skipped.map(({ message, count }) => [message, count])).toEqual([
      ['are links, devices or other entries without content', 3],
      ['are sparse files', 2],
    ]);
  });

  test('after a broken head are read', async () => {
    const bytes = tar(A, Buffer.alloc(1024, 'x'), A);
    const { articles, skipped } = await read(bytes);
    expect(articles.map(({ member }) => member)).toEqual(['a.txt', 'a (2).txt']);
    expect(skipped).toMatchObject([
      { message: 'the archive is broken at byte 1024; 1024 bytes were passed over', line: 2 },
    ]);
  });
});

describe('damage anywhere', () => {
  const sample = tar(
    paxEntry({ path: 'x.txt' }),
    A,
    tarEntry({ name: 'b.txt', content: 'b'.repeat(600) }),
    A,
  );

  test('a cut at every byte keeps the members before it and names itself', async () => {
    const whole = await read(sample);
    expect(whole.articles).toHaveLength(3);
    for (let end = 0; end < sample.length - 1024; end++) {
      const { articles, skipped } = await read(sample.subarray(0, end));
      expect(skipped.length).toBeGreaterThan(0);
      expect(articles.length).toBeLessThanOrEqual(3);
      if (end >= 2048) expect(articles[0]).toEqual(whole.articles[0]);
    }
  });

  test('changed bytes never end the reading', async () => {
    for (const bytes of mutated(sample, 600)) await read(bytes);
  });
});
