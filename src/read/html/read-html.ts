/** Reads pages: one page is one article, whose text is extracted. */
import fs from 'node:fs';
import type { SourceFile } from '../../article/address.js';
import { numberOf } from '../../article/encodings.js';
import { NO_STRINGS } from '../../article/fields.js';
import { type SkipReason, skip, skipForError } from '../../article/skipped.js';
import type { Chrome } from '../../extract/chrome.js';
import { type ExtractedPage, extractPage } from '../../extract/extract-page.js';
import type { PageFault } from '../../extract/page-fault.js';
import { stringOf } from '../../kernel/bytes.js';
import { isBinary } from '../decode.js';
import type { ReadBytes } from '../lines.js';
import { OPEN_FLAGS, RawArticle, type RawSkip, skipBroken } from '../raw-article.js';
import { readWhole } from '../read-whole.js';
import type { Articles, Job, ReadLimits, ReadOptions } from '../reader.js';
import { decodePage } from './decode-page.js';

/** The chrome of no site. */
export const NO_CHROME: Chrome = {};

/** The articles of the pages of a job. */
export function* readHtmlFiles(
  { files, chrome = NO_CHROME }: Job,
  options: ReadOptions,
  { maxBytes }: ReadLimits,
): Articles {
  for (const [i, file] of files.entries()) {
    if (file.bytes > maxBytes) {
      yield skip(file.shown, 'too-large', `${file.bytes} bytes; at most ${maxBytes} are read`);
      continue;
    }
    let bytes: Uint8Array;
    try {
      bytes = readPageBytes(file.path);
    } catch (error) {
      yield skipForError(file.shown, error);
      continue;
    }
    for (const item of readPage(bytes, file, options, chrome)) {
      if (item.type === 'article') item.file = i;
      yield item;
    }
  }
  return { lines: 0 };
}

/** The article of a stream that is one page. Pages of streams are read one by one, without chrome. */
export function* readHtmlStream(read: ReadBytes, file: SourceFile, options: ReadOptions): Articles {
  try {
    yield* readPage(readWhole(read), file, options, NO_CHROME);
  } catch (error) {
    yield skipForError(file.shown, error);
  }
  return { lines: 0 };
}

/** Name of the site of a page that does not name its host: its folder. */
export function folderOf({ id }: Pick<SourceFile, 'id'>): string {
  return id.slice(0, id.lastIndexOf('/') + 1);
}

/**
 * The bytes of a page.
 * @throws the error of the system.
 */
export function readPageBytes(path: string): Uint8Array {
  const fd = fs.openSync(path, OPEN_FLAGS);
  try {
    return readWhole((buffer, offset, length, position) =>
      fs.readSync(fd, buffer, offset, length, position),
    );
  } finally {
    fs.closeSync(fd);
  }
}

const MESSAGES: Record<PageFault, string> = {
  'no-body': 'a page without the text of an article',
  'section-page': 'a page of links to articles, such as a front page',
  'error-page': 'the error message of a server instead of an article',
};

/** Yields the article of a page, or the reason why it is not one. */
function* readPage(
  bytes: Uint8Array,
  file: SourceFile,
  { encoding }: ReadOptions,
  chrome: Chrome,
): Generator<RawArticle | RawSkip> {
  const { shown, charset, url = '' } = file;
  if (isBinary(bytes, encoding)) {
    yield skip(shown, 'binary', 'a NUL byte among the first 8192: no page');
    return;
  }
  const decoded = decodePage(bytes, encoding, charset);
  const page = extractPage(stringOf(decoded.text), { url, site: folderOf(file), chrome });
  if (page.fault !== null) {
    const reason: SkipReason = page.fault;
    yield skip(shown, reason, MESSAGES[page.fault]);
    return;
  }
  if (decoded.broken) yield skipBroken(shown, decoded.broken);
  yield articleOf(page, bytes.length, numberOf(decoded));
}

function articleOf(page: ExtractedPage, length: number, encoding: number): RawArticle {
  const article = new RawArticle();
  const { text, title, date, source, url } = page;
  article.setStrings({ ...NO_STRINGS, text, title, date, source, url });
  article.encoding = encoding;
  article.end = length;
  return article;
}
