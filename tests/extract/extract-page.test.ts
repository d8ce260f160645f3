import { describe, expect, test } from 'vitest';
import { extract, HEADLINE, LAYOUTS, page, paragraphs, STORY } from './layouts.js';

/** The paragraphs of a page as they are in it. */
function atPlaces(html: string): string[] {
  const bytes = Buffer.from(html);
  return extract(html).places!.map(({ start, end }) => bytes.subarray(start, end).toString());
}

describe('the text of a page', () => {
  test.each(LAYOUTS)('with $name is the body alone', ({ html, body }) => {
    const { text, fault } = extract(html);
    expect(text.split('\n\n')).toEqual(body);
    expect(fault).toBeNull();
  });

  test('has its places in the page', () => {
    const html = page(`<article><h1>${HEADLINE}</h1>${paragraphs().join('\n')}</article>`);
    expect(atPlaces(html)).toEqual(STORY);
  });

  test('has its places in the page, also if it begins or ends with an entity', () => {
    const lines = STORY.map((text) => `&ldquo;${text.replace(/[“”]/g, '')}&rdquo;`);
    const html = page(`<article>${lines.map((line) => `<p>${line}</p>`).join('\n')}</article>`);
    expect(atPlaces(html)).toEqual(lines);
  });

  test('keeps the lines of <br>, and no other line ends', () => {
    const html = `<p>The first line\n  is long enough to be prose, so it is.<br>\nThe second line is, too.</p>`;
    expect(extract(html).text).toBe(
      'The first line is long enough to be prose, so it is.\nThe second line is, too.',
    );
  });

  test('decodes entities once', () => {
    const html =
      '<p>Fish &amp; chips cost &pound;9, &quot;too much&quot;, he said. &amp;lt; is a sign.</p>';
    expect(extract(html).text).toBe('Fish & chips cost £9, "too much", he said. &lt; is a sign.');
  });

  test('is the body in JSON-LD if scripts of the page would show it', () => {
    const articleBody = STORY.join('\n');
    const data = JSON.stringify({ '@type': 'NewsArticle', headline: HEADLINE, articleBody });
    const html = page(
      `<div id="app">Loading</div><script type="application/ld+json">${data}</script>`,
    );
    expect(extract(html)).toMatchObject({
      text: STORY.join('\n\n'),
      title: HEADLINE,
      fault: null,
      places: null,
    });
  });

  test('is the body on the page if JSON-LD has only its beginning', () => {
    const data = JSON.stringify({ '@type': 'NewsArticle', articleBody: `${STORY[0]} ${STORY[1]}` });
    const script = `<script type="application/ld+json">${data}</script>`;
    const html = page(`<article>${paragraphs().join('')}</article>`, script);
    expect(extract(html).text).toBe(STORY.join('\n\n'));
  });

  test('reads a body in JSON-LD that has markup', () => {
    const articleBody = paragraphs().join('');
    const data = JSON.stringify({ '@graph': [{ '@type': ['NewsArticle'], articleBody }] });
    const html = page(`<script type="application/ld+json">${data}</script>`);
    expect(extract(html).text).toBe(STORY.join('\n\n'));
  });
});

describe('a page without an article', () => {
  const links = (count: number) =>
    Array.from(
      { length: count },
      (
        _,
        i,
      ) => `<div><h3><a href="/${i}">Council votes on plan number ${i} for the old town</a></h3>
        <p>A short summary of plan ${i}.</p></div>`,
    ).join('');

  test.each([
    ['', 'no-body'],
    [page(''), 'no-body'],
    [page('<div id="app"></div>'), 'no-body'],
    [
      page(
        '<p>Please enable JavaScript to go on.</p>',
        '<meta property="og:type" content="website">',
      ),
      'no-body',
    ],
    [page(links(30)), 'section-page'],
    [page(`<ul>${links(40)}</ul>`), 'section-page'],
    [
      '<title>404 Not Found</title><h1>Not Found</h1><p>The requested URL was not found on this server. It may have moved.</p>',
      'error-page',
    ],
    [
      '<title>Just a moment...</title><p>Checking your browser before you are let through to the page.</p>',
      'error-page',
    ],
    [
      '<title>Herald</title><h1>Seite nicht gefunden</h1><p>Die Seite gibt es hier nicht mehr, bitte suchen Sie nach anderen Artikeln.</p>',
      'error-page',
    ],
  ])('%# has a reason', (html, fault) => {
    expect(extract(html).fault).toBe(fault);
  });

  test('is a front page although JSON-LD lists its articles', () => {
    const item = { '@type': 'NewsArticle', headline: HEADLINE };
    const data = { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item }] };
    const script = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
    expect(extract(page(links(30), script)).fault).toBe('section-page');
  });

  test('is not a short report', () => {
    const html = page(
      `<article><h1>${HEADLINE}</h1><p>${STORY[0]}</p></article>`,
      '<meta property="og:type" content="article">',
    );
    expect(extract(html)).toMatchObject({ fault: null, text: STORY[0] });
  });

  test('is not an article about errors', () => {
    const html = `<title>Page not found: how the town lost its website</title>${paragraphs([...STORY, ...STORY, ...STORY]).join('')}`;
    expect(extract(html).fault).toBeNull();
  });
});
