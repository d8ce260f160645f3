/** NewsML 1: news items of agencies, whose components may be articles of their own. */
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

/** The format of NewsML 1. */
export const NEWSML_1: XmlFormat = {
  shape: { isRecord: (name) => name === 'NewsItem', endsItself: false },
  articles: fromEach(articlesIn),
};

/** A component with a text of its own, and the lines that apply to it. */
interface Part {
  lines: XmlElement | undefined;
  text: string;
  title: string;
}

function articlesIn(record: XmlRecord): (FoundArticle | FoundFault)[] {
  const item = record.element;
  const parts = childrenNamed(item, 'NewsComponent').flatMap((one) => partsOf(one, undefined));
  if (parts.length === 0) {
    const message = 'a NewsItem has no text in a DataContent';
    return [{ type: 'fault', record, reason: 'no-text', message }];
  }
  const identifier = elementAt(item, 'Identification', 'NewsIdentifier');
  const management = elementAt(item, 'NewsManagement');
  const [component] = childrenNamed(item, 'NewsComponent');
  const id = firstOf(
    lineIn(elementAt(identifier, 'PublicIdentifier')),
    lineIn(elementAt(identifier, 'NewsItemId')),
  );
  const provider = providerOf(elementAt(component, 'AdministrativeMetadata', 'Provider'));
  const shared = {
    ...NO_STRINGS,
    date: firstOf(
      lineIn(elementAt(management, 'ThisRevisionCreated')),
      lineIn(elementAt(management, 'FirstCreated')),
      lineIn(elementAt(identifier, 'DateId')),
    ),
    source: firstOf(provider, lineIn(elementAt(identifier, 'ProviderId'))),
  };
  return parts.map(({ lines, text, title }, at) => {
    const before = ['ByLine', 'DateLine'].map((name) => lineIn(elementAt(lines, name)));
    const strings = {
      ...shared,
      id: id === '' || at === 0 ? id : `${id}#${at + 1}`,
      title: lineIn(elementAt(lines, 'HeadLine')) || title,
      text: around(before, text, lineIn(elementAt(lines, 'CreditLine'))),
      byline: bylineWith(lineIn(elementAt(lines, 'ByLine')), [
        lineIn(elementAt(lines, 'CreditLine')),
        lineIn(elementAt(lines, 'CopyrightLine')),
        provider,
      ]),
    };
    return { type: 'found', record, strings };
  });
}

/** The texts of a component and of the components in it, each with the nearest lines. */
function partsOf(component: XmlElement, outer: XmlElement | undefined): Part[] {
  const lines = elementAt(component, 'NewsLines') ?? outer;
  const own = childrenNamed(component, 'ContentItem').flatMap((content) => {
    const data = elementAt(content, 'DataContent');
    const found = data && !isEncoded(content) ? dataText(data) : { text: '', title: '' };
    return found.text === '' ? [] : [{ lines, ...found }];
  });
  const inner = childrenNamed(component, 'NewsComponent').flatMap((one) => partsOf(one, lines));
  return [...own, ...inner];
}

/** Whether the content is data in letters, such as a picture in base64. */
function isEncoded(content: XmlElement): boolean {
  return elementAt(content, 'Encoding') !== undefined;
}

function dataText(data: XmlElement): { text: string; title: string } {
  const nitf = elementAt(data, 'nitf');
  if (nitf) return nitfStrings(nitf);
  if (elementsIn(data).length > 0) return { text: blockText(data), title: '' };
  return { text: htmlText(innerText(data)), title: '' };
}

/** The name of a provider, which is a property of a party. */
function providerOf(provider: XmlElement | undefined): string {
  if (!provider) return '';
  const parties = descendantsNamed(provider, 'Party');
  return firstOf(parties[0]?.attributes.FormalName, lineIn(provider));
}
