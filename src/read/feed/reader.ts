/** JSON Feed: a document with a list of items. */
import { latin1Of } from '../../kernel/bytes.js';
import { lazily } from '../lazily.js';
import type { Head, Reader } from '../reader.js';

const NAME = 'jsonfeed';
const OPEN_OBJECT = 0x7b;
const VERSION =
  /^[^[{]*\{[\s\S]*"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\/version/;

/** The reader of JSON Feed. */
export const JSON_FEED: Reader = {
  name: NAME,
  extensions: [],
  accepts: acceptsJsonFeed,
  readStream: lazily(async () => (await import('./json-feed.js')).readJsonFeed),
  ranges: null,
  seeking: null,
};

function acceptsJsonFeed({ bytes }: Head): boolean {
  const begin = bytes.subarray(0, 4096);
  // This test is fast and comes first, because every text is checked, and the expression would
  // search all of it.
  return begin.includes(OPEN_OBJECT) && VERSION.test(latin1Of(begin));
}
