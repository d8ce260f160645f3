/** The part of a survey that costs time: each page is read as a whole. */
import { findBody } from './body.js';
import { factsOfPage, type PageFacts } from './chrome.js';
import { siteOf } from './extract-page.js';
import { linkedArticleIn } from './json-ld.js';
import { readMetadata } from './metadata.js';
import { readOutline } from './read-outline.js';

/**
 * The facts about a page by which the chrome of its site is known. Cost: as of its extraction.
 * @param page UTF-8.
 * @param site the name of its site, if the page does not say its host.
 */
export function surveyPage(page: Uint8Array, site: string): PageFacts {
  const outline = readOutline(page);
  const { title } = readMetadata(outline, linkedArticleIn(outline.jsonLd), '');
  const body = findBody(outline, { headline: title, isChrome: () => false });
  return factsOfPage(siteOf(outline, site), outline, body);
}
