/** Documents of JSON: an article, an array of articles, or an answer of an API that holds some. */
import { lazily } from '../lazily.js';
import type { Reader } from '../reader.js';
import { acceptsJson } from './accepts.js';

const NAME = 'json';

/** The reader of documents of JSON. */
export const JSON_DOCUMENTS: Reader = {
  name: NAME,
  extensions: ['.json'],
  accepts: acceptsJson,
  readStream: lazily(async () => (await import('./read-json.js')).readJsonStream),
  ranges: null,
  seeking: null,
};
