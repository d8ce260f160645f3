/** From a page to the text and the metadata of its article. */

import { stringOf } from '../kernel/bytes.js';
import { type Body, findBody } from './body.js';
import { type Chrome, chromeTest } from './chrome.js';
import { type LinkedArticle, linkedArticleIn } from './json-ld.js';
import { hostOfPage, type PageMetadata, readMetadata } from './metadata.js';
import type { Outline } from './outline.js';
import { findFault, type PageFault } from './page-fault.js';
import { articleInState } from './page-state.js';
import { weightOf } from './prose.js';
import { readOutline, textsOfMarkup } from './read-outline.js';

/** The facts about a page that are not in it. */
export interface PageContext {
  /** The address that it was read from; '' if unknown. */
  url: string;
  /** Name of the site of a page that does not say its host, such as its folder. */
  site: string;
  /** The chrome of all sites. */
  chrome: Chrome;
}

/** A page as an article. */
export interface ExtractedPage extends PageMetadata {
  /** Paragraphs with a blank line between; '' if there is no body. */
  text: string;
  /** Why it is not an article; null if it is one. */
  fault: PageFault | null;
  /**
   * The bytes of each paragraph in the page; null for a text from JSON-LD, which has
   * no place in the page.
   */
  places: { start: number; end: number }[] | null;
}

/** A body in JSON-LD replaces a body on the page that has less than this share of its weight. */
const MOST_MISSING = 0.5;
const LEAST_LINKED = 200;
/** The article of a page with less prose may be in the data of its scripts. */
const LEAST_SHOWN = 140;

/** The article of a page of UTF-8; any bytes are one. Cost: linear, some 2 ms for 170 KB. */
export function extractPage(page: Uint8Array, { url, site, chrome }: PageContext): ExtractedPage {
  const outline = readOutline(page);
  const isChrome = chromeTest(chrome, siteOf(outline, site));
  const stated = linkedArticleIn(outline.jsonLd);
  const known = readMetadata(outline, stated, url);
  const body = findBody(outline, { headline: known.title, isChrome });
  const drawn = body.prose < LEAST_SHOWN && !stated?.body ? drawnArticle(page, outline) : null;
  const linked = drawn === null ? stated : withKnown(drawn, stated);
  const metadata = drawn === null ? known : readMetadata(outline, linked, url);
  const hidden = linked === null ? null : hiddenBody(body, linked);
  const fault = findFault(
    outline,
    hidden === null ? body : { ...body, prose: weightOf(hidden) },
    linked,
  );
  if (hidden !== null) return { ...metadata, text: hidden, fault, places: null };
  const text = body.blocks.map((block) => block.text).join('\n\n');
  return {
    ...metadata,
    text,
    fault,
    places: body.blocks.map(({ start, end }) => ({ start, end })),
  };
}

/** The article that scripts draw from data in the page. */
function drawnArticle(page: Uint8Array, { scripts, title }: Outline): LinkedArticle | null {
  const contents = scripts.map(({ start, end }) => stringOf(page, start, end));
  return articleInState(contents, title);
}

/** An article with the metadata that JSON-LD has for it. */
function withKnown(drawn: LinkedArticle, stated: LinkedArticle | null): LinkedArticle {
  if (stated === null) return drawn;
  const { headline, date, author } = stated;
  return {
    ...{ ...stated, body: drawn.body, headline: headline || drawn.headline },
    ...{ date: date || drawn.date, author: author || drawn.author },
  };
}

/** The name of the site of a page: its host if the page states one, or else the given name. */
export function siteOf(outline: Outline, given: string): string {
  return hostOfPage(outline) || given;
}

/** The text in JSON-LD, if most of it is not on the page: scripts of the page would show it. */
function hiddenBody({ prose }: Body, { body }: LinkedArticle): string | null {
  if (weightOf(body) < LEAST_LINKED || prose >= MOST_MISSING * weightOf(body)) return null;
  const isMarkup = /<\w/.test(body);
  const paragraphs = (isMarkup ? [body] : body.split(/\n+/)).flatMap(textsOfMarkup);
  return paragraphs.filter((each) => each !== '').join('\n\n') || null;
}
