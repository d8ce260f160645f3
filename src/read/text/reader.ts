/** Plain text and Markdown: each file is one article. */
import { decodeGuessed } from '../decode.js';
import { readRange } from '../read-range.js';
import type { Reader } from '../reader.js';
import { readTextStream } from './read-text.js';

/** The reader of plain text. */
export const TEXT: Reader = {
  name: 'text',
  extensions: ['.txt', '.md', '.text', '.markdown'],
  // Text has no mark: a file is text if no other reader accepts it.
  accepts: () => false,
  readStream: readTextStream,
  ranges: null,
  seeking: {
    sourceAt: readRange,
    textIn: (source, { encoding }) => decodeGuessed(source, { encoding, isDoubtful: false }).text,
    rewrite: (source, _, shorten) => shorten(source).cuts.map((cut) => ({ ...cut, text: '' })),
  },
};
