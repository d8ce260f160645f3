/** The first bytes of formats that hold no news, or whose text others extract better. */
import type { Refusal } from '../reader.js';

/** A format and the bytes that show it. */
interface Mark extends Refusal {
  /** Bytes at the start, as hexadecimal digits; `..` is any byte. */
  bytes: string;
  /** Place of the bytes. */
  at?: number;
  /** Whether text may begin so: then a NUL among the first bytes shows that it is not text. */
  isLikeText?: boolean;
}

const MEDIA = 'it holds no text';
const TABLE = 'convert it to Parquet, CSV or NDJSON';
const UNPACK = 'unpack it and name the folder';
const OFFICE = 'convert it to text first, such as with: soffice --headless --convert-to txt';

/** The digits of ASCII letters. */
const hex = (letters: string) =>
  [...letters].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('');

const mark = (what: string, advice: string, bytes: string, rest: Partial<Mark> = {}): Mark => {
  return { what, advice, bytes, ...rest };
};
const LIKE_TEXT = { isLikeText: true };

/** In the order in which they are tried. */
export const MARKS: readonly Mark[] = [
  mark('a PDF', 'extract its text first, such as with pdftotext', hex('%PDF-')),
  mark('an office document (OLE: doc, xls, ppt, msg)', OFFICE, 'd0cf11e0a1b11ae1'),
  mark('a document in RTF', 'convert it first, such as with: pandoc -t plain', hex('{\\rtf')),
  mark(
    'a property list, such as a web archive of Safari',
    'save the page as HTML',
    hex('bplist00'),
  ),
  mark('a PNG image', MEDIA, '89504e470d0a1a0a'),
  mark('a JPEG image', MEDIA, 'ffd8ff'),
  mark('a GIF image', MEDIA, hex('GIF8')),
  mark('a WebP image', MEDIA, `${hex('RIFF')}........${hex('WEBP')}`),
  mark('a WAVE sound', MEDIA, `${hex('RIFF')}........${hex('WAVE')}`),
  mark('an AVI video', MEDIA, `${hex('RIFF')}........${hex('AVI ')}`),
  mark('a BMP image', MEDIA, hex('BM'), LIKE_TEXT),
  mark('a TIFF image', MEDIA, '49492a00'),
  mark('a TIFF image', MEDIA, '4d4d002a'),
  mark('an icon', MEDIA, '00000100'),
  mark('a PSD image', MEDIA, hex('8BPS'), LIKE_TEXT),
  mark('an MP4 video or a picture like it', MEDIA, hex('ftyp'), { at: 4, isLikeText: true }),
  mark('a Matroska video', MEDIA, '1a45dfa3'),
  mark('an FLV video', MEDIA, '464c5601'),
  mark('an MPEG video', MEDIA, '000001ba'),
  mark('an MP3 sound', MEDIA, hex('ID3'), LIKE_TEXT),
  mark('an Ogg sound', MEDIA, hex('OggS'), LIKE_TEXT),
  mark('a FLAC sound', MEDIA, hex('fLaC'), LIKE_TEXT),
  mark('a program', MEDIA, '7f454c46'),
  mark('a program', MEDIA, hex('MZ'), LIKE_TEXT),
  mark('a program', MEDIA, 'cffaedfe'),
  mark('a Java class', MEDIA, 'cafebabe'),
  mark('a WebAssembly module', MEDIA, '0061736d'),
  mark('an SQLite database', TABLE, `${hex('SQLite format 3')}00`),
  mark('a font', MEDIA, hex('wOFF'), LIKE_TEXT),
  mark('a font', MEDIA, hex('wOF2'), LIKE_TEXT),
  mark('a font', MEDIA, hex('OTTO'), LIKE_TEXT),
  mark('a font', MEDIA, '0001000000'),
  mark('a 7-Zip archive', UNPACK, '377abcaf271c'),
  mark('a RAR archive', UNPACK, `${hex('Rar!')}1a07`),
  mark('a cabinet archive', UNPACK, `${hex('MSCF')}00000000`),
  mark('a Debian package', UNPACK, hex('!<arch>\n')),
  mark('an RPM package', UNPACK, 'edabeedb'),
  mark('zstd with a dictionary', 'decompress it first, with zstdcat', '5d2a4d18'),
  mark('LZ4 data', 'decompress it first', '04224d18'),
  mark('lzip data', 'decompress it first', `${hex('LZIP')}01`),
  mark('data of compress', 'decompress it first, such as with: gzip -d', '1f9d90'),
  mark('an HDF5 file', TABLE, '894844460d0a1a0a'),
  mark('an Arrow file', TABLE, `${hex('ARROW1')}0000`),
  mark('an Avro file', TABLE, '4f626a01'),
  mark('an ORC file', TABLE, hex('ORC'), LIKE_TEXT),
];
