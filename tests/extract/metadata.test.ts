import { describe, expect, test } from 'vitest';
import type { ExtractedPage } from '../../src/extract/extract-page.js';
import { extract, STORY } from './layouts.js';

function readPage(head: string, url = '', content = ''): ExtractedPage {
  const html = `<html><head>${head}</head><body>${content}<p>${STORY.join(' ')}</p></body></html>`;
  return extract(html, { url });
}

const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;
const json = (data: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

const ARTICLE = {
  '@type': 'NewsArticle',
  headline: 'A headline of JSON-LD',
  datePublished: '2024-05-07T10:00:00Z',
  author: [{ name: 'Ann Lee' }, { name: 'Bo Ek' }],
  publisher: { '@type': 'Organization', name: 'Herald Ltd' },
  inLanguage: 'en-GB',
};

describe('the metadata of a page', () => {
  test.each<[string, Partial<ExtractedPage>]>([
    ['', { title: '', byline: '', date: '', url: '', source: '' }],
    [json(ARTICLE), { title: 'A headline of JSON-LD', date: '2024-05-07T10:00:00Z' }],
    [json(ARTICLE), { byline: 'Ann Lee, Bo Ek', source: 'Herald Ltd' }],
    [json([{ '@type': 'WebSite' }, ARTICLE]), { title: 'A headline of JSON-LD' }],
    [json({ '@graph': [{ '@type': 'Person' }, ARTICLE] }), { source: 'Herald Ltd' }],
    [json({ ...ARTICLE, '@type': 'http://schema.org/NewsArticle' }), { source: 'Herald Ltd' }],
    [json({ ...ARTICLE, '@type': ['Article', 'NewsArticle'] }), { source: 'Herald Ltd' }],
    [json({ ...ARTICLE, author: 'Ann Lee' }), { byline: 'Ann Lee' }],
    [json({ ...ARTICLE, author: { name: ['Ann Lee'] } }), { byline: '' }],
    [json({ ...ARTICLE, headline: 'Fish &amp; <i>chips</i>' }), { title: 'Fish & chips' }],
    [json({ '@type': 'Organization', name: 'Herald' }), { title: '', source: '' }],
    ['<script type="application/ld+json">{broken</script>', { title: '' }],
    [
      '<script type="application/ld+json">\n<!--\n{"@type":"NewsArticle","headline":"In a\ncomment"}\n--></script>',
      { title: 'In a comment' },
    ],
    [
      meta('og:title', 'A title &amp; more') + meta('og:site_name', 'Herald'),
      { title: 'A title & more', source: 'Herald' },
    ],
    [json(ARTICLE) + meta('og:site_name', 'Northwick Herald'), { source: 'Northwick Herald' }],
    [
      `${meta('article:published_time', '2024-05-07')}<meta name="date" content="2023">`,
      { date: '2024-05-07' },
    ],
    ['<meta itemprop="datePublished" content="2024-05-07">', { date: '2024-05-07' }],
    ['<meta name="DC.date.issued" content="2024-05-07">', { date: '2024-05-07' }],
    ['<meta name="date" content="0001-01-01T00:00:00Z">', { date: '' }],
    ['<meta name="author" content="https://example.org/ann">', { byline: '' }],
    ['<meta name="author" content="Ann Lee">', { byline: 'Ann Lee' }],
    [
      '<link rel="canonical" href="https://www.example.org/a">',
      { url: 'https://www.example.org/a', source: 'example.org' },
    ],
    [
      '<link rel="alternate canonical" href="https://example.org/a">',
      { url: 'https://example.org/a' },
    ],
    [
      `<link rel="canonical" href="/a">${meta('og:url', 'https://example.org/b')}`,
      { url: 'https://example.org/a' },
    ],
    ['<link rel="canonical" href="/a">', { url: '', source: '' }],
    ['<link rel="canonical" href="javascript:x()">', { url: '' }],
    ['<meta name="syndication-source" content="The Wire">', { source: 'The Wire' }],
    [
      '<title>Bridge is closed until spring | Herald</title>',
      { title: 'Bridge is closed until spring' },
    ],
    ['<title>Short - Herald</title>', { title: 'Short - Herald' }],
  ])('of %s', (head, expected) => {
    expect(readPage(head)).toMatchObject(expected);
  });

  test('takes the address that a page was read from if it says none', () => {
    const url = 'https://www.example.org/news/1';
    expect(readPage('', url)).toMatchObject({ url, source: 'example.org' });
    expect(readPage('<link rel="canonical" href="2">', url).url).toBe(
      'https://www.example.org/news/2',
    );
  });

  test('takes the date of the first <time>, unless another says that it is the date of publication', () => {
    const first = '<time datetime="2024-01-01">1</time>';
    expect(readPage('', '', first).date).toBe('2024-01-01');
    expect(readPage('', '', `${first}<time datetime="2024-01-02" pubdate>2</time>`).date).toBe(
      '2024-01-02',
    );
  });

  test('takes the heading that the title begins with for the title', () => {
    const title = '<title>Bridge closed until spring | News | Herald</title>';
    expect(readPage(title, '', '<h1>Bridge closed until spring</h1>').title).toBe(
      'Bridge closed until spring',
    );
  });
});
