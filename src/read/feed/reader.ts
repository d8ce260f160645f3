/** JSON Feed: a document with a list of items. */
import { latin1Of } from '../../kernel/bytes.js';
import { firstSign } from '../first-sign.js';
import { lazily } from '../lazily.js';
import type { Head, Reader } from '../reader.js';

const NAME = 'jsonfeed';
const OPEN_OBJECT = 0x7b;
/** Bytes among which its version is. */
const PROBE_BYTES = 4096;
const VERSION = /"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\/version/;

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
  return firstSign(bytes) === OPEN_OBJECT && VERSION.test(latin1Of(bytes.subarray(0, PROBE_BYTES)));
}
