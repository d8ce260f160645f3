import { describe, expect, test } from 'vitest';
import { XML } from '../../../src/read/xml/reader.js';
import { collect } from '../collect.js';

const read = (text: string) => collect(XML, Buffer.from(text));

const NITF = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.4/specification/dtd/nitf-3-4.dtd">
<nitf><head><title>The bridge</title><docdata><doc-id id-string="ap-1" regsrc="AP"/>
<date.issue norm="20240506T070000Z"/><doc.copyright holder="AP"/></docdata></head>
<body><body.head><hedline><hl1>Bridge is <org>EU</org> matter</hl1><hl2>More</hl2></hedline>
<byline>By <person>Ann Writer</person></byline><dateline><location>LONDON</location></dateline></body.head>
<body.content><block><p>The <org>EU</org> said
 so.</p><media media-type="image"><media-caption>A bridge</media-caption></media>
<p>It <em>did</em>.</p><table><tr><td>1</td><td>2</td></tr></table></block></body.content>
<body.end><tagline>Reporting by Bob</tagline></body.end></body></nitf>`;
const NITF_TEXT =
  'By Ann Writer\n\nLONDON\n\nThe EU said so.\n\nIt did.\n\n1 2\n\nReporting by Bob';

test('NITF gives paragraphs, byline, dateline, tagline and metadata', async () => {
  const { articles, skipped } = await read(NITF);
  expect(skipped).toEqual([]);
  expect(articles).toMatchObject([
    {
      id: 'ap-1',
      title: 'Bridge is EU matter',
      date: '20240506T070000Z',
      source: 'AP',
      text: NITF_TEXT,
    },
  ]);
});

test('NITF without an id is named by its file', async () => {
  const { articles } = await read(NITF.replace(/<doc-id.*?\/>/, ''));
  expect(articles).toMatchObject([{ id: '', line: 0 }]);
});

test('NITF does not repeat a byline that the text begins with', async () => {
  const { articles } = await read(NITF.replace('<block><p>', '<block><p>By Ann Writer</p><p>'));
  expect(articles[0]?.text.match(/By Ann Writer/g)).toHaveLength(1);
});

describe('NewsML-G2', () => {
  const newsItem = (guid: string, content: string, prefix = '') =>
    `<${prefix}newsItem guid="${guid}" version="3"><${prefix}itemMeta>` +
    `<${prefix}itemClass qcode="ninat:text"/><${prefix}provider qcode="nprov:AFP"><${prefix}name>AFP</${prefix}name>` +
    `</${prefix}provider><${prefix}versionCreated>2024-05-06T07:00:00Z</${prefix}versionCreated></${prefix}itemMeta>` +
    `<${prefix}contentMeta><${prefix}headline role="hld:sub">Sub</${prefix}headline>` +
    `<${prefix}headline role="hld:main">Main</${prefix}headline><${prefix}by>Ann</${prefix}by></${prefix}contentMeta>` +
    `<${prefix}contentSet>${content}</${prefix}contentSet></${prefix}newsItem>`;
  const XHTML =
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">' +
    '<head><title>T</title></head><body><p>One.</p><p>Two.</p></body></html></inlineXML>';
  const expected = { title: 'Main', date: '2024-05-06T07:00:00Z', source: 'AFP' };

  test.each([
    ['XHTML', XHTML, 'Ann\n\nOne.\n\nTwo.'],
    ['NITF', `<inlineXML>${NITF.slice(NITF.indexOf('<nitf'))}</inlineXML>`, `Ann\n\n${NITF_TEXT}`],
    [
      'plain text',
      '<inlineData contenttype="text/plain">One.\n\nTwo.</inlineData>',
      'Ann\n\nOne.\n\nTwo.',
    ],
    [
      'escaped HTML',
      '<inlineData contenttype="text/html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</inlineData>',
      'Ann\n\nOne.\n\nTwo.',
    ],
  ])('with %s is read', async (_, content, text) => {
    const { articles } = await read(newsItem('urn:1', content));
    const byline = text.replace('Ann\n\nBy Ann', 'By Ann');
    expect(articles).toMatchObject([{ ...expected, id: 'urn:1', text: byline }]);
  });

  test('as a message holds several items; packages and pictures are named', async () => {
    const message =
      `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>` +
      `${newsItem('urn:1', XHTML)}<packageItem guid="p"/>` +
      `${newsItem('urn:2', '<remoteContent href="a.jpg"/>').replace('ninat:text', 'ninat:picture')}` +
      `${newsItem('urn:3', XHTML)}</itemSet></newsMessage>`;
    const { articles, skipped } = await read(message);
    expect(articles.map(({ id, line }) => [id, line])).toEqual([
      ['urn:1', 1],
      ['urn:3', 4],
    ]);
    expect(skipped.map(({ reason, line }) => [reason, line])).toEqual([
      ['no-article', 2],
      ['no-text', 3],
    ]);
    expect(skipped[1]?.message).toContain('ninat:picture');
  });

  test('with a prefix is the same', async () => {
    const item = newsItem('urn:1', '<n:inlineData>One.</n:inlineData>', 'n:').replace(
      '<n:newsItem',
      '<n:newsItem xmlns:n="http://iptc.org/std/nar/2006-10-01/"',
    );
    expect((await read(item)).articles).toMatchObject([{ ...expected, text: 'Ann\n\nOne.' }]);
  });
});

test('NewsML 1 gives each component with a text', async () => {
  const component = (head: string, content: string) =>
    `<NewsComponent><NewsLines><HeadLine>${head}</HeadLine></NewsLines><ContentItem>${content}</ContentItem></NewsComponent>`;
  const { articles } = await read(
    '<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>afp.com</ProviderId><NewsItemId>n1</NewsItemId>' +
      '<PublicIdentifier>urn:n1</PublicIdentifier></NewsIdentifier></Identification>' +
      '<NewsManagement><FirstCreated>20240506T070000Z</FirstCreated></NewsManagement><NewsComponent>' +
      '<AdministrativeMetadata><Provider><Party FormalName="AFP"/></Provider></AdministrativeMetadata>' +
      component('One', '<DataContent><p>Some text.</p><p>More.</p></DataContent>') +
      component('Two', '<Encoding Notation="Base64"/><DataContent>AAAA</DataContent>') +
      component('Three', '<DataContent>Other text.</DataContent>') +
      '</NewsComponent></NewsItem></NewsML>',
  );
  const shared = { date: '20240506T070000Z', source: 'AFP' };
  expect(articles).toMatchObject([
    { ...shared, id: 'urn:n1', title: 'One', text: 'Some text.\n\nMore.' },
    { ...shared, id: 'urn:n1#2', title: 'Three', text: 'Other text.' },
  ]);
});

test('RCV1, the archive of Reuters, gives paragraphs, byline, dateline and metadata', async () => {
  const item = (body: string) => `<?xml version="1.0" encoding="iso-8859-1" ?>
<newsitem itemid="2286" id="root" date="1996-08-20" xml:lang="en">
<title>MEXICO: Markets come to life.</title><headline>Markets come to life.</headline>
<byline>Henry Tricks</byline><dateline>MEXICO CITY</dateline><text>${body}</text>
<copyright>(c) Reuters Limited 1996</copyright><metadata><dc element="dc.publisher" value="Reuters Holdings Plc"/>
<dc element="dc.date.published" value="1996-08-20"/><dc element="dc.source" value="Reuters"/></metadata>
</newsitem>`;
  const { articles, skipped } = await read(
    item('<p>Mexico&apos;s markets rose.</p>\n<p>Prices fell.</p>'),
  );
  expect(skipped).toEqual([]);
  expect(articles).toMatchObject([
    {
      id: '2286',
      title: 'Markets come to life.',
      date: '1996-08-20',
      source: 'Reuters',
      text: "Henry Tricks\n\nMEXICO CITY\n\nMexico's markets rose.\n\nPrices fell.",
    },
  ]);
  expect((await read(item(''))).skipped).toMatchObject([{ reason: 'no-text' }]);
});
