/** NewsML-G2: news items of agencies, alone or several in a message. */
import { bylineWith } from '../../article/byline.js';
import { NO_STRINGS } from '../../article/fields.js';
import { blockText, htmlText } from '../xml/block-text.js';
import {
  childrenNamed,
  descendantsNamed,
  elementAt,
  elementsIn,
  firstOf,
  innerText,
  lineIn,
  type XmlElement,
} from '../xml/element.js';
import { type FoundArticle, type FoundFault, fromEach, type XmlFormat } from '../xml/format.js';
import type { XmlRecord } from '../xml/xml-records.js';
import { around, nitfStrings } from './nitf.js';

/** Items of a message; those without content of their own are counted. */
const ITEMS = new Set(['newsItem', 'packageItem', 'conceptItem', 'knowledgeItem', 'planningItem']);

/** The format of NewsML-G2. */
export const NEWSML_G2: XmlFormat = {
  shape: { isRecord: (name) => ITEMS.has(name), endsItself: false },
  articles: fromEach((record) => [articleIn(record)]),
};

function articleIn(record: XmlRecord): FoundArticle | FoundFault {
  const item = record.element;
  if (item.name !== 'newsItem') {
    const message = `a ${item.name} refers to articles and holds none`;
    return { type: 'fault', record, reason: 'no-article', message };
  }
  const { text, title: inner } = contentOf(elementAt(item, 'contentSet'));
  const meta = elementAt(item, 'contentMeta');
  const itemMeta = elementAt(item, 'itemMeta');
  if (text === '') {
    const kind = elementAt(itemMeta, 'itemClass')?.attributes.qcode ?? 'unknown';
    const message = `a newsItem of the class ${kind} has no text`;
    return { type: 'fault', record, reason: 'no-text', message };
  }
  const lines = ['by', 'dateline'].map((name) => lineIn(elementAt(meta, name)));
  const strings = {
    ...NO_STRINGS,
    text: around(lines, text, ''),
    byline: bylineWith(
      ['by', 'creditline'].map((name) => lineIn(elementAt(meta, name))).join(', '),
      [
        nameOf(elementAt(meta, 'creator')),
        nameOf(elementAt(meta, 'infoSource')),
        nameOf(elementAt(itemMeta, 'provider')),
        nameOf(elementAt(item, 'rightsInfo', 'copyrightHolder')),
      ],
    ),
    title: firstOf(headlineOf(meta), lineIn(elementAt(itemMeta, 'title')), inner),
    id: item.attributes.guid ?? '',
    url: webLinkOf(itemMeta),
    date: firstOf(
      lineIn(elementAt(itemMeta, 'versionCreated')),
      lineIn(elementAt(meta, 'contentModified')),
      lineIn(elementAt(meta, 'contentCreated')),
      lineIn(elementAt(itemMeta, 'firstCreated')),
    ),
    source: firstOf(
      nameOf(elementAt(itemMeta, 'provider')),
      nameOf(elementAt(meta, 'infoSource')),
      lineIn(elementAt(meta, 'creditline')),
      nameOf(elementAt(item, 'rightsInfo', 'copyrightHolder')),
    ),
  };
  return { type: 'found', record, strings };
}

/** The first content that is text, and the headline in it. */
function contentOf(set: XmlElement | undefined): { text: string; title: string } {
  for (const content of set ? elementsIn(set) : []) {
    const found = content.name === 'inlineData' ? inlineData(content) : inlineXml(content);
    if (found.text !== '') return found;
  }
  return { text: '', title: '' };
}

function inlineXml(content: XmlElement): { text: string; title: string } {
  if (content.name !== 'inlineXML') return { text: '', title: '' };
  const nitf = elementAt(content, 'nitf');
  if (nitf) return nitfStrings(nitf);
  const head = elementAt(content, 'html', 'head', 'title');
  return { text: blockText(content), title: lineIn(head) };
}

/** Text as it is, or as escaped HTML. Other data, such as pictures, are not text. */
function inlineData(content: XmlElement): { text: string; title: string } {
  const { contenttype = 'text/plain', encoding } = content.attributes;
  if (encoding !== undefined || !/^text\/|html|xml/i.test(contenttype)) {
    return { text: '', title: '' };
  }
  return { text: htmlText(innerText(content)), title: '' };
}

/** The headline in the main role, else the first. */
function headlineOf(meta: XmlElement | undefined): string {
  const headlines = childrenNamed(meta, 'headline');
  const main = headlines.find(({ attributes: { role = '' } }) => /main|^$/i.test(role));
  return lineIn(main ?? headlines[0]);
}

/** The name of a party. Codes of schemes without a name are not names. */
function nameOf(party: XmlElement | undefined): string {
  if (!party) return '';
  const { literal, qcode = '' } = party.attributes;
  const [name] = descendantsNamed(party, 'name');
  return firstOf(lineIn(name), literal, qcode.slice(qcode.indexOf(':') + 1));
}

/** The address of the page of an item. */
function webLinkOf(itemMeta: XmlElement | undefined): string {
  const links = childrenNamed(itemMeta, 'link');
  const page = links.find(({ attributes: { contenttype = '', href = '' } }) => {
    return /html/i.test(contenttype) && /^https?:/i.test(href);
  });
  return page?.attributes.href ?? '';
}
