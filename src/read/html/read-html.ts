/** Reads pages: one page is one article, whose text is extracted. */
import type { SourceFile } from '../../article/address.js';
import { numberOf } from '../../article/encodings.js';
import { NO_STRINGS } from '../../article/fields.js';
import { InputFault, skip, skipForError } from '../../article/skipped.js';
import { type ExtractedPage, extractPage } from '../../extract/extract-page.js';
import type { Extractor } from '../../extract/extractors.js';
import type { PageFault } from '../../extract/page-fault.js';
import { extractByReadability } from '../../extract/readability.js';
import { isBinary } from '../decode.js';
import type { ReadBytes } from '../lines.js';
import { RawArticle, skipBroken } from '../raw-article.js';
import { largeMessage, readWhole } from '../read-whole.js';
import type { Articles, ReadOptions, ReadTools } from '../reader.js';
import { decodePage } from './decode-page.js';
import { siteOfPage } from './page-files.js';

/** A longer page takes too much memory: its outline has some twenty times its bytes. */
const MOST_BYTES = 64 * 1024 * 1024;

const MESSAGES: Record<PageFault, string> = {
  'no-body': 'a page without the text of an article',
  'section-page': 'a page of links to articles, such as a front page',
  'error-page': 'the error message of a server instead of an article',
};

const EXTRACTORS: Record<Extractor, typeof extractPage> = {
  wirecopy: extractPage,
  readability: extractByReadability,
};

/** The article of a stream that is one page, or the reason why it is not an article. */
export function* readHtmlStream(
  read: ReadBytes,
  file: SourceFile,
  { encoding, extractor }: ReadOptions,
  { maxBytes, kernel, chrome = {} }: ReadTools,
): Articles {
  const { shown, id, charset, url = '' } = file;
  let bytes: Uint8Array;
  try {
    const most = Math.min(maxBytes, MOST_BYTES);
    bytes = readWhole(read, most, largeMessage(most), file.bytes);
  } catch (error) {
    yield skipForError(shown, error);
    return;
  }
  if (isBinary(bytes, encoding)) {
    yield skip(shown, 'binary', 'a NUL byte among the first 8192: no page');
    return;
  }
  const decoded = decodePage(bytes, encoding, charset);
  let page: ExtractedPage;
  try {
    page = EXTRACTORS[extractor](decoded.text, { url, site: siteOfPage(url, id), chrome });
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    yield skipForError(shown, error);
    return;
  }
  if (page.fault !== null) {
    yield skip(shown, page.fault, MESSAGES[page.fault]);
    return;
  }
  if (decoded.broken) yield skipBroken(shown, decoded.broken);
  const article = new RawArticle(kernel);
  fillIn(article, page);
  article.encoding = numberOf(decoded);
  article.end = bytes.length;
  yield article;
}

function fillIn(article: RawArticle, page: ExtractedPage): void {
  const { text, title, byline, date, source, url } = page;
  article.setStrings({ ...NO_STRINGS, text, title, date, source, url });
  article.byline = byline;
}
