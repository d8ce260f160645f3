import { describe, expect, test } from 'vitest';
import { chromeOfPages } from '../../src/extract/chrome.js';
import { surveyPage } from '../../src/extract/survey-page.js';
import { extract, STORY } from './layouts.js';

const BOX = 'Get the ten best stories of the week in one letter, which our editors choose for you.';
const LABEL = 'Herald plus';

/** Paragraphs that no other story has. */
const story = (n: number) => STORY.map((text) => `In story ${n} of the series: ${text}`);

function pageOf(texts: readonly string[], site = 'herald.example'): string {
  const [first = '', ...rest] = texts.map((text) => `<p>${text}</p>`);
  return `<link rel="canonical" href="https://${site}/a"><div>${first}<p>${BOX}</p>
    <h3>${LABEL}</h3>${rest.join('')}</div>`;
}

function survey(pages: readonly string[], site = '') {
  return chromeOfPages(pages.map((page) => surveyPage(Buffer.from(page), site)));
}

const read = (page: string, chrome: ReturnType<typeof survey>, site = '') =>
  extract(page, { site, chrome }).text.split('\n\n');

describe('the chrome of a site', () => {
  const stories = [1, 2, 3, 4].map(story);
  const chrome = survey(stories.map((texts) => pageOf(texts)));

  test('is left out of its pages, also of pages that the survey did not see', () => {
    for (const texts of [...stories, story(9)]) expect(read(pageOf(texts), chrome)).toEqual(texts);
  });

  test('is not left out of the pages of another site', () => {
    expect(read(pageOf(story(1), 'other.example'), chrome)).toContain(BOX);
  });

  test('is plain data, the same for any order of the pages', () => {
    expect(structuredClone(chrome)).toEqual(chrome);
    expect(survey(stories.map((texts) => pageOf(texts)).reverse())).toEqual(chrome);
  });

  test('is not text that two articles share', () => {
    const pages = [1, 2, 3, 4, 5].map((n) => {
      const texts = story(n);
      return pageOf(n <= 2 ? [...texts, STORY[0]] : texts);
    });
    const known = survey(pages);
    expect(read(pages[0]!, known)).toContain(STORY[0]);
    expect(read(pages[0]!, known)).not.toContain(BOX);
  });

  test('is not the text of one article that the site has under many addresses', () => {
    const pages = [1, 1, 1, 1, 1, 2].map((n) => pageOf(story(n)));
    expect(read(pages[0]!, survey(pages))).toEqual(expect.arrayContaining(story(1)));
  });

  test('is not known from two pages, except its labels', () => {
    const pages = [1, 2].map((n) => pageOf(story(n)));
    const found = read(pages[0]!, survey(pages));
    expect(found).toContain(BOX);
    expect(found).not.toContain(LABEL);
  });

  test('belongs to the folder of pages that do not say their host', () => {
    const pages = stories.map((texts) => pageOf(texts).replace(/<link[^>]*>/, ''));
    const known = survey(pages, '2024/');
    expect(read(pages[0]!, known, '2024/')).toEqual(stories[0]);
    expect(read(pages[0]!, known, '2025/')).toContain(BOX);
  });
});
