import { expect, test } from 'vitest';
import { page, TEXT } from '../fixtures/short-page.js';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { recordsOf } from './records.js';

const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
const canonical = (href: string) => `<link rel="canonical" href="${href}">`;
const linked = (properties: object) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...properties })}</script>`;

const OWN = '<meta property="og:url" content="https://www.herald.example/piers">';

/** The origin that each page names beside its text, and the agencies in it. */
const PAGES: readonly (readonly [said: string, head: string, credits: readonly string[]])[] = [
  ['a syndication source', meta('syndication-source', 'https://www.reuters.com/a/1'), ['Reuters']],
  ['an original source', meta('original-source', 'https://apnews.com/article/1'), ['AP']],
  ['the name of an original source', meta('original-source', 'dpa'), ['dpa']],
  ['a canonical page at an agency', OWN + canonical('https://www.reuters.com/a/1'), ['Reuters']],
  ['its own canonical page', OWN + canonical('https://m.herald.example/piers'), []],
  ['the address of an agency alone', canonical('https://www.reuters.com/a/1'), ['Reuters']],
  ['another canonical page', OWN + canonical('https://courier.example/piers'), []],
  ['the address that it is based on', linked({ isBasedOn: 'https://tass.com/world/1' }), ['TASS']],
  [
    'the work that it is based on',
    linked({ isBasedOn: { '@type': 'NewsArticle', publisher: { name: 'Agence France-Presse' } } }),
    ['AFP'],
  ],
  [
    'works that it is based on',
    linked({ isBasedOn: [{ url: 'https://apnews.com/1' }, { name: 'ANSA' }] }),
    ['AP', 'ANSA'],
  ],
  [
    'an organisation other than the publisher',
    linked({ publisher: { name: 'Herald' }, sourceOrganization: { name: 'EFE' } }),
    ['EFE'],
  ],
  [
    'a provider that publishes it',
    linked({ provider: 'EFE', publisher: { name: 'EFE' } }),
    ['EFE'],
  ],
  ['words of credit', linked({ creditText: '© 2024 Reuters. All rights reserved.' }), ['Reuters']],
  [
    'a byline beside its text',
    '</head><body><p class="byline">By Ann Lee, Reuters</p>',
    ['Reuters'],
  ],
  [
    'a long text about its author',
    `</head><body><p class="author">${'By Ann Lee, Reuters. '.repeat(9)}</p>`,
    [],
  ],
  ['values of other kinds', linked({ isBasedOn: [null, 7, [{ url: 7 }]], provider: true }), []],
];

test.each(PAGES)('%s of a page credits the agency', async (_, head, credits) => {
  const { stdout } = await command(['scan', makeFolder({ 'a.html': page(head) }), '--json']);
  expect(recordsOf(stdout, 'article')).toMatchObject([{ credits }]);
});

test('a page whose canonical page is on another site is of its own site', async () => {
  const news = makeFolder({ 'a.html': page(OWN + canonical('https://www.reuters.com/a/1')) });
  const { stdout } = await command(['scan', news, '--json']);
  expect(recordsOf(stdout, 'article')).toMatchObject([
    { source: 'herald.example', url: 'https://www.reuters.com/a/1' },
  ]);
});

const BODY = TEXT.join(' ');
const g2 = (meta: string, itemMeta: string) =>
  `<newsItem guid="1"><itemMeta>${itemMeta}</itemMeta><contentMeta>${meta}</contentMeta><contentSet><inlineXML><p>${BODY}</p></inlineXML></contentSet></newsItem>`;
const newsml1 = (component: string, lines: string) =>
  `<NewsML><NewsItem><NewsComponent>${component}<NewsLines>${lines}</NewsLines><ContentItem><DataContent>${BODY}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`;
const nitf = (docdata: string, head: string) =>
  `<nitf><head><docdata>${docdata}</docdata></head><body><body.head>${head}</body.head><body.content><p>${BODY}</p></body.content></body></nitf>`;
const rss = (item: string) =>
  `<rss><channel><item><guid>1</guid><description>${BODY}</description>${item}</item></channel></rss>`;

/** Elements of agencies' formats that name the provider, and the agency. */
const ELEMENTS: readonly (readonly [element: string, xml: string, credits: readonly string[]])[] = [
  ['provider of NewsML-G2', g2('', '<provider literal="Reuters"/>'), ['Reuters']],
  ['infoSource of NewsML-G2', g2('<infoSource qcode="is:AFP"/>', ''), ['AFP']],
  ['creditline of NewsML-G2', g2('<creditline>dpa</creditline>', ''), ['dpa']],
  [
    'Provider of NewsML 1',
    newsml1(
      '<AdministrativeMetadata><Provider><Party FormalName="AP"/></Provider></AdministrativeMetadata>',
      '',
    ),
    ['AP'],
  ],
  ['CopyrightLine of NewsML 1', newsml1('', '<CopyrightLine>© AFP</CopyrightLine>'), ['AFP']],
  ['distributor of NITF', nitf('', '<distributor>ANSA</distributor>'), ['ANSA']],
  ['doc.copyright of NITF', nitf('<doc.copyright holder="EFE" year="2024"/>', ''), ['EFE']],
  ['source of RSS', rss('<source url="https://www.reuters.com/rss">World</source>'), ['Reuters']],
  [
    'a source that is a newspaper',
    rss('<source url="https://herald.example/">Herald</source>'),
    [],
  ],
];

test.each(ELEMENTS)('%s credits the agency that it names', async (_, xml, credits) => {
  const { stdout } = await command(['scan', makeFolder({ 'a.xml': xml }), '--json']);
  expect(recordsOf(stdout, 'article')).toMatchObject([{ credits }]);
});

const FIELDS = ['agency', 'credit_line', 'newsAgency', 'wire-service', 'syndication_source'];

test.each(FIELDS)('the field %s of records credits the agency that it names', async (field) => {
  const records = ['Reuters', 'Herald', ''].map((name, id) =>
    JSON.stringify({ id, text: `${BODY} ${id}.`, publisher: 'Courier', [field]: name }),
  );
  const { stdout } = await command([
    'scan',
    makeFolder({ 'a.jsonl': records.join('\n') }),
    '--json',
  ]);
  const credits = recordsOf(stdout, 'article').map((record) => record.credits);
  expect(credits).toEqual([['Reuters'], [], []]);
});

test('a record whose source or address is an agency credits it, in scan and in dedup alike', async () => {
  const records = [
    { id: 1, text: `${BODY} 1.`, source: 'Reuters' },
    { id: 2, text: `${BODY} 2.`, url: 'https://apnews.com/article/2' },
    { id: 3, text: `${BODY} 3.`, source: 'Herald' },
  ];
  const news = makeFolder({ 'a.jsonl': records.map((one) => JSON.stringify(one)).join('\n') });
  const scanned = recordsOf((await command(['scan', news, '--json'])).stdout, 'article');
  const lines = (await command(['dedup', news])).stdout.trimEnd().split('\n');
  const judged = lines.map((line) => JSON.parse(line).wirecopy);
  expect(scanned.map(({ credits }) => credits)).toEqual([['Reuters'], ['AP'], []]);
  expect(judged.map(({ credits }) => credits)).toEqual([['Reuters'], ['AP'], []]);
});
