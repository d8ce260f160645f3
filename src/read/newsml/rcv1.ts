/** The archive of Reuters known as RCV1: `<newsitem>` with a headline, a text of paragraphs and codes. */
import { bylineWith } from '../../article/byline.js';
import { NO_STRINGS } from '../../article/fields.js';
import { blockText } from '../xml/block-text.js';
import { childrenNamed, elementAt, firstLine, type XmlElement } from '../xml/element.js';
import { fromEach, type XmlFormat } from '../xml/format.js';
import { around } from './nitf.js';

/** The format of RCV1. */
export const RCV1: XmlFormat = {
  shape: { isRecord: (name) => name === 'newsitem', endsItself: true },
  articles: fromEach((record) => {
    const { element } = record;
    const content = elementAt(element, 'text');
    const text = content ? blockText(content) : '';
    if (text === '') {
      return [{ type: 'fault', record, reason: 'no-text', message: 'has no text' }];
    }
    const line = (name: string) => firstLine(element, [name]);
    const strings = {
      ...NO_STRINGS,
      text: around([line('byline'), line('dateline')], text, ''),
      byline: bylineWith(line('byline'), [codeOf(element, 'dc.publisher')]),
      title: firstLine(element, ['headline', 'title']),
      id: element.attributes.itemid ?? '',
      date: codeOf(element, 'dc.date.published') || (element.attributes.date ?? ''),
      source: codeOf(element, 'dc.source') || codeOf(element, 'dc.publisher'),
    };
    return [{ type: 'found', record, strings, isWhole: true }];
  }),
};

/** The value of an element `dc` of the metadata; '' if there is none. */
function codeOf(item: XmlElement, name: string): string {
  const codes = childrenNamed(elementAt(item, 'metadata'), 'dc');
  return codes.find(({ attributes: { element } }) => element === name)?.attributes.value ?? '';
}
