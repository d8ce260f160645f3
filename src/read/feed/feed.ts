/** The items of RSS (0.9 to 2.0, also RDF) and Atom as articles. */
import { bylineWith } from '../../article/byline.js';
import { NO_STRINGS } from '../../article/fields.js';
import { blockText, htmlLine, htmlText } from '../xml/block-text.js';
import {
  childrenNamed,
  elementAt,
  elementsIn,
  firstLine,
  firstOf,
  innerText,
  lineIn,
  type XmlElement,
} from '../xml/element.js';
import { type FoundArticle, type FoundFault, fromEach, type XmlFormat } from '../xml/format.js';
import type { XmlRecord } from '../xml/xml-records.js';

/** Elements with the whole article, and those with a summary, in the order of preference. */
const CONTENT = ['content:encoded', 'atom:content', 'content', 'body', 'yandex:full-text'];
const SUMMARIES = ['description', 'summary', 'atom:summary', 'dc:description', 'media:description'];

/** The date of publication; the date of the last change only if there is no other. */
const DATES = [
  ...['pubDate', 'published', 'atom:published', 'dc:date', 'dcterms:issued', 'issued'],
  ...['dcterms:created', 'updated', 'atom:updated', 'modified', 'dcterms:modified'],
];

const AUTHORS = ['dc:creator', 'author', 'atom:author'];

/** The format of RSS and Atom. */
export const FEED: XmlFormat = {
  shape: {
    isRecord: (name) => name === 'item' || name === 'entry' || name === 'atom:entry',
    endsItself: true,
  },
  articles: fromEach(articlesIn),
};

function articlesIn(record: XmlRecord): (FoundArticle | FoundFault)[] {
  const { element, around } = record;
  const content = firstText(element, CONTENT);
  const text = content || firstText(element, SUMMARIES);
  if (text === '') {
    const message = 'has neither content nor a summary';
    return [{ type: 'fault', record, reason: 'no-text', message }];
  }
  const guid = elementAt(element, 'guid');
  const url = linkOf(element) || addressIn(guid);
  const strings = {
    ...NO_STRINGS,
    text,
    title: titleOf(element),
    url,
    id: firstOf(
      lineIn(guid),
      lineIn(elementAt(element, 'id')),
      element.attributes['rdf:about'],
      url,
    ),
    date: firstLine(element, DATES),
    byline: bylineWith(authorsOf(element), providersOf(element)),
    source: htmlLine(
      firstOf(
        sourceOf(element),
        lineIn(elementAt(element, 'dc:publisher')),
        around.get('channel/title')?.trim(),
        around.get('feed/title')?.trim(),
      ),
    ),
  };
  return [{ type: 'found', record, strings, isSummary: content === '' }];
}

/** The text of the first elements that have one. */
function firstText(element: XmlElement, names: readonly string[]): string {
  for (const name of names) {
    for (const child of childrenNamed(element, name)) {
      const text = textOf(child);
      if (text !== '') return text;
    }
  }
  return '';
}

/** The text of an element whose content is markup in XML, markup in a string, or plain text. */
function textOf(element: XmlElement): string {
  if (elementsIn(element).length > 0) return blockText(element);
  const text = innerText(element);
  return element.attributes.type === 'text' ? text.trim() : htmlText(text);
}

function titleOf(element: XmlElement): string {
  const title = elementAt(element, 'title') ?? elementAt(element, 'media:title');
  return title ? textOf(title).replace(/\s+/g, ' ') : '';
}

/** The address of the page. Atom has links of many kinds, RSS has it as a text. */
function linkOf(element: XmlElement): string {
  const links = ['link', 'atom:link'].flatMap((name) => childrenNamed(element, name));
  const hrefs = links.filter(({ attributes: { href, rel = 'alternate' } }) => {
    return href !== undefined && rel === 'alternate';
  });
  const page = hrefs.find(({ attributes: { type = 'text/html' } }) => /html/i.test(type));
  const texts = links.map(lineIn).filter((text) => text !== '');
  return firstOf(texts[0], (page ?? hrefs[0])?.attributes.href);
}

/** The guid, if it is an address; '' otherwise. */
function addressIn(guid: XmlElement | undefined): string {
  const text = lineIn(guid);
  return guid?.attributes.isPermaLink !== 'false' && /^https?:\/\//i.test(text) ? text : '';
}

/** The authors of an item: texts in RSS, persons in Atom. */
function authorsOf(element: XmlElement): string {
  const authors = AUTHORS.flatMap((name) => childrenNamed(element, name));
  return authors.map((author) => lineIn(elementAt(author, 'name') ?? author)).join(', ');
}

function sourceElement(element: XmlElement): XmlElement | undefined {
  return elementAt(element, 'source') ?? elementAt(element, 'atom:source');
}

/** The source of an item: a text in RSS, the head of a feed in Atom. */
function sourceOf(element: XmlElement): string {
  const source = sourceElement(element);
  if (!source) return '';
  return elementsIn(source).length > 0 ? lineIn(elementAt(source, 'title')) : lineIn(source);
}

/** The feed that an item was taken from, by its name and address, and the holder of its rights. */
function providersOf(element: XmlElement): string[] {
  return [
    sourceOf(element),
    sourceElement(element)?.attributes.url ?? '',
    ...['dc:rights', 'rights', 'atom:rights'].map((name) => lineIn(elementAt(element, name))),
  ];
}
