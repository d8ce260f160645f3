import { describe, expect, test } from 'vitest';
import { JSON_FEED } from '../../../src/read/feed/reader.js';
import { readerOfContent } from '../../../src/read/readers.js';
import { XML } from '../../../src/read/xml/reader.js';
import { collect } from '../collect.js';

const read = (text: string) => collect(XML, Buffer.from(text));

const rss = (items: string, attributes = '') =>
  `<?xml version="1.0"?><rss version="2.0" ${attributes}><channel><title>The Paper</title>` +
  `<link>https://paper.example/</link>${items}</channel></rss>`;
const CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"';
const atom = (entry: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title><entry>${entry}</entry></feed>`;

describe('an item of a feed', () => {
  test('has its content as text, and its title, address, date, id and source', async () => {
    const item =
      '<item><title>Bridge &amp;amp; tunnel</title><link>https://paper.example/1</link>' +
      '<guid isPermaLink="false">g1</guid><pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate>' +
      '<description>Short</description><content:encoded><![CDATA[<p>First <b>one</b>.</p>' +
      '<p>Second&nbsp;one<br/>in lines.</p><script>x()</script>]]></content:encoded></item>';
    const document = rss(item, CONTENT);
    const { articles, skipped } = await read(document);
    const start = document.indexOf('<item>');
    expect(skipped).toEqual([]);
    expect(articles).toEqual([
      {
        id: 'g1',
        title: 'Bridge & tunnel',
        url: 'https://paper.example/1',
        date: 'Mon, 06 May 2024 10:00:00 GMT',
        source: 'The Paper',
        text: 'First one.\n\nSecond one\nin lines.',
        ...{ line: 1, start, end: start + item.length, member: '' },
      },
    ]);
  });

  test.each([
    ['RSS with a description alone', rss('<item><description>Some text</description></item>')],
    ['Atom with a summary alone', atom('<summary>Some text</summary>')],
  ])('of %s is marked as a summary, once a file', async (_, document) => {
    const { articles, skipped } = await read(document);
    expect(articles.map(({ text }) => text)).toEqual(['Some text']);
    expect(skipped.map(({ reason }) => reason)).toEqual(['summary-only']);
  });

  test.each<[string, string, Record<string, string>]>([
    ['Atom with a text', atom('<content type="text">a &lt;b> c</content>'), { text: 'a <b> c' }],
    [
      'Atom with HTML',
      atom('<content type="html">&lt;p&gt;a&lt;/p&gt;b</content>'),
      {
        text: 'a\n\nb',
      },
    ],
    [
      'Atom with XHTML',
      atom('<content type="xhtml"><div><p>a</p><p>b</p></div></content>'),
      {
        text: 'a\n\nb',
      },
    ],
    [
      'Atom with prefixes',
      atom('<content>a</content>')
        .replace('xmlns=', 'xmlns:a=')
        .replace(/<(\/?)(?=\w)/g, '<$1a:'),
      { text: 'a', source: 'The Paper' },
    ],
    [
      'Atom with links of several kinds',
      atom(
        '<content>a</content><link rel="self" href="s"/><link rel="enclosure" href="e"/>' +
          '<link href="p"/><id>urn:1</id>',
      ),
      { url: 'p', id: 'urn:1' },
    ],
    [
      'Atom with two dates',
      atom('<content>a</content><updated>2</updated><published>1</published>'),
      {
        date: '1',
      },
    ],
    [
      'Atom that was updated alone',
      atom('<content>a</content><updated>2</updated>'),
      { date: '2' },
    ],
    [
      'Atom from another feed',
      atom('<content>a</content><source><title>Wire</title><id>x</id></source>'),
      { source: 'Wire' },
    ],
    [
      'RSS with a source',
      rss('<item><description>a</description><source>Wire</source></item>'),
      {
        source: 'Wire',
      },
    ],
    [
      'RSS with the guid as its address',
      rss('<item><description>a</description><guid>https://x.example/1</guid></item>'),
      { url: 'https://x.example/1', id: 'https://x.example/1' },
    ],
    [
      'RSS with the prefix of its choice',
      rss(
        '<item><c:encoded>a</c:encoded></item>',
        'xmlns:c="http://purl.org/rss/1.0/modules/content/"',
      ),
      { text: 'a' },
    ],
    [
      'RSS with entities of HTML',
      rss('<item><description>caf&eacute; &#233;</description></item>'),
      {
        text: 'café é',
      },
    ],
    [
      'RSS with an ampersand alone',
      rss('<item><title>AT&T</title><description>Q & A</description></item>'),
      {
        text: 'Q & A',
        title: 'AT&T',
      },
    ],
    [
      'RSS with a title of media',
      rss('<item><title>a</title><media:title>b</media:title><description>c</description></item>'),
      { title: 'a' },
    ],
    [
      'RDF',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ' +
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>The Paper</title></channel>' +
        '<item rdf:about="https://x.example/1"><title>t</title><description>a</description>' +
        '<dc:date>2024-05-06</dc:date></item></rdf:RDF>',
      {
        source: 'The Paper',
        date: '2024-05-06',
        id: 'https://x.example/1',
        text: 'a',
      },
    ],
  ])('of %s is read', async (_, document, expected) => {
    const { articles } = await read(document);
    expect(articles).toMatchObject([expected]);
  });

  test('without a text is named, and the next one is read', async () => {
    const { articles, skipped } = await read(
      rss('<item><title>t</title></item><item><description>a</description></item>'),
    );
    expect(articles.map(({ line }) => line)).toEqual([2]);
    expect(skipped[0]).toMatchObject({ reason: 'no-text', line: 1 });
  });

  test('without an end does not swallow the next one', async () => {
    const { articles, skipped } = await read(
      rss('<item><description>a</description><item><description>b</description></item>'),
    );
    expect(articles.map(({ text }) => text)).toEqual(['b']);
    expect(skipped[0]?.message).toMatch(/^record 1 at byte \d+ has no end before the next <item>$/);
  });
});

describe('a feed', () => {
  const document = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><rss><channel><item><description>Łódź é</description></item></channel></rss>`;

  test('in another encoding is read as it declares', async () => {
    const bytes = Buffer.from(document('ISO-8859-2').replace('Łódź', '\xa3\xf3d\xbc'), 'latin1');
    const { articles } = await collect(XML, bytes);
    expect(articles[0]?.text).toBe('Łódź é');
    expect(articles[0]?.start).toBe(bytes.indexOf('<item>'));
    expect(articles[0]?.end).toBe(bytes.indexOf('</item>') + 7);
  });

  test('in valid UTF-8 is read so, even if it declares another encoding', async () => {
    const bytes = Buffer.from(document('ISO-8859-2'));
    const { articles } = await collect(XML, bytes);
    expect(articles[0]?.text).toBe('Łódź é');
    expect(articles[0]?.end).toBe(bytes.indexOf('</item>') + 7);
  });

  test('may be UTF-16 with a mark', async () => {
    const bytes = Buffer.from(`\ufeff${document('UTF-16')}`, 'utf16le');
    expect(readerOfContent({ bytes, isWhole: true, extension: '' })).toMatchObject({ name: 'xml' });
    expect((await collect(XML, bytes)).articles[0]?.text).toBe('Łódź é');
  });
});

describe('JSON Feed', () => {
  const feed = (items: unknown) =>
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'The Paper', items });

  test('a text that quotes a feed stays a text', () => {
    const bytes = Buffer.from(`A feed begins so: ${feed([])}`);
    expect(readerOfContent({ bytes, isWhole: true, extension: '.txt' })).toMatchObject({
      name: 'text',
    });
  });

  test('is recognised before records, and read', async () => {
    const items = [
      {
        id: 12345678901234,
        url: 'u',
        title: 't',
        content_html: '<p>a</p><p>b</p>',
        date_published: 'd',
      },
      { id: 'x', summary: 's' },
      { id: 'y' },
      null,
    ];
    const bytes = Buffer.from(feed(items));
    const found = readerOfContent({ bytes, isWhole: true, extension: '' });
    expect(found).toMatchObject({ name: 'jsonfeed' });
    const { articles, skipped } = await collect(JSON_FEED, bytes);
    expect(articles).toMatchObject([
      {
        id: '12345678901234',
        url: 'u',
        title: 't',
        text: 'a\n\nb',
        date: 'd',
        source: 'The Paper',
      },
      { id: 'x', text: 's', line: 2 },
    ]);
    expect(skipped.map(({ reason }) => reason)).toEqual(['no-text', 'no-text', 'summary-only']);
  });

  test('that is cut at any byte is named', async () => {
    const bytes = Buffer.from(feed([{ id: 'x', content_text: 'é' }]));
    for (let end = 0; end < bytes.length; end++) {
      const { articles, skipped } = await collect(JSON_FEED, bytes.subarray(0, end));
      expect(articles).toEqual([]);
      expect(skipped.map(({ reason }) => reason)).toContain('broken-json');
    }
  });
});
