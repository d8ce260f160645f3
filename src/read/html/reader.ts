/** Pages of HTML, each of which is one article. Offsets refer to the extracted text. */
import { extractPage } from '../../extract/extract-page.js';
import { stringOf } from '../../kernel/bytes.js';
import { decodeGuessed } from '../decode.js';
import { readRange } from '../read-range.js';
import type { Reader } from '../reader.js';
import { acceptsHtml } from './accepts.js';
import { folderOf, HTML_EXTENSIONS } from './page-files.js';
import { readHtmlStream } from './read-html.js';

export const HTML: Reader = {
  name: 'html',
  extensions: HTML_EXTENSIONS,
  accepts: acceptsHtml,
  readStream: readHtmlStream,
  ranges: null,
  seeking: {
    sourceAt: readRange,
    textIn: (source, { encoding, fileId }, chrome = {}) => {
      const page = stringOf(decodeGuessed(source, { encoding, isDoubtful: false }).text);
      const { text } = extractPage(page, { url: '', site: folderOf(fileId), chrome });
      // Through UTF-8, as the article went: a lone surrogate is U+FFFD there.
      return new TextEncoder().encode(text);
    },
    rewrite: null,
  },
};
