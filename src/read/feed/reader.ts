/** JSON Feed: a document with a list of items. */
import { latin1Of } from '../../kernel/bytes.js';
import { lazily } from '../lazily.js';
import type { Reader } from '../reader.js';

const NAME = 'jsonfeed';
const VERSION =
  /^[^[{]*\{[\s\S]*"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\/version/;

export const JSON_FEED: Reader = {
  name: NAME,
  extensions: [],
  accepts: ({ bytes }) => VERSION.test(latin1Of(bytes.subarray(0, 4096))),
  readStream: lazily(async () => (await import('./json-feed.js')).readJsonFeed),
  ranges: null,
  seeking: null,
};
