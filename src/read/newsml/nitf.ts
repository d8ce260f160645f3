/** NITF: news of agencies, one article a document or a part of another format. */
import { bylineWith } from '../../article/byline.js';
import { type ArticleStrings, NO_STRINGS } from '../../article/fields.js';
import { blockText } from '../xml/block-text.js';
import { childrenNamed, elementAt, firstOf, lineIn, type XmlElement } from '../xml/element.js';
import { fromEach, type XmlFormat } from '../xml/format.js';

/** The format of NITF. */
export const NITF: XmlFormat = {
  shape: { isRecord: (_, ancestors) => ancestors.length === 0, endsItself: false },
  articles: fromEach((record) => {
    const strings = nitfStrings(record.element);
    if (strings.text !== '') return [{ type: 'found', record, strings, isWhole: true }];
    const message = 'has no text in body.content';
    return [{ type: 'fault', record, reason: 'no-text', message }];
  }),
};

/** The article of an element `nitf`. */
export function nitfStrings(nitf: XmlElement): ArticleStrings {
  const docdata = elementAt(nitf, 'head', 'docdata');
  const bodyHead = elementAt(nitf, 'body', 'body.head');
  const headline = lineIn(elementAt(bodyHead, 'hedline', 'hl1') ?? elementAt(bodyHead, 'hedline'));
  const pubdata = elementAt(nitf, 'head', 'pubdata')?.attributes ?? {};
  const norm = (name: string) => elementAt(docdata, name)?.attributes.norm;
  return {
    ...NO_STRINGS,
    text: nitfText(nitf),
    byline: bylineWith(lineIn(elementAt(bodyHead, 'byline')), [
      lineIn(elementAt(bodyHead, 'distributor')),
      elementAt(docdata, 'doc.copyright')?.attributes.holder ?? '',
      elementAt(docdata, 'doc-id')?.attributes.regsrc ?? '',
    ]),
    title: headline || lineIn(elementAt(nitf, 'head', 'title')),
    id: elementAt(docdata, 'doc-id')?.attributes['id-string'] ?? '',
    url: firstOf(pubdata['ex-ref'], metaNamed(nitf, 'url')),
    date: firstOf(
      norm('date.issue'),
      norm('date.release'),
      pubdata['date.publication'],
      elementAt(bodyHead, 'dateline', 'story.date')?.attributes.norm,
    ),
    source: firstOf(
      pubdata.name,
      lineIn(elementAt(bodyHead, 'distributor')),
      elementAt(docdata, 'doc.copyright')?.attributes.holder,
      metaNamed(nitf, 'publisher'),
      elementAt(docdata, 'doc-id')?.attributes.regsrc,
    ),
  };
}

/** The text with the byline and the dateline before it, and the tagline after it. */
function nitfText(nitf: XmlElement): string {
  const head = elementAt(nitf, 'body', 'body.head');
  const content = elementAt(nitf, 'body', 'body.content');
  const text = content ? blockText(content) : '';
  if (text === '') return '';
  const before = ['byline', 'dateline'].map((name) => lineIn(elementAt(head, name)));
  const after = lineIn(elementAt(nitf, 'body', 'body.end', 'tagline'));
  return around(before, text, after);
}

/** A text with lines before and after it, unless it begins or ends with them. */
export function around(before: readonly string[], text: string, after: string): string {
  const [first = '', last = ''] = [text.slice(0, 500), text.slice(-500)];
  const lines = before.filter((line) => line !== '' && !first.includes(line));
  return [...lines, text, ...(after !== '' && !last.includes(after) ? [after] : [])].join('\n\n');
}

function metaNamed(nitf: XmlElement, wanted: string): string | undefined {
  const metas = childrenNamed(elementAt(nitf, 'head'), 'meta');
  return metas.find(({ attributes: { name } }) => name?.toLowerCase() === wanted)?.attributes
    .content;
}
