/** Documents of XML: feeds, the formats of agencies, and records of crawlers. */
import { lazily } from '../lazily.js';
import type { Head, Reader, Refusal } from '../reader.js';
import { formatOfRoot, xmlRootOf } from './root.js';

const NAME = 'xml';

/** Roots of XML that never holds articles. */
const NO_ARTICLES = new Set(
  (
    'urlset sitemapindex svg plist opml kml gpx stylesheet schema project manifest wsdl ' +
    'definitions configuration assembly'
  ).split(' '),
);

/** The reader of documents of XML. */
export const XML: Reader = {
  name: NAME,
  extensions: ['.xml', '.rss', '.atom', '.rdf', '.nitf'],
  accepts: acceptsXml,
  readStream: lazily(async () => (await import('./read-xml.js')).readXmlStream),
  ranges: null,
  seeking: null,
};

function acceptsXml({ bytes }: Head): boolean | Refusal {
  const root = xmlRootOf(bytes);
  if (!root || root.name.toLowerCase() === 'html') return false;
  if (formatOfRoot(root.name)) return true;
  if (NO_ARTICLES.has(root.name.toLowerCase())) {
    return { what: `XML with the root <${root.name}>`, advice: 'it holds no articles' };
  }
  return root.isDeclared;
}
