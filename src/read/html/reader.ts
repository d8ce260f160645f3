/** Pages of HTML, each of which is one article. Offsets refer to the extracted text. */
import { extractPage } from '../../extract/extract-page.js';
import { stringOf } from '../../kernel/bytes.js';
import { decodeGuessed } from '../decode.js';
import { hashFiles } from '../hash-files.js';
import { readRange } from '../read-range.js';
import type { Reader } from '../reader.js';
import { wholeFiles } from '../whole-files.js';
import { acceptsHtml } from './accepts.js';
import { folderOf, NO_CHROME, readHtmlFiles, readHtmlStream } from './read-html.js';
import { surveyPages } from './survey-pages.js';

const NAME = 'html';

export const HTML: Reader = {
  name: NAME,
  extensions: ['.html', '.htm', '.xhtml', '.shtml'],
  accepts: acceptsHtml,
  survey: surveyPages,
  split: (files, jobBytes) => wholeFiles(NAME, files, jobBytes),
  read: readHtmlFiles,
  readStream: readHtmlStream,
  sourceAt: readRange,
  textIn: (source, { encoding, fileId }, chrome = NO_CHROME) => {
    const page = stringOf(decodeGuessed(source, { encoding, isDoubtful: false }).text);
    const { text } = extractPage(page, { url: '', site: folderOf({ id: fileId }), chrome });
    // Through UTF-8, as the article went: a lone surrogate is U+FFFD there.
    return new TextEncoder().encode(text);
  },
  hash: ({ files, chrome = NO_CHROME }, _, hasher) => {
    hasher.update(JSON.stringify(chrome));
    hashFiles(files, hasher);
  },
  rewrite: null,
};
