/** Pages of HTML, each of which is one article. Offsets refer to the extracted text. */
import { lazily } from '../lazily.js';
import type { Reader } from '../reader.js';
import { acceptsHtml } from './accepts.js';
import { HTML_EXTENSIONS } from './page-files.js';

/** The reader of pages. */
export const HTML: Reader = {
  name: 'html',
  extensions: HTML_EXTENSIONS,
  accepts: acceptsHtml,
  readStream: lazily(async () => (await import('./read-html.js')).readHtmlStream),
  ranges: null,
  seeking: null,
};
