import { describe, expect, test } from 'vitest';
import { cpuTime } from '../fixtures/cpu-time.js';
import { extract, HEADLINE, LAYOUTS, page, paragraphs } from './layouts.js';

const BODY = paragraphs().join('');

/** The machine may have other work; a quadratic pass takes minutes. */
const MOST_MS = 20_000;

const HOSTILE: readonly (readonly [name: string, html: string])[] = [
  ['divisions 100,000 deep', `${'<div>'.repeat(1e5)}${BODY}${'</div>'.repeat(1e5)}`],
  ['300,000 unclosed divisions', `${'<div>'.repeat(3e5)}${BODY}`],
  ['300,000 unclosed <b>', `${'<b>x'.repeat(3e5)}${BODY}`],
  ['900,000 end tags without start', `${'</div></i></p>'.repeat(3e5)}${BODY}`],
  ['end tags that seek in vain', `<i><div>${'<b>'.repeat(1e5)}${'</i>'.repeat(1e5)}${BODY}`],
  ['end tags below a table', `<div><table><td>${'<b>'.repeat(1e5)}${'</div>'.repeat(1e5)}${BODY}`],
  ['tables in tables', `${'<table><tr><td>'.repeat(1e5)}${BODY}`],
  ['parts apart in parts apart', `${'<nav class="related">A word. '.repeat(1e5)}${BODY}`],
  ['bodies in bodies', `${'<div class="article-body">A word.'.repeat(1e5)}${BODY}`],
  ['300,000 lines', `${'a<br>'.repeat(3e5)}`],
  ['a million attributes', `<div ${'class=a '.repeat(1e6)}>${BODY}`],
  ['a long class name', `<div class="${'related-'.repeat(1e6)}">${BODY}`],
  ['a million <', '<'.repeat(1e6)],
  ['unclosed comments', '<!--'.repeat(1e6)],
  ['broken entities', '&am'.repeat(1e6)],
  [
    'JSON-LD 100,000 deep',
    `<script type="application/ld+json">${'{"@graph":'.repeat(1e5)}1${'}'.repeat(1e5)}</script>${BODY}`,
  ],
  [
    'many articles in JSON-LD',
    `<script type="application/ld+json">[${'{"@type":"NewsArticle"},'.repeat(1e5)}1]</script>${BODY}`,
  ],
  [
    '50 MB',
    `<div class="related"><a href="x">Another story of the town</a></div>${BODY}`.repeat(90_000),
  ],
];

describe('a hostile page', () => {
  test.each(HOSTILE)('of %s is read in bounded time', (_, html) => {
    const startedAt = cpuTime();
    extract(html);
    expect(cpuTime() - startedAt).toBeLessThan(MOST_MS);
  });

  test('gives its article in spite of elements without end', () => {
    const html = `${'<div><b><i>'.repeat(1e4)}${BODY}`;
    expect(extract(html).text.split('\n\n')).toHaveLength(4);
  });

  test('may end anywhere', () => {
    const data = JSON.stringify({ '@type': 'NewsArticle', headline: HEADLINE });
    const html = page(BODY, `<script type="application/ld+json">${data}</script>`);
    for (let end = 0; end <= html.length; end++) extract(html.slice(0, end));
    for (const layout of LAYOUTS) {
      for (let end = 0; end < layout.html.length; end += 7) {
        extract(layout.html.slice(0, end));
        extract(layout.html.slice(end));
      }
    }
  });

  test.each(['', '\0', '\ufeff', '\ud800', '<', '<p', '</', '<!', '&', '<a href="', '<svg/>a'])(
    'of %j is read',
    (html) => {
      expect(extract(html).fault).toBe('no-body');
    },
  );
});
