/** Documents of JSON: an article, an array of articles, or an answer of an API that holds some. */
import { hashFiles } from '../hash-files.js';
import { readFiles } from '../open-files.js';
import type { Reader } from '../reader.js';
import { wholeFiles } from '../whole-files.js';
import { acceptsJson } from './accepts.js';
import { readJsonStream } from './read-json.js';

const NAME = 'json';

export const JSON_DOCUMENTS: Reader = {
  name: NAME,
  extensions: ['.json'],
  accepts: acceptsJson,
  split: (files, jobBytes) => wholeFiles(NAME, files, jobBytes),
  read: (job, options, limits) => readFiles(job, options, limits, readJsonStream),
  readStream: readJsonStream,
  sourceAt: () => {
    throw new Error('a document of JSON is read as a whole');
  },
  textIn: () => {
    throw new Error('a document of JSON is read as a whole');
  },
  hash: ({ files }, _, hasher) => hashFiles(files, hasher),
  rewrite: null,
};
