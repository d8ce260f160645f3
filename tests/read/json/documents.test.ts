import { describe, expect, test } from 'vitest';
import { JSON_DOCUMENTS } from '../../../src/read/json/reader.js';
import { asked, readBytes } from '../streams.js';

const TEXT = 'The council met on Monday and decided nothing at all, officials said.';

const read = (content: string | Uint8Array, options = {}) =>
  readBytes(JSON_DOCUMENTS, content, options);
const json = (value: unknown) => JSON.stringify(value);
const page = (n: number) => ({ id: `p${n}`, title: `Title ${n}`, text: `${TEXT} ${n}` });

/** Documents with the articles of three pages, in many forms. */
const pages = [page(1), page(2), page(3)];
const forms: Record<string, string> = {
  'an array': json(pages),
  'an array, indented': JSON.stringify(pages, null, 2),
  'an array with a byte order mark': `\ufeff${json(pages)}`,
  'objects one after another': pages.map((one) => JSON.stringify(one, null, 2)).join('\n'),
  'objects without a space between them': pages.map(json).join(''),
  'a line each': pages.map((one) => `${json(one)}\r\n`).join(''),
  'a text sequence': pages.map((one) => `\u001e${json(one)}\n`).join(''),
  articles: json({ status: 'ok', totalResults: 3, articles: pages }),
  'response.results': json({ response: { status: 'ok', pages: [1, 2], results: pages } }),
  data: json({ data: pages, meta: { tags: [{ text: 'a tag' }] } }),
  'two arrays': json({ news: pages.slice(0, 1), sports: pages.slice(1) }),
  'objects by id': json({ a: pages[0], b: pages[1], c: pages[2] }),
  'an array of answers': json([
    { site: 'x', articles: pages.slice(0, 2) },
    { articles: [pages[2]] },
  ]),
  'an export of Ghost': json({
    db: [
      {
        meta: { version: '5.0.0' },
        data: { posts: pages, tags: [{ name: 'x' }], users: [{ bio: 'y' }] },
      },
    ],
  }),
  'answers to several searches': json({
    took: 3,
    responses: [
      { hits: { hits: pages.slice(0, 1).map((one) => ({ _source: one })) } },
      { hits: { hits: pages.slice(1).map((one) => ({ _source: one })) } },
    ],
  }),
  'hits of Elasticsearch': json({
    took: 3,
    hits: { total: 3, hits: pages.map((one) => ({ _index: 'news', _score: 1.5, _source: one })) },
  }),
};

describe('three articles are found', () => {
  test.each(Object.entries(forms))('in %s', async (_, content) => {
    for (const piece of [1, 7, 4096]) {
      const { articles, skipped } = await read(content, { piece, blockBytes: 64 });
      expect(skipped).toEqual([]);
      expect(articles.map(({ id, title, text }) => ({ id, title, text }))).toEqual(pages);
      expect(articles.map(({ line }) => line)).toEqual([1, 2, 3]);
      for (const [n, { start, end }] of articles.entries()) {
        expect(Buffer.from(content).subarray(start, end).toString()).toContain(`${TEXT} ${n + 1}`);
      }
    }
  });
});

test('one object is the article of its file', async () => {
  const { articles } = await read(`\n ${JSON.stringify(page(1), null, 2)} \n`);
  expect(articles).toMatchObject([{ line: 0, text: page(1).text }]);
});

test('a page of trafilatura is not its own source', async () => {
  const found = await read(
    json({
      title: 'A title',
      author: 'Someone',
      hostname: 'example.org',
      date: '2024-05-06',
      fingerprint: '0a1b',
      id: null,
      raw_text: TEXT,
      text: TEXT,
      source: 'https://www.example.org/2024/05/a-title.html',
      'source-hostname': 'Example',
    }),
  );
  expect(found.articles).toMatchObject([
    {
      id: '',
      title: 'A title',
      source: 'Example',
      url: 'https://www.example.org/2024/05/a-title.html',
    },
  ]);
});

test.each([
  [
    'newspaper',
    { url: 'https://a.org/b', title: 'T', publish_date: 'D', text: TEXT, meta_site_name: 'S' },
  ],
  [
    'news-please',
    {
      maintext: TEXT,
      text: null,
      title: 'T',
      date_publish: 'D',
      source_domain: 'S',
      url: 'https://a.org/b',
    },
  ],
  [
    'NewsAPI',
    {
      source: { id: null, name: 'S' },
      title: 'T',
      url: 'https://a.org/b',
      publishedAt: 'D',
      content: TEXT,
    },
  ],
  [
    'the Guardian',
    {
      id: 'x',
      webTitle: 'T',
      webUrl: 'https://a.org/b',
      webPublicationDate: 'D',
      fields: { bodyText: TEXT, publication: 'S' },
    },
  ],
  [
    'the New York Times',
    {
      web_url: 'https://a.org/b',
      lead_paragraph: TEXT,
      source: 'S',
      headline: { main: 'T' },
      pub_date: 'D',
    },
  ],
  [
    'schema.org',
    {
      '@type': 'NewsArticle',
      headline: 'T',
      articleBody: TEXT,
      datePublished: 'D',
      publisher: { name: 'S' },
      url: 'https://a.org/b',
    },
  ],
  [
    'ninjs',
    { uri: 'https://a.org/b', headline: 'T', versioncreated: 'D', provider: 'S', body_text: TEXT },
  ],
  [
    'WordPress',
    {
      id: 3,
      date: 'D',
      link: 'https://a.org/b',
      title: { rendered: 'T' },
      content: { rendered: TEXT },
      site: 'S',
    },
  ],
  [
    'Media Cloud',
    {
      stories_id: 12,
      title: 'T',
      url: 'https://a.org/b',
      publish_date: 'D',
      media_name: 'S',
      story_text: TEXT,
    },
  ],
  [
    'Scrapy',
    { title: ['T'], link: ['https://a.org/b'], body: [TEXT], pub_date: ['D'], outlet: 'S' },
  ],
  [
    'MongoDB',
    {
      _id: { $oid: '6' },
      title: 'T',
      url: 'https://a.org/b',
      published: { $date: 'D' },
      body: TEXT,
      source: 'S',
    },
  ],
])('the fields of %s are guessed', async (_, record) => {
  const { articles } = await read(json([record]));
  expect(articles).toMatchObject([
    { text: TEXT, title: 'T', date: 'D', source: 'S', url: 'https://a.org/b' },
  ]);
});

test('a body in paragraphs is joined by empty lines', async () => {
  const bodies = [
    ['One.', 'Two.'],
    [{ text: 'One.' }, { type: 'image' }, { content: 'Two.' }],
    [{ content: [{ text: 'On' }, { text: 'e.' }] }, 'Two.'],
  ];
  const { articles } = await read(json(bodies.map((body) => ({ body }))));
  expect(articles.map(({ text }) => text)).toEqual(Array(3).fill('One.\n\nTwo.'));
});

test('a named field may be nested, and a name with a dot goes first', async () => {
  const record = { a: { text: TEXT }, 'a.b': 'own', authors: [{ name: 'Kim' }] };
  const fields = asked({ text: 'a.text', title: 'a.b', source: 'authors.0.name' });
  const { articles } = await read(json([record]), { fields });
  expect(articles).toMatchObject([{ text: TEXT, title: 'own', source: 'Kim' }]);
});

test('only the articles of a graph are records', async () => {
  const graph = [
    { '@type': 'WebPage', name: 'A page' },
    { '@type': 'NewsArticle', articleBody: TEXT, headline: 'T' },
    { '@type': 'Organization', name: 'O' },
  ];
  const { articles, skipped } = await read(
    json({ '@context': 'https://schema.org', '@graph': graph }),
  );
  expect(articles).toMatchObject([{ title: 'T' }]);
  expect(skipped).toEqual([]);
});

test('comments are not articles', async () => {
  const { articles, skipped } = await read(json({ title: 'T', comments: [{ text: TEXT }] }));
  expect(articles).toEqual([]);
  expect(skipped).toMatchObject([{ reason: 'no-text' }]);
});

test('ids keep all their digits', async () => {
  const { articles } = await read(`{"data":[{"id":12345678901234567890,"text":"${TEXT}"}]}`);
  expect(articles[0]?.id).toBe('12345678901234567890');
});

test('NaN, which Python writes, counts as a missing value', async () => {
  const { articles } = await read(`[{"title": NaN, "text": "NaN is ${TEXT}", "id": -Infinity}]`);
  expect(articles).toMatchObject([{ title: '', text: `NaN is ${TEXT}`, id: '' }]);
});

test('keys of objects in general are fields like others', async () => {
  const record = `{"__proto__":{"text":"no"},"constructor":"c","text":"first","text":"${TEXT}"}`;
  const { articles } = await read(`[${record}]`);
  expect(articles).toMatchObject([{ text: TEXT }]);
  const named = await read(`[${record}]`, { fields: asked({ title: 'toString' }) });
  expect(named.articles).toMatchObject([{ title: '' }]);
});

test('the paragraphs of sections in a document without a text are not articles', async () => {
  const sections = [{ name: 'x', blocks: [{ text: TEXT }, { text: `${TEXT} 2` }] }];
  const { articles, skipped } = await read(json({ title: 'T', sections }));
  expect(articles).toEqual([]);
  expect(skipped).toMatchObject([{ reason: 'no-text' }]);
});

test('the text of a post is its HTML if there is no other, unless it is a whole page', async () => {
  const post = { title: 'T', html: `<p>${TEXT}</p><p>More.</p>`, published_at: '2024-05-06' };
  const ghost = json({ db: [{ data: { posts: [post] } }] });
  expect((await read(ghost)).articles).toMatchObject([{ title: 'T', text: `${TEXT}\n\nMore.` }]);
  const page = { title: 'T', html: `<!DOCTYPE html><html><nav>Links</nav><p>${TEXT}</p></html>` };
  expect((await read(json([page]))).skipped).toMatchObject([{ reason: 'no-text' }]);
});
