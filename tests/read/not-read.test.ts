import zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../src/read/not-read/refusals.js';
import { zip } from './archive/build.js';

describe('a file that is not read', () => {
  test.each<[string, string | Buffer]>([
    ['a PDF', '%PDF-1.7\n'],
    ['an office document (OLE: doc, xls, ppt, msg)', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a document in RTF', '{\\rtf1\\ansi'],
    ['a JPEG image', Buffer.from('ffd8ffe0', 'hex')],
    ['a WebP image', Buffer.from('RIFF\x01\x02\x03\x04WEBPVP8 ', 'latin1')],
    ['an MP4 video or a picture like it', Buffer.from('\0\0\0\x18ftypmp42', 'latin1')],
    ['a program', Buffer.from('MZ\x90\0\x03', 'latin1')],
    ['an SQLite database', 'SQLite format 3\0'],
    ['a font', Buffer.from('wOF2\0\x01', 'latin1')],
    ['a 7-Zip archive', Buffer.from('377abcaf271c', 'hex')],
    ['a RAR archive', Buffer.from('Rar!\x1a\x07\x01\0', 'latin1')],
    ['an office document (OOXML)', zip([{ name: '[Content_Types].xml', content: '' }])],
    [
      'an office document (ODF)',
      zip([{ name: 'mimetype', method: 0, content: 'application/vnd.oasis.opendocument.text' }]),
    ],
    ['an EPUB book', zip([{ name: 'mimetype', method: 0, content: 'application/epub+zip' }])],
    ['a package of a program', zip([{ name: 'META-INF/MANIFEST.MF', content: '' }])],
  ])('is %s, with advice', (what, content) => {
    expect(refusalOf({ bytes: Buffer.from(content) })).toMatchObject({ what });
  });

  test.each([
    ['text', 'MZ is the country code of Mozambique'],
    ['text', 'ID3 tags are old'],
    ['text', 'OTTO von Bismarck'],
    ['text', 'Riff'],
    ['text', 'P'],
    ['nothing', ''],
    ['an archive of text', zip([{ name: 'word.txt', content: 'x' }])],
    ['gzip', zlib.gzipSync('x')],
  ])('is not %s', (_, content) => {
    expect(refusalOf({ bytes: Buffer.from(content) })).toBeUndefined();
  });
});
