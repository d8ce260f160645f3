import { expect, test } from 'vitest';
import { page, TEXT } from '../fixtures/short-page.js';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { recordsOf } from './records.js';

const author = (name: string) => page(`<meta name="author" content="${name}">`);

test('an agency in the byline of a page is a credit of this page, and not of its copies', async () => {
  const linked = { '@type': 'NewsArticle', headline: 'Piers', author: { name: 'dpa' } };
  const news = makeFolder({
    'a.html': author('Reuters Staff'),
    'b.html': author('Ann Lee'),
    'c.html': page(''),
    'd.html': author('AP'),
    'e.html': page(`<script type="application/ld+json">${JSON.stringify(linked)}</script>`),
    'f.txt': TEXT.join('\n\n'),
  });
  const { stdout } = await command(['scan', news, '--json']);
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

const BODY = TEXT.join(' ');
const NAMES = ['Reuters Staff', 'Ann Lee (AP)', 'Ann Lee', ''];
const CREDITS = [['Reuters'], ['AP'], [], []];
const lines = (records: object[]) => records.map((record) => JSON.stringify(record)).join('\n');
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const newsItem = (n: number, meta: string) =>
  `<newsItem guid="${n}"><contentMeta>${meta}</contentMeta><contentSet><inlineXML><p>${BODY} ${n}.</p></inlineXML></contentSet></newsItem>`;

/** The same four articles in formats that name authors beside the text. */
const FORMATS: Record<string, (name: string, n: number) => string> = {
  'a.jsonl': (author, n) => lines([{ id: n, text: `${BODY} ${n}.`, author }]),
  'list.jsonl': (name, n) => lines([{ id: n, body: `${BODY} ${n}.`, authors: [name] }]),
  'person.jsonl': (name, n) => lines([{ id: n, text: `${BODY} ${n}.`, author: { name } }]),
  'persons.jsonl': (name, n) => lines([{ id: n, text: `${BODY} ${n}.`, authors: [{ name }] }]),
  'guardian.jsonl': (byline, n) => lines([{ id: n, fields: { body: `${BODY} ${n}.`, byline } }]),
  'escaped.jsonl': (creator, n) =>
    lines([{ creator: `\t${creator}`, id: n, text: `${BODY} ${n}.` }]),
};

const wrapped: Record<string, string> = {
  'a.json': JSON.stringify(NAMES.map((byline, id) => ({ id, text: `${BODY} ${id}.`, byline }))),
  'a.csv': `id,Author,body\n${NAMES.map((name, n) => `${n},${cell(name)},${cell(`${BODY} ${n}.`)}`).join('\n')}`,
  'rss.xml': `<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>${NAMES.map(
    (name, n) =>
      `<item><guid>${n}</guid><dc:creator>${name}</dc:creator><description>${BODY} ${n}.</description></item>`,
  ).join('')}</channel></rss>`,
  'atom.xml': `<feed xmlns="http://www.w3.org/2005/Atom">${NAMES.map(
    (name, n) =>
      `<entry><id>${n}</id><author><name>${name}</name></author><content>${BODY} ${n}.</content></entry>`,
  ).join('')}</feed>`,
  'feed.json': JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    items: NAMES.map((name, id) => ({ id, content_text: `${BODY} ${id}.`, authors: [{ name }] })),
  }),
  'items.xml': `<?xml version="1.0"?><items>${NAMES.map(
    (name, n) => `<item><id>${n}</id><author>${name}</author><text>${BODY} ${n}.</text></item>`,
  ).join('')}</items>`,
  'message.xml': `<newsMessage>${NAMES.map((name, n) => newsItem(n, `<by>${name}</by>`)).join('')}</newsMessage>`,
  'creator.xml': `<newsMessage>${NAMES.map((name, n) =>
    newsItem(n, `<creator literal="x"><name>${name}</name></creator>`),
  ).join('')}</newsMessage>`,
};

test.each([
  ...Object.entries(FORMATS).map(([name, write]) => [name, NAMES.map(write).join('\n')] as const),
  ...Object.entries(wrapped),
])(
  'agencies among the authors that %s names are credits of their articles',
  async (name, content) => {
    const { stdout } = await command(['scan', makeFolder({ [name]: content }), '--json']);
    const articles = recordsOf(stdout, 'article');
    expect(articles.map(({ credits }) => credits)).toEqual(CREDITS);
  },
);
