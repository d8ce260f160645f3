/** Reads the outline of a page in one pass over the events of htmlparser2's tokenizer. */
import { createRequire } from 'node:module';
import type * as HtmlParser from 'htmlparser2';
import { collapse } from './collapse.js';
import { HINT, hintsOf } from './hints.js';
import { Elements, type MetaTag, type Outline } from './outline.js';
import { kindsOf, OTHER_TAG, TAG, TAG_COUNT, tagNumber } from './tags.js';
import { TextCollector } from './text-collector.js';

/** The library is loaded with the first page. Its CommonJS form loads in every Node. */
function loadTokenizer(): typeof HtmlParser.Tokenizer {
  return (createRequire(import.meta.url)('htmlparser2') as typeof HtmlParser).Tokenizer;
}

/**
 * The outline of a page; any string is one. Time and memory are linear in its length: about 7 ms for a
 * megabyte of a usual page.
 */
export function readOutline(page: string): Outline {
  const reader = new OutlineReader(page);
  const Tokenizer = loadTokenizer();
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, reader);
  tokenizer.write(page);
  tokenizer.end();
  return reader.finish();
}

/** The text of a piece of markup, such as a headline in JSON-LD: one string for each block. */
export function textsOfMarkup(markup: string): string[] {
  if (!/<\w|&[#\w]+;/.test(markup)) return [collapse(markup)];
  return readOutline(markup).blocks.map(({ text }) => text);
}

const wordsOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const META_TAGS = wordsOf('base html link meta time');
/** Attributes of {@link META_TAGS} that hold metadata. */
const META_ATTRIBUTES = wordsOf(
  'content datetime href http-equiv itemprop lang name property pubdate rel xml:lang',
);
/** Attributes of other tags that show the part that an element has in the page. */
const OWN_ATTRIBUTES = wordsOf('class data-component data-testid hidden id itemprop role style');
/** The name of a link says little about the text around it. */
const LINK_ATTRIBUTES = wordsOf('href');
const SCRIPT_ATTRIBUTES = wordsOf('type');
const NO_NAMES: ReadonlySet<string> = new Set();

type Attributes = Record<string, string>;
const NO_ATTRIBUTES: Readonly<Attributes> = {};

/** Levels that an end tag looks for its element; real pages have some thirty. */
const MOST_LEVELS = 600;
/** Levels that a start tag looks for an element that it ends. */
const NEAR_LEVELS = 8;

const APART_ROLE =
  /^(?:alert|alertdialog|banner|button|complementary|contentinfo|dialog|menu|menubar|navigation|search|tablist|toolbar)$/;
const UNSEEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** Hints of an element that is not numbered: an inline one. */
const UNNUMBERED = -1;

class OutlineReader implements HtmlParser.TokenizerCallbacks {
  readonly #page: string;
  readonly #text = new TextCollector();
  readonly #elements = new Elements();
  readonly #metas: MetaTag[] = [];
  readonly #jsonLd: string[] = [];
  #title = '';

  /** The tags of the open elements, outermost first. */
  readonly #openTags: number[] = [];
  /** The number of the innermost numbered element, and the kinds of all tags, down to each. */
  readonly #openNumbers: number[] = [];
  readonly #openKinds: number[] = [];
  /** Number of the open elements of each tag. */
  readonly #counts = new Int32Array(TAG_COUNT);

  #tag = '';
  #attributes: Attributes = NO_ATTRIBUTES;
  /** Names of the attributes of the tag that are kept, and the one that is being read. */
  #kept: ReadonlySet<string> = NO_NAMES;
  #attribute = '';
  #isInLink = false;
  /** The destination of text. */
  #sink: 'text' | 'title' | 'json' | 'none' = 'text';

  constructor(page: string) {
    this.#page = page;
    this.#push(OTHER_TAG, 0);
  }

  finish(): Outline {
    while (this.#openTags.length > 0) this.#pop();
    const { blocks } = this.#text;
    const title = collapse(this.#title);
    return { blocks, elements: this.#elements, metas: this.#metas, jsonLd: this.#jsonLd, title };
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#page.slice(start, end).toLowerCase();
    this.#attributes = NO_ATTRIBUTES;
    this.#kept = this.#keptOf(this.#tag);
  }

  /** The attributes of a tag that matter: most pages have more bytes of attributes than of text. */
  #keptOf(tag: string): ReadonlySet<string> {
    if (META_TAGS.has(tag)) return META_ATTRIBUTES;
    if (tag === 'script') return SCRIPT_ATTRIBUTES;
    const kinds = kindsOf(tagNumber(tag));
    if (kinds & TAG.link) return LINK_ATTRIBUTES;
    const isUnseen = (kinds | this.#openKinds.at(-1)!) & TAG.unseen;
    return isUnseen || kinds & TAG.empty ? NO_NAMES : OWN_ATTRIBUTES;
  }

  onattribname(start: number, end: number): void {
    this.#attribute = '';
    if (this.#kept === NO_NAMES) return;
    const name = this.#page.slice(start, end).toLowerCase();
    // The first of two attributes with one name counts.
    if (!this.#kept.has(name) || name in this.#attributes) return;
    this.#attribute = name;
    if (this.#attributes === NO_ATTRIBUTES) this.#attributes = {};
    this.#attributes[name] = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.#attribute !== '') this.#attributes[this.#attribute] += this.#page.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    if (this.#attribute !== '') {
      this.#attributes[this.#attribute] += String.fromCodePoint(codePoint);
    }
  }

  onopentagend(): void {
    const tag = tagNumber(this.#tag);
    const kinds = kindsOf(tag);
    if (META_TAGS.has(this.#tag) && this.#attributes !== NO_ATTRIBUTES) {
      this.#metas.push({ tag: this.#tag, attributes: this.#attributes });
    }
    if (kinds & TAG.lineEnd) this.#endLine();
    else if (!(kinds & TAG.empty)) this.#openElement(tag, kinds);
    else if (!(kinds & TAG.inline)) this.#endBlock();
  }

  /** HTML ignores the slash of `<div/>`, but not in pictures and formulas. */
  onselfclosingtag(): void {
    if (this.#tag !== 'svg' && this.#tag !== 'math') this.onopentagend();
  }

  onclosetag(start: number, end: number): void {
    const tag = tagNumber(this.#page.slice(start, end).toLowerCase());
    const kinds = kindsOf(tag);
    if (kinds & TAG.lineEnd) this.#endLine();
    if (kinds & TAG.empty) return;
    if (!(kinds & TAG.inline)) this.#endBlock();
    this.#closeElement(tag);
  }

  ontext(start: number, end: number): void {
    if (this.#sink !== 'none') this.#add(this.#page.slice(start, end), start, end);
  }

  ontextentity(codePoint: number, end: number): void {
    if (this.#sink === 'none') return;
    const start = this.#page.lastIndexOf('&', end - 1);
    this.#add(String.fromCodePoint(codePoint), start, end);
  }

  onattribend(): void {}
  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
  onprocessinginstruction(): void {}

  #add(text: string, start: number, end: number): void {
    if (this.#sink === 'title') this.#title += text;
    else if (this.#sink === 'json') this.#jsonLd.push(text);
    else if (this.#isInLink) this.#text.addLinked(text, start, end);
    else this.#text.add(text, start, end);
  }

  #openElement(tag: number, kinds: number): void {
    const isInline = (kinds & TAG.inline) !== 0;
    const hints = hintsOfTag(this.#attributes);
    // An inline element that is not part of the article, such as a caption, ends the text before it.
    const isNumbered = !isInline || (hints & ~HINT.body) !== 0;
    if (isNumbered) this.#endBlock();
    if (tag !== OTHER_TAG && !isInline) this.#closeImplied(kinds);
    if (kinds & TAG.link) {
      // Links do not nest: a second one ends the first. An anchor is not a link.
      this.#closeElement(tag);
      this.#isInLink = 'href' in this.#attributes;
    }
    this.#push(tag, isNumbered ? hints : UNNUMBERED);
    this.#chooseSink();
  }

  /** Ends elements whose end tags may be missing. */
  #closeImplied(kinds: number): void {
    const last = kindsOf(this.#openTags.at(-1)!);
    if (last & TAG.paragraph) this.#pop();
    else if (kinds & TAG.listItem) this.#closeNear(TAG.listItem, TAG.list | TAG.wall);
    else if (kinds & TAG.cell) this.#closeNear(TAG.cell, TAG.wall);
    else if (last & kinds & TAG.heading) this.#pop();
  }

  /** Ends the nearest open element of a kind, unless one of the kinds of `walls` is between. */
  #closeNear(kind: number, walls: number): void {
    const least = Math.max(1, this.#openTags.length - NEAR_LEVELS);
    for (let level = this.#openTags.length - 1; level >= least; level--) {
      const kinds = kindsOf(this.#openTags[level]!);
      if (kinds & kind) {
        while (this.#openTags.length > level) this.#pop();
        return;
      }
      if (kinds & walls) return;
    }
  }

  /** Ends the nearest open element of a tag, and the elements in it. */
  #closeElement(tag: number): void {
    if (this.#counts[tag] === 0) return;
    const own = kindsOf(tag);
    const least = Math.max(1, this.#openTags.length - MOST_LEVELS);
    for (let level = this.#openTags.length - 1; level >= least; level--) {
      if (this.#openTags[level] === tag) {
        while (this.#openTags.length > level) this.#pop();
        this.#chooseSink();
        return;
      }
      const kinds = kindsOf(this.#openTags[level]!);
      if (kinds & TAG.wall && !(own & TAG.wall)) return;
      // `<b><p></b>` does not end the paragraph.
      if (own & TAG.inline && !(kinds & TAG.inline)) return;
    }
  }

  #push(tag: number, hints: number): void {
    const around = this.#openNumbers.at(-1) ?? -1;
    const { length } = this.#text.blocks;
    const isNumbered = hints !== UNNUMBERED;
    const number = isNumbered ? this.#elements.open(tag, hints, around, length) : around;
    this.#openNumbers.push(number);
    this.#openKinds.push(kindsOf(tag) | (this.#openKinds.at(-1) ?? 0));
    this.#openTags.push(tag);
    this.#counts[tag]!++;
  }

  #pop(): void {
    const number = this.#openNumbers.at(-1)!;
    const isNumbered = number !== this.#openNumbers.at(-2);
    if (isNumbered) this.#endBlock();
    const tag = this.#openTags.pop()!;
    this.#openNumbers.pop();
    this.#openKinds.pop();
    this.#counts[tag]!--;
    if (kindsOf(tag) & TAG.link) this.#isInLink = false;
    if (isNumbered) this.#elements.close(number, this.#text.blocks.length);
  }

  #chooseSink(): void {
    if (!(this.#openKinds.at(-1)! & TAG.unseen)) this.#sink = 'text';
    else if (this.#tag === 'title' && this.#title === '' && !this.#isInPicture())
      this.#sink = 'title';
    else if (this.#tag === 'script' && /ld\+json/i.test(this.#attributes.type ?? '')) {
      this.#sink = 'json';
    } else this.#sink = 'none';
  }

  /** Pictures have titles of their own. */
  #isInPicture(): boolean {
    return this.#counts[tagNumber('svg')]! > 0;
  }

  #endLine(): void {
    if (this.#sink === 'text' && !this.#text.endLine()) this.#endBlock();
  }

  #endBlock(): void {
    if (!this.#text.isOpen) return;
    this.#text.endBlock(this.#openNumbers.at(-1)!, this.#openKinds.at(-1)!);
  }
}

/** The {@link HINT} bits of an element by its attributes. */
function hintsOfTag(attributes: Readonly<Attributes>): number {
  if (attributes === NO_ATTRIBUTES) return 0;
  const { class: names = '', id = '', itemprop, role, style } = attributes;
  const component = attributes['data-component'] ?? attributes['data-testid'] ?? '';
  let hints = 0;
  for (const name of [names, id, component]) if (name !== '') hints |= hintsOf(name);
  if (itemprop === 'articleBody') hints |= HINT.body;
  if (role !== undefined && APART_ROLE.test(role)) hints |= HINT.apart;
  const isUnseen = 'hidden' in attributes || (style !== undefined && UNSEEN_STYLE.test(style));
  return isUnseen ? hints | HINT.unseen : hints;
}
