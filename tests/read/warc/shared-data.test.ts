/** Real files of crawlers, broken ones too (webrecorder/warcio, Common Crawl). */
import fs from 'node:fs';
import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openInner } from '../../../src/read/open-stream.js';
import { warcReader } from '../../../src/read/warc/reader.js';
import { collect } from '../collect.js';

const FOLDER = '/work/shared/data/warc';
const WARC = warcReader(openInner);

/** Addresses of the pages of each file, and the beginnings of its faults. */
const FILES: [string, string[], string[]][] = [
  ['bad.arc', [], ['record 1 at byte 0', 'record 2 at byte 134', 'record 3 at byte', 'record 4']],
  ['example-bad-non-chunked.warc.gz', ['http://example.com/'], []],
  ['example-digest.warc', [], []],
  ['example-iana.org-chunked.warc', ['http://www.iana.org/'], []],
  ['example-resource.warc.gz', ['http://example.com/'], []],
  ['example-space-in-target-uri.warc.gz', [], []],
  [
    'example-space-in-url.arc',
    [
      'http://example.com/index.cfm?FuseAction=Email&EmailTitle=Examples From The Live Web&IsPopUp=False',
    ],
    ['record 2 at byte 151 is cut'],
  ],
  ['example-trunc.warc', ['http://example.com/'], ['record 3 at byte 1197 says 973 bytes']],
  ['example-wget-bad-target-uri.warc.gz', ['http://example.com/'], []],
  ['example-wrong-chunks.warc.gz', ['http://example.com/'], []],
  ['example.arc', ['http://example.com/'], []],
  ['example.arc.gz', ['http://example.com/'], []],
  ['example.warc', ['http://example.com/'], []],
  ['example.warc.gz', ['http://example.com/'], []],
  ['post-test.warc.gz', [], []],
  ['whirlwind.warc', ['https://an.wikipedia.org/wiki/Escopete'], []],
  ['whirlwind.warc.gz', ['https://an.wikipedia.org/wiki/Escopete'], []],
  ['whirlwind.warc.wat', [], []],
  ['whirlwind.warc.wat.gz', [], []],
  ['whirlwind.warc.wet', ['https://an.wikipedia.org/wiki/Escopete'], []],
  ['whirlwind.warc.wet.gz', ['https://an.wikipedia.org/wiki/Escopete'], []],
];

describe.skipIf(!fs.existsSync(FOLDER))(`files of ${FOLDER}`, () => {
  test('are all in the table', () => {
    expect(fs.readdirSync(FOLDER).sort()).toEqual(FILES.map(([name]) => name).sort());
  });

  test.each(FILES)('%s has its pages, and its faults are named', async (name, urls, faults) => {
    const stored = fs.readFileSync(`${FOLDER}/${name}`);
    const bytes = name.endsWith('.gz') ? zlib.gunzipSync(stored) : stored;
    const { articles, skipped } = await collect(WARC, bytes);
    expect(articles.map(({ url }) => url)).toEqual(urls);
    const broken = skipped.filter(({ reason }) => reason === 'broken-data');
    expect(broken).toHaveLength(faults.length);
    for (const [at, { message }] of broken.entries()) expect(message).toContain(faults[at]);
  });
});
