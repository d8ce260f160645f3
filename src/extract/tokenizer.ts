/**
 * Finds the tags and the text of a page: the part of the tokenizer of HTML that matters for text. It
 * gives places alone, so that its user makes strings of the few that count, and it searches for the
 * ends of text, scripts, comments and values at the speed of memory. The page may be bytes of UTF-8
 * as a string of ISO 8859-1, because all signs of markup are ASCII.
 */

/** Takes the parts of a page in their order; all places are `[start, end)`. */
export interface MarkupEvents {
  /** The name of a start tag, whose attributes and end follow, unless the page ends before. */
  openTag(start: number, end: number): void;
  /** A name, and a value with its entities, which is empty if there is none. */
  attribute(start: number, end: number, valueStart: number, valueEnd: number): void;
  openTagEnd(): void;
  /** The end of a start tag with a slash. */
  selfClosingTagEnd(): void;
  /** The name of an end tag. */
  closeTag(start: number, end: number): void;
  /** Text with entities. */
  text(start: number, end: number): void;
  /** The content of an element that has neither tags nor entities, such as a script. */
  rawText(start: number, end: number): void;
}

const EXCLAMATION = 0x21;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;

/** Elements without tags in them. A title has entities. */
const RAW_ELEMENTS: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title', 'xmp']);
const LONGEST_RAW = 'textarea'.length;

/** Gives the parts of a page; any string is one. Cost: linear. */
export function tokenise(page: string, events: MarkupEvents): void {
  new Tokenizer(page, events).run();
}

class Tokenizer {
  readonly #page: string;
  readonly #events: MarkupEvents;
  /** The place up to which the page is read. */
  #at = 0;
  /** The start of the text that is not given yet. */
  #textStart = 0;

  constructor(page: string, events: MarkupEvents) {
    this.#page = page;
    this.#events = events;
  }

  run(): void {
    const page = this.#page;
    for (;;) {
      const less = page.indexOf('<', this.#at);
      if (less === -1) break;
      const sign = page.charCodeAt(less + 1);
      this.#at = less + 1;
      if (isLetter(sign)) this.#readOpenTag(less);
      else if (sign === SLASH) this.#readCloseTag(less);
      else if (sign === EXCLAMATION) this.#passDeclaration(less);
      else if (sign === QUESTION) this.#pass(less, '>', less + 2);
    }
    this.#endText(page.length);
  }

  #endText(end: number): void {
    if (end > this.#textStart) this.#events.text(this.#textStart, end);
  }

  /** Passes what begins at `less` and ends with the first `mark` from a place on. */
  #pass(less: number, mark: string, from: number): void {
    this.#endText(less);
    const found = this.#page.indexOf(mark, from);
    this.#at = found === -1 ? this.#page.length : found + mark.length;
    this.#textStart = this.#at;
  }

  #passDeclaration(less: number): void {
    const page = this.#page;
    // `<!-->` is a comment.
    if (page.startsWith('--', less + 2)) this.#pass(less, '-->', less + 2);
    else if (page.startsWith('[CDATA[', less + 2)) this.#pass(less, ']]>', less + 9);
    else this.#pass(less, '>', less + 2);
  }

  #readCloseTag(less: number): void {
    const start = this.#skipSpace(less + 2);
    let end = start;
    if (isLetter(this.#page.charCodeAt(start))) {
      while (end < this.#page.length && !isSpaceOrEnd(this.#page.charCodeAt(end))) end++;
    }
    this.#pass(less, '>', end);
    if (end > start && end < this.#page.length) this.#events.closeTag(start, end);
  }

  #readOpenTag(less: number): void {
    this.#endText(less);
    const start = less + 1;
    let end = start;
    while (end < this.#page.length && !endsName(this.#page.charCodeAt(end))) end++;
    this.#events.openTag(start, end);
    const isOpen = this.#readAttributes(end);
    if (isOpen && end - start <= LONGEST_RAW) {
      const name = this.#page.slice(start, end).toLowerCase();
      if (RAW_ELEMENTS.has(name)) this.#readRaw(name);
    }
    this.#textStart = this.#at;
  }

  /** Reads the rest of a start tag; returns whether its element is open then. */
  #readAttributes(from: number): boolean {
    const page = this.#page;
    for (let at = this.#skipSpace(from); at < page.length; at = this.#skipSpace(at)) {
      const sign = page.charCodeAt(at);
      if (sign === GREATER) {
        this.#at = at + 1;
        this.#events.openTagEnd();
        return true;
      }
      if (sign !== SLASH) {
        at = this.#readAttribute(at);
        continue;
      }
      at = this.#skipSpace(at + 1);
      if (page.charCodeAt(at) !== GREATER) continue;
      this.#at = at + 1;
      this.#events.selfClosingTagEnd();
      return false;
    }
    this.#at = page.length;
    return false;
  }

  /** Reads an attribute and returns its end. */
  #readAttribute(start: number): number {
    const page = this.#page;
    let end = start + 1;
    while (end < page.length && !endsAttributeName(page.charCodeAt(end))) end++;
    const equals = this.#skipSpace(end);
    if (page.charCodeAt(equals) !== EQUALS) {
      this.#events.attribute(start, end, end, end);
      return equals;
    }
    let value = this.#skipSpace(equals + 1);
    const quote = page.charCodeAt(value);
    const isQuoted = quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE;
    if (isQuoted) value++;
    let valueEnd = value;
    if (isQuoted) valueEnd = page.indexOf(quote === DOUBLE_QUOTE ? '"' : "'", value);
    else while (valueEnd < page.length && !isSpaceOrEnd(page.charCodeAt(valueEnd))) valueEnd++;
    if (valueEnd === -1) return page.length;
    this.#events.attribute(start, end, value, valueEnd);
    return isQuoted ? valueEnd + 1 : valueEnd;
  }

  /** Reads up to the end tag of an element without tags in it, or to the end of the page. */
  #readRaw(name: string): void {
    const page = this.#page;
    const start = this.#at;
    let end = page.indexOf('</', start);
    while (end !== -1 && !this.#isEndTag(name, end)) end = page.indexOf('</', end + 2);
    this.#at = end === -1 ? page.length : end;
    if (this.#at === start) return;
    if (name === 'title') this.#events.text(start, this.#at);
    else this.#events.rawText(start, this.#at);
  }

  #isEndTag(name: string, less: number): boolean {
    const end = less + 2 + name.length;
    const isNamed = this.#page.slice(less + 2, end).toLowerCase() === name;
    return isNamed && isSpaceOrEnd(this.#page.charCodeAt(end));
  }

  #skipSpace(from: number): number {
    let at = from;
    while (isSpace(this.#page.charCodeAt(at))) at++;
    return at;
  }
}

function isLetter(sign: number): boolean {
  const small = sign | 0x20;
  return small >= 0x61 && small <= 0x7a && sign < 0x80;
}

function isSpace(sign: number): boolean {
  return sign === 0x20 || sign === 0x0a || sign === 0x09 || sign === 0x0d || sign === 0x0c;
}

function isSpaceOrEnd(sign: number): boolean {
  return sign === GREATER || isSpace(sign);
}

function endsName(sign: number): boolean {
  return sign === GREATER || sign === SLASH || isSpace(sign);
}

function endsAttributeName(sign: number): boolean {
  return sign === EQUALS || endsName(sign);
}
