import { addEdit, type Edits, noEdits } from './draft.js';

/**
 * A tag of HTML: each attribute has a name, and a value without angle brackets. In strings of JSON, its
 * quotes and its slash have backslashes.
 */
const TAG =
  /<\\{0,4}(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z_:@][\w:.@-]*(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|\\{1,4}"[^"<>\\]*\\{1,4}"|[^\s"'<>=`\\]+))?)*)\s*\\{0,4}\/?>/y;
const COMMENT = '<!--';
const COMMENT_END = '-->';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Elements that begin and end a block of lines. */
const BLOCKS = names(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 head header hgroup html legend li main menu nav ol option p ' +
    'pre section summary table tbody tfoot thead title tr ul',
);
const LINES = names('br hr wbr td th');
const INLINES = names(
  'a abbr acronym amp audio b bdi bdo big button canvas cite code data del dfn em embed font i iframe ' +
    'img input ins kbd label link map mark meta meter noscript object output param picture q s samp ' +
    'select small source span strike strong sub sup svg template time tt u var video',
);
/** Elements whose content is never shown. */
const HIDDEN = names('script style');

/** A text about markup, or of code, keeps its tags unless they are many. */
const ABOUT_MARKUP = /\b(?:HTML\d?|XHTML|XML|JSX|markup|tags?)\b|[{;]\s*\n\s*\S.*[{};]\s*(?:\n|$)/;
const MANY = 8;

interface Tag {
  start: number;
  end: number;
  name: string;
  isClosing: boolean;
  /**
   * Whether the tag proves markup: it closes an open element, has attributes, or is a line break or a
   * block. A lone `<b>` proves nothing, nor does the `</s>` at the end of a language model's text.
   */
  isProof: boolean;
}

/**
 * Takes out tags, comments, scripts and styles of HTML, unless the text is about them. Blocks become
 * empty lines, `<br>` becomes a line end, and other tags become nothing. Cost: linear.
 */
export function dropTags(text: string): Edits {
  const tags = findTags(text);
  const spoken = tags.filter((tag) => isSpokenOf(text, tag)).length;
  const proofs = tags.filter((tag) => tag.isProof).length - spoken;
  const least = ABOUT_MARKUP.test(outside(text, tags)) ? MANY : 1;
  const edits = noEdits();
  if (proofs < least || proofs < 4 * spoken) return edits;
  for (const { start, end, name } of tags) {
    const line = LINES.has(name) ? '\n' : '';
    addEdit(edits, start, end, BLOCKS.has(name) ? '\n\n' : line);
  }
  return edits;
}

function findTags(text: string): Tag[] {
  const tags: Tag[] = [];
  // Elements and comments without an end: each is searched for only once.
  const endless = new Set<string>();
  const opened = new Set<string>();
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const tag = text.startsWith(COMMENT, at)
      ? commentAt(text, at, endless)
      : tagAt(text, at, endless);
    if (tag) {
      if (!tag.isClosing) opened.add(tag.name);
      else tag.isProof ||= opened.has(tag.name);
      tags.push(tag);
    }
    at = tag?.end ?? at + 1;
  }
  return tags;
}

function commentAt(text: string, start: number, endless: Set<string>): Tag | undefined {
  if (endless.has(COMMENT)) return undefined;
  const end = text.indexOf(COMMENT_END, start + COMMENT.length);
  if (end >= 0)
    return { start, end: end + COMMENT_END.length, name: '', isClosing: false, isProof: true };
  endless.add(COMMENT);
  return undefined;
}

function tagAt(text: string, start: number, endless: Set<string>): Tag | undefined {
  TAG.lastIndex = start;
  const match = TAG.exec(text);
  if (!match) return undefined;
  const name = (match[2] ?? '').toLowerCase();
  const isClosing = match[1] === '/';
  let end = start + match[0].length;
  const isBlock = BLOCKS.has(name) || LINES.has(name);
  if (!isBlock && !INLINES.has(name) && !HIDDEN.has(name)) return undefined;
  if (HIDDEN.has(name) && !isClosing && !endless.has(name)) {
    const closing = new RegExp(`</${name}\\s*>`, 'gi');
    closing.lastIndex = end;
    if (closing.test(text)) end = closing.lastIndex;
    else endless.add(name);
  }
  const isProof = isBlock || /=/.test(match[3] ?? '');
  return { start, end, name, isClosing, isProof };
}

/** Whether a tag is a word of a sentence: in quotes, or between words and spaces. */
function isSpokenOf(text: string, { start, end }: Tag): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  if (/[`"'“‘«(]$/.test(before) && /^[`"'”’»)]/.test(after)) return true;
  return /[\p{L}\p{N},]\s$/u.test(before) && /^(?:\s[\p{Ll}(]|[,.;:)]|$)/u.test(after);
}

function outside(text: string, tags: readonly Tag[]): string {
  const parts: string[] = [];
  let read = 0;
  for (const { start, end } of tags) {
    parts.push(text.slice(read, start));
    read = end;
  }
  return [...parts, text.slice(read)].join('\n');
}

const LINK =
  /(!?)\[((?:[^[\]\\\n]|\\.){0,400})\]\((<[^<>\s]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000}){0,4})(?:\s{1,9}(?:"[^"]{0,300}"|'[^']{0,300}'))?\s{0,9}\)/g;
/** An obvious address; prose about links has `[text](url)`, which is not a link. */
const ADDRESS = /^<?(?:(?:https?|ftp|mailto|tel):|www\.|\/|#|\.{1,2}\/|[\w-]+\.html?\b)/i;

/** Takes out images of Markdown together with their texts. */
export function dropImages(text: string): Edits {
  const edits = noEdits();
  for (const match of text.matchAll(LINK)) {
    const isImage = match[1] === '!' && ADDRESS.test(match[3] ?? '');
    if (isImage) addEdit(edits, match.index, match.index + match[0].length, '');
  }
  return edits;
}

/** Replaces each link of Markdown by its text. Images go first, because a link may hold one. */
export function unwrapLinks(text: string): Edits {
  const edits = noEdits();
  for (const { 0: whole, 2: label = '', 3: address = '', index } of text.matchAll(LINK)) {
    if (!ADDRESS.test(address)) continue;
    const from = whole.indexOf('[') + 1 + index;
    addEdit(edits, from - 1, from, '');
    addEdit(edits, from + label.length, index + whole.length, '');
  }
  return edits;
}
