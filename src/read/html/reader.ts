/** Pages of HTML, each of which is one article. Offsets refer to the extracted text. */
import type { Reader } from '../reader.js';
import { acceptsHtml } from './accepts.js';
import { HTML_EXTENSIONS } from './page-files.js';
import { readHtmlStream } from './read-html.js';

export const HTML: Reader = {
  name: 'html',
  extensions: HTML_EXTENSIONS,
  accepts: acceptsHtml,
  readStream: readHtmlStream,
  ranges: null,
  seeking: null,
};
