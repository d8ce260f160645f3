/** Records of crawlers in XML, such as Scrapy writes, or one article a document. */
import type { FieldNames } from '../../article/fields.js';
import { articleStrings } from '../fields/article-strings.js';
import { guessFields, type RecordFields } from '../fields/guess-fields.js';
import { elementsIn, type XmlElement } from './element.js';
import { fieldsOf } from './fields-of.js';
import type { FoundArticle, FoundFault, XmlFormat } from './format.js';
import type { XmlEnd, XmlRecord } from './xml-records.js';

/** Which elements of a document are its records. */
type Layout = 'children' | 'grandchildren' | 'root' | 'texts';

/** Layouts in the order in which they are tried, for a whole document and for a longer one. */
const WHOLE_LAYOUTS: readonly Layout[] = ['root', 'children', 'grandchildren', 'texts'];
const LAYOUTS: readonly Layout[] = ['children', 'grandchildren', 'texts'];

/** The format of documents whose records are found by their fields. */
export const ITEMS: XmlFormat = {
  shape: { isRecord: (_, ancestors) => ancestors.length === 1, endsItself: false },
  articles: articlesOf,
};

/** The most elements, and the most bytes, that are held to find the level of the records. */
const MOST_HELD = 100;
const MOST_HELD_BYTES = 64 << 20;

function* articlesOf(
  records: Generator<XmlRecord, XmlEnd>,
  asked: FieldNames,
): Generator<FoundArticle | FoundFault, XmlEnd> {
  const sample: XmlRecord[] = [];
  let next = records.next();
  for (let bytes = 0; !next.done; next = records.next()) {
    sample.push(next.value);
    bytes += next.value.end - next.value.start;
    if (sample.length === MOST_HELD || bytes > MOST_HELD_BYTES) break;
  }
  const { layout, fields } = layoutOf(sample, asked, next.done ? WHOLE_LAYOUTS : LAYOUTS);
  if (layout === 'root') {
    yield articleOfRoot(sample, fields);
    sample.length = 0;
  }
  for (const record of sample) yield* articlesIn(record, layout, fields);
  if (next.done) return next.value;
  for (;;) {
    const { done, value } = records.next();
    if (done) return value;
    yield* articlesIn(value, layout, fields);
  }
}

/** Finds the level at which there are texts, from the first elements below the root. */
function layoutOf(
  sample: readonly XmlRecord[],
  asked: FieldNames,
  layouts: readonly Layout[],
): { layout: Layout; fields: RecordFields } {
  const whole = sample.filter(({ fault }) => fault === '').map(({ element }) => element);
  const elementsOf: Record<Layout, () => XmlElement[]> = {
    root: () => (areFields(whole) ? [rootOfChildren(whole)] : []),
    children: () => whole.filter(hasFields),
    grandchildren: () => whole.flatMap(elementsIn).filter(hasFields),
    // Elements without fields, all of one name, hold only texts.
    texts: () => (new Set(whole.map(({ name }) => name)).size === 1 ? whole : []),
  };
  const found = layouts.flatMap((layout) => {
    const records = elementsOf[layout]().map(fieldsOf);
    const fields = guessFields(records, asked);
    const texts = records.map((record) => articleStrings(record, fields.names, () => undefined));
    return texts.some((strings) => 'text' in strings) ? [{ layout, fields }] : [];
  });
  // A text inside another element belongs to that element, which is the record then.
  const isOwn = ({ fields }: { fields: RecordFields }) => {
    return !fields.names.text.includes('.') || fields.names.text === asked.text;
  };
  const chosen = found.find(isOwn) ?? found.find(({ layout }) => layout !== 'root');
  const children = elementsOf.children().map(fieldsOf);
  return chosen ?? { layout: 'children', fields: guessFields(children, asked) };
}

/** Whether an element has more than a text. */
function hasFields(element: XmlElement): boolean {
  return elementsIn(element).length > 0 || Object.keys(element.attributes).length > 0;
}

/** Whether elements may be the fields of one article: there are some, and no name comes again. */
function areFields(elements: readonly XmlElement[]): boolean {
  if (elements.length < 2) return false;
  return new Set(elements.map(({ name }) => name)).size === elements.length;
}

function rootOfChildren(children: XmlElement[]): XmlElement {
  return { name: '', attributes: {}, children };
}

function articleOfRoot(
  children: readonly XmlRecord[],
  fields: RecordFields,
): FoundArticle | FoundFault {
  const element = rootOfChildren(children.map((child) => child.element));
  const record: XmlRecord = {
    ...children[0]!,
    element,
    end: children.at(-1)!.end,
    fault: children.find(({ fault }) => fault !== '')?.fault ?? '',
  };
  const found = articleOf(record, element, fields);
  return found.type === 'found' ? { ...found, isWhole: true } : found;
}

function articlesIn(
  record: XmlRecord,
  layout: Layout,
  fields: RecordFields,
): (FoundArticle | FoundFault)[] {
  const { element } = record;
  if (layout === 'children' && record.fault === '' && !hasFields(element)) {
    const message = `<${element.name}> is a text outside the records`;
    return [{ type: 'fault', record, reason: 'no-article', message }];
  }
  if (layout !== 'grandchildren' || record.fault !== '') {
    return [articleOf(record, element, fields)];
  }
  return elementsIn(element).map((inner) => articleOf(record, inner, fields));
}

function articleOf(
  record: XmlRecord,
  element: XmlElement,
  fields: RecordFields,
): FoundArticle | FoundFault {
  if (record.fault !== '') {
    return { type: 'fault', record, reason: 'broken-data', message: record.fault };
  }
  const found = articleStrings(fieldsOf(element), fields.names, () => undefined);
  if ('text' in found) return { type: 'found', record, strings: found, fields };
  return { type: 'fault', record, reason: 'no-text', message: found.message };
}
