/** Files of plain text, each of which is one article. */
import { decodeGuessed } from '../decode.js';
import { hashFiles } from '../hash-files.js';
import { readRange } from '../read-range.js';
import type { Reader } from '../reader.js';
import { wholeFiles } from '../whole-files.js';
import { readTextFiles, readTextStream } from './read-text.js';

const NAME = 'text';

export const TEXT: Reader = {
  name: NAME,
  extensions: ['.txt', '.md'],
  // Text has no mark: it is what no other reader accepts.
  accepts: () => false,
  split: (files, jobBytes) => wholeFiles(NAME, files, jobBytes),
  read: readTextFiles,
  readStream: readTextStream,
  sourceAt: readRange,
  textIn: (source, { encoding }) => decodeGuessed(source, { encoding, isDoubtful: false }).text,
  hash: ({ files }, _, hasher) => hashFiles(files, hasher),
  rewrite: (source, _, shorten) => shorten(source).cuts.map((cut) => ({ ...cut, text: '' })),
};
