import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageKey } from '../../src/dedup/page-key.js';
import { cases } from '../fixtures/articles.js';

const PAGE = 'https://www.news.example/2024/05/bridge-closes';

/** Addresses of {@link PAGE}. */
const SAME = [
  'http://news.example/2024/05/bridge-closes',
  `${PAGE}/`,
  `${PAGE}#comments`,
  `${PAGE}?utm_source=feed&utm_medium=rss`,
  `${PAGE}?fbclid=IwAR0abc`,
  `${PAGE}?gclid=1&mc_cid=2&at_medium=custom7`,
  `${PAGE}?UTM_Campaign=x`,
  'https://m.news.example/2024/05/bridge-closes',
  'https://amp.news.example/2024/05/bridge-closes',
  'https://mobile.news.example/2024/05/bridge-closes?ref=app',
  `${PAGE}/amp`,
  `${PAGE}/amp/`,
  'https://news.example/amp/2024/05/bridge-closes',
  'https://www.google.com/amp/s/www.news.example/2024/05/bridge-closes',
  'https://www-news-example.cdn.ampproject.org/c/s/www.news.example/2024/05/bridge-closes',
  '  HTTPS://WWW.NEWS.EXAMPLE/2024/05/bridge-closes  ',
];

/** Pairs of addresses that look alike, and are of two pages. */
const TWO_PAGES: [string, string][] = [
  ['https://news.example/?p=17', 'https://news.example/?p=18'],
  ['https://news.example/article?id=17', 'https://news.example/article?id=18'],
  ['https://news.example/story?page=1', 'https://news.example/story?page=2'],
  ['https://news.example/a?utm_source=x&id=1', 'https://news.example/a?utm_source=x&id=2'],
  ['https://news.example/index.php?newsid=1', 'https://news.example/index.php?newsid=2'],
  ['https://news.example/Bridge', 'https://news.example/bridge'],
  ['https://news.example/amplifier', 'https://news.example/lifier'],
  ['https://news.example/camp', 'https://news.example/c'],
  ['https://m.example/a', 'https://example/a'],
  ['https://me.news.example/a', 'https://news.example/a'],
  ['https://sport.news.example/a', 'https://news.example/a'],
  ['https://news.example:8080/a', 'https://news.example/a'],
  ['https://news.example/a/b', 'https://news.example/a%2Fb'],
  ['https://news.example/suche?titel=%e9', 'https://news.example/suche?titel=%e8'],
  ['https://news.example/caf%e9', 'https://news.example/caf%e8'],
];

describe('the key of a page', () => {
  test.each(SAME)('is the same for %s', (url) => {
    expect(pageKey(url)).toBe(pageKey(PAGE));
  });

  test.each(TWO_PAGES)('differs for %s and %s', (a, b) => {
    expect(pageKey(a)).not.toBe(pageKey(b));
  });

  test('does not depend on the order of parameters', () => {
    expect(pageKey('https://a.example/x?b=2&a=1')).toBe(pageKey('https://a.example/x?a=1&b=2'));
  });

  test.each([
    '',
    'bridge',
    '/2024/bridge',
    'mailto:a@b.example',
    'urn:x:17',
    'http://',
    'http://[',
    'javascript:alert(1)',
  ])('is empty for %j, which is not the address of a page', (url) => {
    expect(pageKey(url)).toBe('');
  });

  test('is made of any text without an error, and begins with the host', () => {
    const parts = fc.array(
      fc.constantFrom(
        'a',
        '/',
        '?',
        '&',
        '=',
        '#',
        '%',
        '%ff',
        'm.',
        'amp',
        'é',
        '.',
        ':',
        '@',
        ' ',
      ),
    );
    fc.assert(
      fc.property(parts, (rest) => {
        const key = pageKey(`https://news.example/${rest.join('')}`);
        expect(key).toMatch(/^news\.example(?![^/?])/);
      }),
      cases(500),
    );
  });
});
