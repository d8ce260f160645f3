/** Finds the elements of a document that are articles, one after the other. */
import type * as HtmlParser from 'htmlparser2';
import { InputFault } from '../../article/skipped.js';
import { htmlParser, NO_CALLBACKS } from './block-text.js';
import { ChunkedText } from './chunked-text.js';
import type { XmlElement } from './element.js';
import { Namespaces } from './namespaces.js';
import type { TextChunks } from './text-chunks.js';

/** An element that is an article, or holds articles. */
export interface XmlRecord {
  element: XmlElement;
  /** Number in the document, from 1. */
  number: number;
  /** Its bytes in the document, `[start, end)`. */
  start: number;
  end: number;
  /** The reason why it cannot be read; '' if there is none. */
  fault: string;
  /** The texts of elements outside records, such as `channel/title`, by the last two names. */
  around: ReadonlyMap<string, string>;
}

/** Which elements are records. */
export interface RecordShape {
  /** Whether an element with these ancestors, from the root, begins a record. */
  isRecord: (name: string, ancestors: readonly string[]) => boolean;
  /** Whether a record within a record of the same name shows that the first has no end. */
  endsItself: boolean;
}

/** How a document ended. */
export interface XmlEnd {
  /** Names of the elements that were open outside records, from the root; [] if there is none. */
  open: readonly string[];
  /** Whether there was an element at all. */
  hasRoot: boolean;
}

/** Elements are not followed deeper; their text counts for the element that they are in. */
const MOST_DEPTH = 256;
/** Limits of the texts that are kept outside records. */
const MOST_AROUND = 1000;
const MOST_AROUND_UNITS = 10_000;
/** A larger record, comment or section of data is not part of an article, and its strings are large. */
const MOST_UNITS = 1 << 26;
/** Memory of an element without text, in units of text. */
const ELEMENT_UNITS = 100;

/**
 * Reads the records of a document, of which one is in memory at a time. Entities that a document
 * defines are not expanded and stay as they are written; nothing is loaded from elsewhere.
 * @param mostUnits the largest record, in UTF-16 units.
 */
export function* xmlRecords(
  { chunks, bytesOf }: TextChunks,
  shape: RecordShape,
  mostUnits: number,
): Generator<XmlRecord, XmlEnd> {
  const text = new ChunkedText(bytesOf);
  const most = Math.min(mostUnits, MOST_UNITS);
  const builder = new RecordBuilder(text, shape, most);
  const { Tokenizer } = htmlParser();
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: true }, builder.callbacks);
  for (const chunk of chunks) {
    text.add(chunk);
    tokenizer.write(chunk);
    yield* builder.takeDone();
    builder.releaseText();
    if (text.held > most) throw tooLarge(text.firstByte, most);
  }
  tokenizer.end();
  const end = builder.finish();
  yield* builder.takeDone();
  return end;
}

/** The fault of a comment, a section of data or a tag that does not end. */
function tooLarge(byte: number, most: number): InputFault {
  const message = `the markup at byte ${byte} has no end within ${most} characters; the rest is not read`;
  return new InputFault('too-large', message);
}

/** An open element. */
interface Open {
  name: string;
  /** Null outside records. */
  element: XmlElement | null;
}

/** Builds records from the tokens of a document. */
class RecordBuilder {
  readonly #text: ChunkedText;
  readonly #shape: RecordShape;
  readonly #mostUnits: number;
  readonly #namespaces = new Namespaces();
  readonly #stack: Open[] = [];
  /** The number of open elements of each name, so that a wrong end is not searched for. */
  readonly #openNames = new Map<string, number>();
  /** Elements that are open below {@link MOST_DEPTH}. */
  #deeper = 0;
  #hasRoot = false;
  readonly #around = new Map<string, string>();
  #record: XmlRecord | null = null;
  /** Depth of the record's own element in the stack. */
  #recordDepth = 0;
  /** Units of the record so far. */
  #units = 0;
  #count = 0;
  #done: XmlRecord[] = [];
  #tagByte = 0;
  #tag = '';
  #attribute = '';
  #value = '';
  #attributes: Record<string, string> = {};
  /** Units of the names and values of attributes. */
  #tagUnits = 0;
  /** The end of the last text, before which the tokenizer refers to nothing. */
  #textEnd = 0;

  constructor(text: ChunkedText, shape: RecordShape, mostUnits: number) {
    this.#text = text;
    this.#shape = shape;
    this.#mostUnits = mostUnits;
  }

  readonly callbacks: HtmlParser.TokenizerCallbacks = {
    ...NO_CALLBACKS,
    onopentagname: (start, end) => {
      this.#tagByte = this.#text.byteOf(start - 1);
      this.#tag = this.#text.slice(start, end);
      this.#attributes = {};
      this.#tagUnits = 0;
    },
    onattribname: (start, end) => {
      this.#attribute = this.#text.slice(start, end);
      this.#value = '';
      this.#growTag(end - start);
    },
    onattribdata: (start, end) => {
      this.#growTag(end - start);
      this.#value += this.#text.slice(start, end);
      // A slice would hold the whole text, with the beginning of a tag that goes on.
      this.#textEnd = end;
    },
    onattribentity: (code) => {
      this.#growTag(1);
      this.#value += String.fromCodePoint(code);
    },
    onattribend: () => {
      this.#attributes[this.#attribute] ??= this.#value;
    },
    onopentagend: () => this.#open(),
    onselfclosingtag: (end) => {
      this.#open();
      if (this.#deeper > 0) this.#deeper--;
      else this.#closeTo(this.#stack.length - 1, this.#text.byteOf(end + 1));
    },
    onclosetag: (start, end) => {
      const written = this.#text.slice(start, end);
      // White space may follow the name.
      this.#close(written, this.#text.byteOf(end) + 1);
    },
    ontext: (start, end) => {
      this.#add(this.#text.slice(start, end));
      this.#textEnd = end;
    },
    ontextentity: (code) => this.#add(String.fromCodePoint(code)),
    oncdata: (start, end, offset) => this.#add(this.#text.slice(start, end - offset)),
  };

  /** Releases a text that goes on in the next chunk. */
  releaseText(): void {
    if (this.#textEnd > this.#text.length - this.#text.held) this.#text.byteOf(this.#textEnd);
  }

  /** The records that ended since the last call. */
  takeDone(): XmlRecord[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  /** Ends the document. */
  finish(): XmlEnd {
    const record = this.#record;
    const open = record ? [] : this.#stack.map(({ name }) => name);
    if (record) {
      record.fault ||= `is cut: the document ends within <${record.element.name}>`;
      this.#endRecord(this.#text.byteOf(this.#text.length));
    }
    return { open, hasRoot: this.#hasRoot };
  }

  #open(): void {
    this.#hasRoot = true;
    if (this.#deeper > 0 || this.#stack.length >= MOST_DEPTH) {
      this.#deeper++;
      if (this.#record) this.#record.fault ||= `is nested deeper than ${MOST_DEPTH} elements`;
      return;
    }
    const name = this.#namespaces.nameOf(this.#tag, this.#attributes);
    if (this.#shape.endsItself && this.#record?.element.name === name) {
      this.#record.fault ||= `has no end before the next <${name}>`;
      this.#closeTo(this.#recordDepth, this.#tagByte);
    }
    const element = this.#elementOf(name);
    this.#stack.push({ name, element });
    this.#openNames.set(name, (this.#openNames.get(name) ?? 0) + 1);
  }

  #elementOf(name: string): XmlElement | null {
    const parent = this.#stack.at(-1)?.element;
    const element: XmlElement = { name, attributes: this.#attributes, children: [] };
    if (!this.#record) {
      const ancestors = this.#stack.map((open) => open.name);
      if (!this.#shape.isRecord(name, ancestors)) return null;
      const start = this.#tagByte;
      const number = ++this.#count;
      this.#record = { element, number, start, end: start, fault: '', around: this.#around };
      this.#recordDepth = this.#stack.length;
      this.#units = 0;
    } else if (this.#grow(ELEMENT_UNITS)) parent?.children.push(element);
    return element;
  }

  #close(written: string, end: number): void {
    if (this.#deeper > 0) {
      this.#deeper--;
      return;
    }
    const name = this.#namespaces.nameOf(written, {});
    if (!this.#openNames.get(name)) return;
    this.#closeTo(
      this.#stack.findLastIndex((open) => open.name === name),
      end,
    );
  }

  /** Closes all elements from a depth on. */
  #closeTo(depth: number, end: number): void {
    if (this.#record && depth <= this.#recordDepth) {
      const isInside = depth < this.#recordDepth;
      if (isInside) this.#record.fault ||= `has no end within its <${this.#stack[depth]?.name}>`;
      this.#endRecord(end);
    }
    for (const { name } of this.#stack.splice(depth)) {
      this.#openNames.set(name, this.#openNames.get(name)! - 1);
    }
  }

  #endRecord(end: number): void {
    const record = this.#record!;
    record.end = end;
    this.#done.push(record);
    this.#record = null;
  }

  #add(text: string): void {
    const open = this.#stack.at(-1);
    if (!open) return;
    if (open.element) {
      if (!this.#grow(text.length)) return;
      const { children } = open.element;
      const last = children.at(-1);
      if (typeof last === 'string') children[children.length - 1] = last + text;
      else children.push(text);
      return;
    }
    this.#addAround(text);
  }

  #addAround(text: string): void {
    const key = this.#stack
      .slice(-2)
      .map(({ name }) => name)
      .join('/');
    const known = this.#around.get(key) ?? '';
    if (known === '' && this.#around.size >= MOST_AROUND) return;
    if (known.length < MOST_AROUND_UNITS) this.#around.set(key, known + text);
  }

  /** @throws {InputFault} if the attributes of a tag have become too large. */
  #growTag(units: number): void {
    this.#tagUnits += units;
    if (this.#tagUnits > this.#mostUnits) throw tooLarge(this.#tagByte, this.#mostUnits);
  }

  /** Counts memory of the record; false if it has become too large. */
  #grow(units: number): boolean {
    this.#units += units;
    if (this.#units <= this.#mostUnits) return true;
    const record = this.#record!;
    record.fault ||= `is larger than ${this.#mostUnits} characters`;
    record.element.children = [];
    return false;
  }
}
