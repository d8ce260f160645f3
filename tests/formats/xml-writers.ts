/** Articles in formats of XML. */
import type { FormatArticle } from './corpus.js';
import { escaped, paragraphsIn } from './files.js';

const declaration = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>\n`;

/** A feed with whole articles as HTML. */
export function rss(articles: readonly FormatArticle[], encoding = 'utf-8'): string {
  const items = articles.map(
    ({
      key,
      title,
      text,
    }) => `<item><guid isPermaLink="false">${key}</guid><title>${escaped(title)}</title>
<description>${escaped(text.slice(0, 80))}</description>
<content:encoded><![CDATA[${paragraphsIn(text)}]]></content:encoded></item>`,
  );
  return `${declaration(encoding)}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
${items.join('\n')}
</channel></rss>\n`;
}

/** A feed whose content is escaped HTML. */
export function atom(articles: readonly FormatArticle[], encoding = 'utf-8'): string {
  const entries = articles.map(
    ({
      key,
      title,
      text,
    }) => `<entry><id>tag:example.org,2024:${key}</id><title>${escaped(title)}</title>
<summary>${escaped(text.slice(0, 80))}</summary>
<content type="html">${escaped(paragraphsIn(text))}</content></entry>`,
  );
  return `${declaration(encoding)}<feed xmlns="http://www.w3.org/2005/Atom">\n${entries.join('\n')}\n</feed>\n`;
}

/** The document of one article. */
export function nitf(article: FormatArticle, encoding = 'utf-8'): string {
  return `${declaration(encoding)}${nitfElement(article)}\n`;
}

function nitfElement({ key, title, text }: FormatArticle): string {
  return `<nitf><head><docdata><doc-id id-string="${key}"/></docdata></head>
<body><body.head><hedline><hl1>${escaped(title)}</hl1></hedline></body.head>
<body.content><block>${paragraphsIn(text)}</block></body.content></body></nitf>`;
}

/** A message whose items hold NITF, HTML and plain text in turn. */
export function newsml(articles: readonly FormatArticle[], encoding = 'utf-8'): string {
  const items = articles.map((article, at) => {
    const { key, title, text } = article;
    const contents = [
      `<inlineXML contenttype="application/nitf+xml">${nitfElement(article)}</inlineXML>`,
      `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${escaped(title)}</title></head><body>${paragraphsIn(text)}</body></html></inlineXML>`,
      `<inlineData contenttype="text/plain">${escaped(text)}</inlineData>`,
    ];
    return `<newsItem guid="urn:newsml:example.org:${key}" version="1" standard="NewsML-G2">
<itemMeta><itemClass qcode="ninat:text"/></itemMeta>
<contentMeta><headline>${escaped(title)}</headline></contentMeta>
<contentSet>${contents[at % contents.length]}</contentSet></newsItem>`;
  });
  return `${declaration(encoding)}<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
${items.join('\n')}
</itemSet></newsMessage>\n`;
}

/** Items as the exporter of Scrapy writes them. */
export function scrapyItems(articles: readonly FormatArticle[], encoding = 'utf-8'): string {
  const items = articles.map(
    ({ key, title, text }) =>
      `<item><id>${key}</id><title>${escaped(title)}</title><body>${escaped(text)}</body></item>`,
  );
  return `${declaration(encoding)}<items>\n${items.join('\n')}\n</items>`;
}
