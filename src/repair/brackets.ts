/** Markup in brackets: short codes of blogs and forums, templates, links by reference, CDATA. */
import { addEdit, type Edits, noEdits } from './draft.js';

/** `[caption id="a" width=300]`, `[url=http://a.b]`, `[/caption]`. */
const SHORT_CODE =
  /\[(\/?)([a-zA-Z][\w-]{0,30})((?:=[^\s[\]]{1,500})?(?:\s{1,9}[\w-]{1,40}=(?:"[^"[\]]{0,500}"|'[^'[\]]{0,500}'|[^\s"'[\]]{1,300})){0,20})\s{0,9}\/?\]/g;
/** Short codes that occur within words. */
const INLINE = /^(?:b|i|u|s|em|strong|url|link|color|size|font|sub|sup)$/i;

/** `{{ article.title }}`, `{{cite web|url=a}}`. */
const TEMPLATE = /\{\{[^{}]{1,300}\}\}/g;

/** Whether the text is about this piece of markup: it is in quotes, or in a formula. */
function isQuoted(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  return /[\\_^$]/.test(before) || (/["'“‘«`]/.test(before) && /["'”’»`]/.test(text.charAt(end)));
}

/**
 * Takes out short codes which have attributes, or an opening and a closing form. The text that they
 * enclose stays. Cost: linear.
 */
export function dropShortCodes(text: string): Edits {
  const edits = noEdits();
  const codes = [...text.matchAll(SHORT_CODE)].filter(
    ({ 0: code, index }) => !isQuoted(text, index, index + code.length),
  );
  const closed = new Set(codes.filter(([, slash]) => slash === '/').map(([, , name]) => name));
  const opened = new Set(codes.filter(([, slash]) => slash === '').map(([, , name]) => name));
  for (const { 0: code, 1: slash, 2: name = '', 3: attributes, index } of codes) {
    const isMeant = slash === '/' ? opened.has(name) : attributes !== '' || closed.has(name);
    if (isMeant) addEdit(edits, index, index + code.length, INLINE.test(name) ? '' : '\n');
  }
  return edits;
}

/** Takes out templates. */
export function dropTemplates(text: string): Edits {
  const edits = noEdits();
  for (const { 0: template, index } of text.matchAll(TEMPLATE)) {
    const end = index + template.length;
    if (!isQuoted(text, index, end)) addEdit(edits, index, end, '');
  }
  return edits;
}

/** `[1]: http://a.b "title"` on a line of its own. */
const DEFINITION =
  /^[ \t]{0,3}\[([^[\]\n]{1,100})\]:[ \t]{1,9}<?(?:https?:\/\/|www\.|\/)\S{0,2000}(?:[ \t]{1,9}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|\([^()\n]{0,300}\)))?[ \t]{0,9}$/gm;
const REFERENCE = /(?<![\w\])])(!?)\[([^[\]\n]{0,400})\] ?\[([^[\]\n]{0,100})\]/g;

/** Replaces links by reference with their texts, and takes out the addresses to which they refer. */
export function unwrapReferences(text: string): Edits {
  const edits = noEdits();
  const definitions = [...text.matchAll(DEFINITION)];
  if (definitions.length === 0) return edits;
  const known = new Set(definitions.map(([, name = '']) => name.toLowerCase()));
  const found: [start: number, end: number][] = definitions.map(({ 0: line, index }) => [
    index,
    index + line.length,
  ]);
  for (const { 0: whole, 1: image = '', 2: label = '', 3: name = '', index } of text.matchAll(
    REFERENCE,
  )) {
    if (!known.has((name || label).toLowerCase())) continue;
    const open = index + image.length;
    const close = open + 1 + label.length;
    if (image !== '') found.push([index, index + whole.length]);
    else found.push([index, open + 1], [close, index + whole.length]);
  }
  let last = 0;
  for (const [start, end] of found.sort(([x], [y]) => x - y)) {
    // The title of an address may look like a link.
    if (start < last) continue;
    addEdit(edits, start, end, '');
    last = end;
  }
  return edits;
}

const CDATA = '<![CDATA[';
const CDATA_END = ']]>';

/** Takes out the marks around the character data of XML. */
export function unwrapCdata(text: string): Edits {
  const edits = noEdits();
  for (let at = text.indexOf(CDATA); at >= 0; at = text.indexOf(CDATA, at + 1)) {
    const end = text.indexOf(CDATA_END, at);
    addEdit(edits, at, at + CDATA.length, '');
    if (end < 0) break;
    addEdit(edits, end, end + CDATA_END.length, '');
    at = end;
  }
  return edits;
}
