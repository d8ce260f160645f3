import { expect, test } from 'vitest';
import { makeFolder } from '../read/folder.js';
import { recordsOf, wirecopy } from './run.js';

const TEXT = [
  'The harbour authority closed both piers on Tuesday after a survey found cracks.',
  'Engineers will need at least six weeks to replace the damaged beams, she said.',
  'Ferries to the islands leave from the fish market until then, twice every hour.',
];

const page = (head: string) =>
  `<!doctype html><html><head><title>Piers</title>${head}</head><body><article>
${TEXT.map((text) => `<p>${text}</p>`).join('\n')}</article></body></html>`;

const author = (name: string) => page(`<meta name="author" content="${name}">`);

test('an agency in the byline of a page is a credit of this page, and not of its copies', () => {
  const linked = { '@type': 'NewsArticle', headline: 'Piers', author: { name: 'dpa' } };
  const news = makeFolder({
    'a.html': author('Reuters Staff'),
    'b.html': author('Ann Lee'),
    'c.html': page(''),
    'd.html': author('AP'),
    'e.html': page(`<script type="application/ld+json">${JSON.stringify(linked)}</script>`),
    'f.txt': TEXT.join('\n\n'),
  });
  const { stdout } = wirecopy(['scan', news, '--json']);
  const credits = recordsOf(stdout, 'article').map(({ id, credits }) => [id, credits]);
  expect(Object.fromEntries(credits)).toEqual({
    'a.html': ['Reuters'],
    'b.html': [],
    'c.html': [],
    'd.html': ['AP'],
    'e.html': ['dpa'],
    'f.txt': [],
  });
});
