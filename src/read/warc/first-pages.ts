/** The first pages of a crawl, for a survey of their sites before the crawl is read. */
import type { ReadBytes } from '../lines.js';
import { StreamWindow } from '../stream-window.js';
import { type BodyLimits, type HttpResponse, httpResponse } from './http.js';
import { readWarcRecords } from './records.js';

/** A page, and the address that it was read from. */
export interface CrawledPage {
  bytes: Uint8Array;
  url: string;
  /** The charset of the header of HTTP; '' if it is not stated. */
  charset: string;
}

/** Crawls of pictures have few pages: more bytes are not read. */
const MOST_BYTES = 256 * 1024 * 1024;

const HTML_TYPE = /^(?:text\/html|application\/xhtml\+xml)$/;

/**
 * At most `most` pages of HTML, in the order of the crawl. Broken records are passed over: reading
 * reports them.
 * @throws the fault of a stream that breaks off.
 */
export function* firstPages(
  read: ReadBytes,
  most: number,
  limits: BodyLimits,
): Generator<CrawledPage, void> {
  const { maxBytes } = limits;
  const isWanted = ({ type }: { type: string }) => type === 'response';
  let pages = 0;
  for (const record of readWarcRecords(new StreamWindow(read), { maxBytes, isWanted })) {
    if (pages === most || record.end > MOST_BYTES) return;
    const response = record.block.length > 0 ? httpResponse(record.block, limits) : undefined;
    if (!response || !isWholePage(response)) continue;
    pages++;
    yield { bytes: response.body, url: record.head.url, charset: response.charset };
  }
}

function isWholePage({ status, mediaType, fault }: HttpResponse): boolean {
  return status === 200 && fault === '' && HTML_TYPE.test(mediaType);
}
