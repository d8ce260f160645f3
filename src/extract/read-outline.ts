/** Reads the outline of a page in one pass over its tags and texts. */
import { collapse } from './collapse.js';
import { HINT } from './hints.js';
import { Elements, type MetaTag, type Outline } from './outline.js';
import { PageSource } from './page-source.js';
import { isMetaTag, TagAttributes } from './tag-attributes.js';
import { kindsOf, OTHER_TAG, TAG, TAG_COUNT, TAG_NAMES, tagIn, tagNumber } from './tags.js';
import { TextCollector } from './text-collector.js';
import { type MarkupEvents, tokenise } from './tokenizer.js';

const encoder = new TextEncoder();

/**
 * The outline of a page of UTF-8; any bytes are one. Time and memory are linear in its length.
 */
export function readOutline(bytes: Uint8Array): Outline {
  const page = new PageSource(bytes);
  const reader = new OutlineReader(page);
  tokenise(page.signs, reader);
  return reader.finish();
}

/** As {@link readOutline}, of a string; places are bytes of its UTF-8. */
export function outlineOfMarkup(markup: string): Outline {
  return readOutline(encoder.encode(markup));
}

/** The text of a piece of markup, such as a headline in JSON-LD: one string for each block. */
export function textsOfMarkup(markup: string): string[] {
  if (!/<\w|&[#\w]+;/.test(markup)) return [collapse(markup)];
  return outlineOfMarkup(markup).blocks.map(({ text }) => text);
}

/** Levels that an end tag looks for its element; real pages have some thirty. */
const MOST_LEVELS = 600;
/** Levels that a start tag looks for an element that it ends. */
const NEAR_LEVELS = 8;

const [PICTURE, FORMULA, SCRIPT, TITLE] = ['svg', 'math', 'script', 'title'].map(tagNumber);

/** Hints of an element that is not numbered: an inline one. */
const UNNUMBERED = -1;

class OutlineReader implements MarkupEvents {
  readonly #page: PageSource;
  readonly #text = new TextCollector();
  readonly #elements = new Elements();
  readonly #metas: MetaTag[] = [];
  readonly #jsonLd: string[] = [];
  readonly #scripts: { start: number; end: number }[] = [];
  #title = '';

  /** The tags of the open elements, outermost first. */
  readonly #openTags: number[] = [];
  /** The number of the innermost numbered element, and the kinds of all tags, down to each. */
  readonly #openNumbers: number[] = [];
  readonly #openKinds: number[] = [];
  /** Number of the open elements of each tag. */
  readonly #counts = new Int32Array(TAG_COUNT);

  /** The tag that is being read, and its attributes. */
  #tag = OTHER_TAG;
  readonly #attributes: TagAttributes;
  #isInLink = false;
  /** The destination of text. */
  #sink: 'text' | 'title' | 'json' | 'script' | 'none' = 'text';

  constructor(page: PageSource) {
    this.#page = page;
    this.#attributes = new TagAttributes(page);
    this.#push(OTHER_TAG, 0);
  }

  finish(): Outline {
    while (this.#openTags.length > 0) this.#pop();
    const { blocks } = this.#text;
    const title = collapse(this.#title);
    return {
      ...{ blocks, title, elements: this.#elements, metas: this.#metas },
      ...{ jsonLd: this.#jsonLd, scripts: this.#scripts },
    };
  }

  openTag(start: number, end: number): void {
    this.#tag = tagIn(this.#page.signs, start, end);
    this.#attributes.begin(this.#tag, this.#openKinds.at(-1)!);
  }

  attribute(start: number, end: number, valueStart: number, valueEnd: number): void {
    this.#attributes.add(start, end, valueStart, valueEnd);
  }

  openTagEnd(): void {
    const tag = this.#tag;
    const kinds = kindsOf(tag);
    if (isMetaTag(tag)) {
      const attributes = this.#attributes.all();
      if (attributes) this.#metas.push({ tag: TAG_NAMES[tag]!, attributes });
    }
    if (kinds & TAG.lineEnd) this.#endLine();
    else if (!(kinds & TAG.empty)) this.#openElement(tag, kinds);
    else if (!(kinds & TAG.inline)) this.#endBlock();
  }

  /** HTML ignores the slash of `<div/>`, but not in pictures and formulas. */
  selfClosingTagEnd(): void {
    if (this.#tag !== PICTURE && this.#tag !== FORMULA) this.openTagEnd();
  }

  closeTag(start: number, end: number): void {
    const tag = tagIn(this.#page.signs, start, end);
    const kinds = kindsOf(tag);
    if (kinds & TAG.lineEnd) this.#endLine();
    if (kinds & TAG.empty) return;
    if (!(kinds & TAG.inline)) this.#endBlock();
    this.#closeElement(tag);
  }

  text(start: number, end: number): void {
    if (this.#sink === 'title') this.#title += this.#page.text(start, end);
    else if (this.#sink === 'text') this.#addText(start, end);
  }

  rawText(start: number, end: number): void {
    if (this.#sink === 'json') this.#jsonLd.push(this.#page.rawText(start, end));
    else if (this.#sink === 'script') this.#scripts.push({ start, end });
    else this.text(start, end);
  }

  #addText(start: number, end: number): void {
    // White space between blocks needs no string.
    if (!this.#text.isOpen && this.#page.isBlank(start, end)) return;
    const text = this.#page.text(start, end);
    if (this.#isInLink) this.#text.addLinked(text, start, end);
    else this.#text.add(text, start, end);
  }

  #openElement(tag: number, kinds: number): void {
    const isInline = (kinds & TAG.inline) !== 0;
    const hints = this.#attributes.hints();
    // An inline element that is not part of the article, such as a caption, ends the text before it.
    const isNumbered = !isInline || (hints & ~HINT.body) !== 0;
    if (isNumbered) this.#endBlock();
    if (tag !== OTHER_TAG && !isInline) this.#closeImplied(kinds);
    if (kinds & TAG.link) {
      // Links do not nest: a second one ends the first. An anchor is not a link.
      this.#closeElement(tag);
      this.#isInLink = this.#attributes.has('href');
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
    const own = kindsOf(tag);
    if (this.#counts[tag] === 0) {
      if (!(own & TAG.heading)) return;
      // The end of a heading ends one of any level: `<h1>…</h2>`.
      this.#closeNear(TAG.heading, TAG.wall);
      this.#chooseSink();
      return;
    }
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
    // Pictures have titles of their own.
    else if (this.#tag === TITLE && this.#title === '' && this.#counts[PICTURE!] === 0)
      this.#sink = 'title';
    else if (this.#tag === SCRIPT) {
      this.#sink = /ld\+json/i.test(this.#attributes.value('type')) ? 'json' : 'script';
    } else this.#sink = 'none';
  }

  #endLine(): void {
    if (this.#sink === 'text' && !this.#text.endLine()) this.#endBlock();
  }

  #endBlock(): void {
    if (!this.#text.isOpen) return;
    this.#text.endBlock(this.#openNumbers.at(-1)!, this.#openKinds.at(-1)!);
  }
}
