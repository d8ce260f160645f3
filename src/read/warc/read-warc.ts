/** Reads the pages of WARC, WET and ARC files. */
import type { SourceFile } from '../../article/address.js';
import type { Encoding } from '../../article/encodings.js';
import { skip, skipForError } from '../../article/skipped.js';
import { encodingNamed } from '../../options/encodings.js';
import type { ReadBytes } from '../lines.js';
import { OnwardBytes } from '../onward-bytes.js';
import { type OpenInner, readInner, streamOfPage } from '../open-inner.js';
import { HEAD_BYTES } from '../peeked-bytes.js';
import type { RawArticle, RawSkip } from '../raw-article.js';
import type { AwaitedArticles, ReadOptions, ReadTools } from '../reader.js';
import { StreamWindow } from '../stream-window.js';
import { Tally } from '../tally.js';
import type { RecordHead } from './head.js';
import { httpResponse, mediaTypeOf } from './http.js';
import { readWarcRecords, type WarcRecord } from './records.js';

/** A record whose page can be read. */
interface Page {
  mediaType: string;
  charset: string;
  body: Uint8Array;
}

/** The kinds of records with a page. */
const WANTED = new Set(['response', 'resource', 'conversion']);
/** Addresses under which crawlers keep their own logs as resources. */
const OF_CRAWLER = /^(?:metadata|urn:X-wpull|urn:X-crawler|warcinfo|about):/i;
/** Media types of pages; a page without one shows its format. */
const READ_TYPES =
  /^(?:|text\/(?:html|plain|xml|markdown|json)|application\/(?:[\w.-]+\+)?(?:xml|json|xhtml\+xml|x-ndjson|octet-stream))$/;

/** All pages of a stream; `open` reads a page in its own format. */
export async function* readWarcStream(
  open: OpenInner,
  read: ReadBytes,
  file: SourceFile,
  options: ReadOptions,
  tools: ReadTools,
): AwaitedArticles {
  const buffer = new Uint8Array(HEAD_BYTES);
  const tally = new Tally(file.shown, 'no-article');
  const onward = new OnwardBytes(read);
  try {
    const isWanted = ({ type, url }: RecordHead) => WANTED.has(type) && !OF_CRAWLER.test(url);
    const { maxBytes } = tools;
    for (const record of readWarcRecords(new StreamWindow(onward.read), { maxBytes, isWanted })) {
      const { number, head, fault } = record;
      for (const error of onward.takeFaults()) yield skipForError(file.shown, error);
      if (fault !== '') yield skip(file.shown, 'broken-data', fault, number);
      if (!record.isUsable) continue;
      if (!isWanted(head)) {
        tally.count(`records of the kind ${head.type || 'unknown'} hold no page`, number);
        continue;
      }
      const page = pageOf(record, tools, tally);
      if (page === undefined) continue;
      if ('type' in page) {
        yield { ...page, path: file.shown, line: number };
        continue;
      }
      yield* readPage({ open, file, record, page, buffer }, options, tools);
    }
  } catch (error) {
    yield skipForError(file.shown, error);
  }
  for (const error of onward.takeFaults()) yield skipForError(file.shown, error);
  yield* tally.records();
}

/** The page of a record; a fault, or undefined if it was counted. */
function pageOf(record: WarcRecord, tools: ReadTools, tally: Tally): Page | RawSkip | undefined {
  const { head, block, number, start } = record;
  const isHttp = head.type === 'response' && !/^(?!https?:)\w+:/i.test(head.url);
  if (record.isCut && !isHttp) return undefined;
  let page: Page = { ...mediaTypeOf(head.mediaType), body: block };
  if (isHttp) {
    const { maxBytes, maxRatio } = tools;
    const response = httpResponse(block, { maxBytes, maxRatio });
    const at = `record ${number} at byte ${start}`;
    if (!response) return skip('', 'broken-data', `${at} has no head of HTTP`);
    const { status, fault } = response;
    if (status >= 300 || status < 200) {
      tally.count(`responses with the status ${status} are not read`, number);
      return undefined;
    }
    if (fault !== '') return skip('', 'broken-data', `${at}: ${fault}`);
    // Perhaps only the line ends after the page were cut; any other cut is reported already.
    if (record.isCut && !response.isComplete) return undefined;
    page = response;
  }
  if (READ_TYPES.test(page.mediaType)) return page;
  tally.count(`responses of the type ${page.mediaType.slice(0, 60)} are not read`, number);
  return undefined;
}

/** A page and its place. */
interface PlacedPage {
  open: OpenInner;
  file: SourceFile;
  record: WarcRecord;
  page: Page;
  /** A buffer for the beginning of the page. */
  buffer: Uint8Array;
}

async function* readPage(
  { open, file, record, page, buffer }: PlacedPage,
  options: ReadOptions,
  tools: ReadTools,
): AsyncGenerator<RawArticle | RawSkip, void> {
  const { number, start, end } = record;
  const url = record.head.url;
  const shown = page.mediaType === 'text/plain' ? 'page.txt' : 'page.html';
  const inner = streamOfPage({ ...page, url, shown }, file, buffer);
  const declared = declaredEncoding(page.charset);
  // The header of HTTP takes precedence over the declaration of a page.
  const pageOptions = { ...options, encoding: options.encoding ?? declared };
  for await (const item of readInner(open, inner, pageOptions, tools)) {
    if (item.type === 'skipped') {
      yield { ...item, path: file.shown, line: number };
      continue;
    }
    const id = item.string('id') || (item.line > 0 ? `${url}#${item.line}` : url);
    const known = item.strings();
    // A page has the address of its record; the items of a feed have their own.
    const own = {
      url: (item.line > 0 && known.url) || url,
      source: known.source || hostOf(url),
      id,
    };
    item.setStrings({ ...known, ...own });
    Object.assign(item, { line: number, start, end });
    yield item;
  }
}

/** Null for UTF-8, which is recognised, and for names that are not known. */
function declaredEncoding(charset: string): Encoding | null {
  return encodingNamed(charset) ?? null;
}

/** The host of an address; '' if it has none. */
function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}
