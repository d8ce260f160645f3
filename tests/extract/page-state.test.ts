import { describe, expect, test } from 'vitest';
import { extractPage } from '../../src/extract/extract-page.js';
import { HEADLINE, page, paragraphs, STORY } from './layouts.js';

const NEXT = (state: unknown) =>
  `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify(state)}</script>`;
const drawn = (script: string, head = '') =>
  page(`<div id="__next"><div class="spinner">Loading the page</div></div>${script}`, head);
const extract = (html: string) => extractPage(Buffer.from(html), { url: '', site: '', chrome: {} });

const TEXT = STORY.join('\n\n');
const article = (body: unknown, name = 'body') => ({
  id: 12,
  headline: HEADLINE,
  publishedAt: '2024-05-07T10:00:00Z',
  author: { name: 'Jo Brown' },
  [name]: body,
});
const OTHER = {
  headline: 'Another story',
  body: paragraphs(['Words of another story. '.repeat(30)])[0],
};
const props = (value: unknown) => NEXT({ props: { pageProps: { data: value } }, buildId: 'x' });

describe('an article that scripts draw from data of the page', () => {
  test.each([
    ['HTML', props({ article: article(paragraphs().join('')) })],
    ['lines', props(article(STORY.join('\n'), 'articleBody'))],
    ['a list of paragraphs', props(article(STORY, 'paragraphs'))],
    [
      'components',
      props({
        story: article(
          STORY.map((content) => ({ type: 'text', content })),
          'components',
        ),
      }),
    ],
    [
      'rich text with words in bold',
      props(
        article(
          STORY.map((text) => ({
            type: 'p',
            children: [{ text: text.slice(0, 20) }, { text: text.slice(20), bold: true }],
          })),
          'content',
        ),
      ),
    ],
    [
      'a variable',
      `<script>window.__PRELOADED_STATE__ = ${JSON.stringify(article(TEXT))};</script>`,
    ],
    [
      'a string of JSON',
      `<script>window.__INITIAL_STATE__ = JSON.parse(${JSON.stringify(JSON.stringify(article(TEXT)))})</script>`,
    ],
    ['data with other articles', props({ article: article(TEXT), related: [OTHER, OTHER] })],
  ])('is read from %s', (_, script) => {
    expect(extract(drawn(script))).toMatchObject({ fault: null, text: TEXT, title: HEADLINE });
  });

  test('has the metadata of the data, or else of JSON-LD', () => {
    const linked = { '@type': 'NewsArticle', headline: HEADLINE, datePublished: '2024-05-08' };
    const head = `<script type="application/ld+json">${JSON.stringify(linked)}</script>`;
    const script = props(article(TEXT));
    expect(extract(drawn(script))).toMatchObject({
      date: '2024-05-07T10:00:00Z',
      byline: 'Jo Brown',
    });
    expect(extract(drawn(script, head))).toMatchObject({
      date: '2024-05-08',
      byline: 'Jo Brown',
      text: TEXT,
    });
  });

  test.each([
    [
      'several articles without the title of the page',
      props([OTHER, { ...OTHER, headline: 'A third story' }]),
    ],
    ['short texts', props(article('Words.'))],
    ['data that is broken', '<script type="application/json">{"headline":"x","body":</script>'],
    ['a program', '<script>var a = {b: 1}; render(a);</script>'],
  ])('is not read from %s', (_, script) => {
    expect(extract(drawn(script)).fault).toBe('no-body');
  });

  test('gives way to the text on the page', () => {
    const html = page(
      `<article>${paragraphs().join('')}</article>${props(article('Other words. '.repeat(50)))}`,
    );
    expect(extract(html).text).toBe(TEXT);
  });

  test('is searched in bounded time', () => {
    const deep = `${'{"a":['.repeat(50_000)}1${']}'.repeat(50_000)}`;
    const wide = JSON.stringify(Array.from({ length: 200_000 }, (_, n) => ({ n })));
    for (const state of [deep, wide]) {
      expect(extract(drawn(`<script type="application/json">${state}</script>`)).fault).toBe(
        'no-body',
      );
    }
  });
});
