/** Documents of JSON: an article, an array of articles, or an answer of an API that holds some. */
import type { Reader } from '../reader.js';
import { acceptsJson } from './accepts.js';
import { readJsonStream } from './read-json.js';

const NAME = 'json';

export const JSON_DOCUMENTS: Reader = {
  name: NAME,
  extensions: ['.json'],
  accepts: acceptsJson,
  readStream: readJsonStream,
  ranges: null,
  seeking: null,
};
