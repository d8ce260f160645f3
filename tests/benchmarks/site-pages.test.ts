import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageArticle } from '../../benchmarks/corpora/site-pages/edits.js';
import { fillTemplate, makeTemplate } from '../../benchmarks/corpora/site-pages/template.js';
import { readOutline } from '../../src/extract/read-outline.js';
import { extract, HEADLINE, paragraphs, STORY } from '../extract/layouts.js';

const DATA = JSON.stringify({
  '@type': 'NewsArticle',
  headline: HEADLINE,
  articleBody: STORY.join('\n'),
  datePublished: '2020-01-01',
});
const HTML = `<html><head><title>${HEADLINE} | Herald</title><meta property="og:title" content="${HEADLINE}">
<link rel="canonical" href="https://herald.example/old"><script type="application/ld+json">${DATA}</script></head>
<body><nav><a href="/">Home of the Zürich Herald</a></nav><article><h1>${HEADLINE}</h1>
${paragraphs().join('\n')}</article><footer><p>All that is around the article stays on its page.</p></footer></body></html>`;

function fill(html: string, article: PageArticle): string {
  const bytes = Buffer.from(html);
  const page = { bytes, outline: readOutline(bytes), gold: STORY.join('\n\n'), headline: HEADLINE };
  return fillTemplate(makeTemplate(page)!, article).toString();
}

/** Paragraphs of any number, with signs of markup and characters beyond ASCII. */
const ARTICLE = fc
  .array(fc.stringMatching(/^[a-zé&<"“]{3,9}$/), { minLength: 1, maxLength: 9 })
  .map((words) => ({
    id: 'a000007',
    headline: `A headline of the day “${words.length}” & more`,
    date: '2024-05-06T07:08:09.000Z',
    paragraphs: words.map(
      (word, i) =>
        `Paragraph ${i} is about the word ${word}, which is said to be a long one, and it ends so.`,
    ),
  }));

describe('a page as a template', () => {
  test('holds any article in the place of its own, and its metadata', () => {
    fc.assert(
      fc.property(ARTICLE, (article) => {
        expect(extract(fill(HTML, article))).toMatchObject({
          text: article.paragraphs.join('\n\n'),
          title: article.headline,
          date: article.date,
          url: 'https://herald.example/a000007',
        });
      }),
    );
  });

  test('keeps all that is around the article, and nothing of it', () => {
    const [article] = fc.sample(ARTICLE, { numRuns: 1, seed: 1 });
    const page = fill(HTML, article!);
    for (const text of STORY) expect(page).not.toContain(text);
    const replaced = [...STORY, ...article!.paragraphs, HEADLINE, article!.headline];
    const others = (html: string) =>
      readOutline(Buffer.from(html))
        .blocks.map(({ text }) => text)
        .filter((text) => !replaced.includes(text));
    expect(others(page)).toEqual(others(HTML));
  });

  test('needs a paragraph of the article on the page', () => {
    const bytes = Buffer.from('<p>Another text.</p>');
    const page = { bytes, outline: readOutline(bytes), gold: STORY.join('\n'), headline: '' };
    expect(makeTemplate(page)).toBeNull();
  });
});
