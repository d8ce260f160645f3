/** The chrome of the sites of some pages. */
import { findBody } from './body.js';
import { type Chrome, ChromeSurvey } from './chrome.js';
import { siteOf } from './extract-page.js';
import { linkedArticleIn } from './json-ld.js';
import { readMetadata } from './metadata.js';
import { readOutline } from './read-outline.js';

/** A page, and the name of its site if it does not say its host. */
export interface SurveyedPage {
  /** UTF-8. */
  page: Uint8Array;
  site: string;
}

/** Surveys pages in their order; each is read once, and not held. */
export function surveyTexts(pages: Iterable<SurveyedPage>): Chrome {
  const survey = new ChromeSurvey();
  for (const { page, site } of pages) {
    const outline = readOutline(page);
    const { title } = readMetadata(outline, linkedArticleIn(outline.jsonLd), '');
    const body = findBody(outline, { headline: title, isChrome: () => false });
    survey.add(siteOf(outline, site), outline, body);
  }
  return survey.result();
}
