/** Elements as records with fields. */
import { blockText } from './block-text.js';
import { elementsIn, innerText, type XmlElement } from './element.js';

/** A field of a record: a text, a list, or fields. */
type FieldValue = string | FieldValue[] | { [name: string]: FieldValue };

/** Elements of HTML that show that the content of a field is markup. */
const MARKUP = new Set(
  'p br div span b i em strong a h1 h2 h3 h4 ul ol blockquote figure table img section'.split(' '),
);
/** The name of the elements of a list, as Scrapy writes it. */
const LIST_ITEM = 'value';

/**
 * The fields of an element: its elements and attributes by their names, and its own text as the
 * field `text`, unless it has such an element.
 */
export function fieldsOf(element: XmlElement): { [name: string]: FieldValue } {
  const fields = new Map<string, FieldValue>();
  const lists = new Set<string>();
  for (const child of elementsIn(element)) {
    const known = fields.get(child.name);
    const value = fieldValue(child);
    if (known === undefined) fields.set(child.name, value);
    else if (lists.has(child.name)) (known as FieldValue[]).push(value);
    else {
      fields.set(child.name, [known, value]);
      lists.add(child.name);
    }
  }
  for (const [name, value] of Object.entries(element.attributes)) {
    if (!fields.has(name)) fields.set(name, value);
  }
  const own = element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
  if (own !== '' && !fields.has('text')) fields.set('text', own);
  return Object.fromEntries(fields);
}

function fieldValue(element: XmlElement): FieldValue {
  const inner = elementsIn(element);
  if (inner.length === 0) return innerText(element).trim();
  if (inner.every(({ name }) => name === LIST_ITEM)) return inner.map(fieldValue);
  if (inner.some(({ name }) => MARKUP.has(name.toLowerCase()))) return blockText(element);
  return fieldsOf(element);
}
