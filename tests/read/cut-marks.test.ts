import { execFileSync, spawnSync } from 'node:child_process';
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decompressed } from '../../src/read/compressed/codecs.js';
import { tar, tarEntry, zip } from './archive/build.js';
import { readBytes } from './items.js';
import { httpBlock, responseRecord } from './warc/build.js';

const TEXT = Buffer.from('A text of some words that is read from every format.\n'.repeat(3));
const describeItem = (item: { type: string; reason?: string; message?: string }) =>
  item.type === 'skipped' ? `${item.reason}: ${item.message}` : 'article';

/** Compressed by a command; null if it is not here. */
function byCommand(command: string, input: Uint8Array | string = TEXT): Buffer | null {
  if (spawnSync(command, ['--version'], { input: '' }).error) return null;
  return execFileSync(command, ['-c'], { input, stdio: ['pipe', 'pipe', 'ignore'] });
}

const WHOLE: Record<string, Buffer | null> = {
  'a.txt.gz': zlib.gzipSync(TEXT),
  'a.tgz': zlib.gzipSync(tar(tarEntry({ name: 'a.txt', content: `${TEXT}` }))),
  'a.txt.br': zlib.brotliCompressSync(TEXT),
  'a.txt.zst': byCommand('zstd'),
  'a.txt.bz2': byCommand('bzip2'),
  'a.txt.xz': byCommand('xz'),
  'a.zip': zip([{ name: 'a.txt', content: TEXT }]),
  'a.tar': tar(tarEntry({ name: 'a.txt', content: `${TEXT}` })),
  'a.warc': responseRecord('https://a.example/', httpBlock(TEXT, { 'Content-Type': 'text/plain' })),
};

describe('a file that is cut within the bytes that show its format is named', () => {
  test.for(Object.entries(WHOLE))('%s', async ([name, whole], { skip }) => {
    if (!whole) return skip('there is no such command');
    const read = async (bytes: Uint8Array) => (await readBytes(name, bytes, describeItem)).items;
    expect(await read(whole)).toEqual(['article']);
    expect(await read(whole.subarray(0, 0))).toEqual([
      expect.stringMatching(/^no-article: .*empty/),
    ]);
    for (let length = 1; length <= 16; length++) {
      const items = await read(whole.subarray(0, length));
      expect(items.length, `${length} bytes`).toBeGreaterThan(0);
      for (const item of items) expect(item, `${length} bytes`).toMatch(/^broken-data/);
    }
  });

  test('but a text under such a name is a text', async () => {
    for (const name of ['a.gz', 'a.zip', 'a.warc', 'a.bz2', 'a.xz']) {
      const { items } = await readBytes(name, Buffer.from('Hi there.'), describeItem);
      expect(items).toEqual(['article']);
    }
  });
});

describe('bytes after the end of a compressed stream are named, and the records before are read', () => {
  const lines = Array.from({ length: 50 }, (_, id) => JSON.stringify({ id, text: `Text ${id}.` }));
  const records = `${lines.join('\n')}\n`;
  const compressed: Record<string, Buffer | null> = {
    gz: zlib.gzipSync(records),
    br: zlib.brotliCompressSync(records),
    zst: byCommand('zstd', records),
    bz2: byCommand('bzip2', records),
  };
  test.for(Object.entries(compressed))('of %s', async ([extension, whole], { skip }) => {
    if (!whole) return skip('there is no such command');
    for (const rest of [Buffer.from('x'), Buffer.alloc(100_000, 'some text '), whole.subarray(1)]) {
      const content = Buffer.concat([whole, rest]);
      const { items } = await readBytes(`a.jsonl.${extension}`, content, ({ type }) => type);
      expect(items.filter((type) => type === 'article')).toHaveLength(lines.length);
      expect(items.filter((type) => type === 'skipped')).toHaveLength(1);
    }
  });
});

describe('streams one after another are read as one, in pieces of any size', () => {
  const texts = ['The first. ', 'The second, which is longer. '.repeat(40), 'The third.'];
  const join = (compress: (text: string) => Buffer | null) => {
    const parts = texts.map(compress);
    return parts.every((part) => part !== null) ? Buffer.concat(parts) : null;
  };
  const CODECS = [
    ['gzip', join((text) => zlib.gzipSync(text))],
    ['zstd', join((text) => byCommand('zstd', text))],
    ['bzip2', join((text) => byCommand('bzip2', text))],
  ] as const;
  test.for(CODECS)('of %s', ([codec, stream], { skip }) => {
    if (!stream) return skip('there is no such command');
    for (let size = 1; size <= 70; size++) {
      const pieces = (buffer: Uint8Array, offset: number, length: number, place: number) =>
        stream.copy(buffer, offset, place, place + Math.min(length, size));
      const read = decompressed(pieces, codec, { maxRatio: 1000, maxBytes: 1e6, blockBytes: 1e6 });
      const out = Buffer.alloc(10_000);
      let filled = 0;
      for (let count = -1; count !== 0; filled += count) {
        count = read(out, filled, out.length - filled, filled);
      }
      expect(out.toString('utf8', 0, filled), `pieces of ${size} bytes`).toBe(texts.join(''));
    }
  });
});
