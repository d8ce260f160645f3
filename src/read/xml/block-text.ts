/** The text of markup as a reader sees it: paragraphs with an empty line between them. */
import { createRequire } from 'node:module';
import type * as HtmlParser from 'htmlparser2';
import type { XmlElement } from './element.js';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements of HTML and NITF within a line of text. */
const INLINES = names(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q s ' +
    'samp small source span strike strong sub sup time tt u var wbr ' +
    'chron classifier copyrite copyrite.holder copyrite.year city country currency event frac ' +
    'frac-num frac-den frac-sep function lang location money name.family name.given num object.title ' +
    'org alt-code person postaddr pronounce region state sublocation virtloc inline',
);
/** Elements whose content is not part of a text. */
const HIDDEN = names(
  'script style template svg iframe object noscript select textarea head audio video canvas ' +
    'media media-reference media-metadata media-caption media-producer',
);
const CELLS = names('td th');
const LINE_END = '\u2028';

/** Collects text as blocks. */
class BlockWriter {
  readonly #blocks: string[] = [];
  #text = '';
  #hidden = 0;

  open(name: string): void {
    if (HIDDEN.has(name)) {
      this.#endBlock();
      this.#hidden++;
    } else if (name === 'br') this.#text += LINE_END;
    else if (CELLS.has(name)) this.#text += ' ';
    else if (!INLINES.has(name)) this.#endBlock();
  }

  close(name: string): void {
    if (HIDDEN.has(name)) this.#hidden = Math.max(0, this.#hidden - 1);
    else if (name !== 'br' && !CELLS.has(name) && !INLINES.has(name)) this.#endBlock();
  }

  add(text: string): void {
    if (this.#hidden === 0) this.#text += text;
  }

  get text(): string {
    this.#endBlock();
    return this.#blocks.join('\n\n');
  }

  #endBlock(): void {
    const block = this.#text
      .replace(/[ \t\n\r\f\u00a0]+/g, ' ')
      .replace(/ ?\u2028 ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    if (block !== '') this.#blocks.push(block);
    this.#text = '';
  }
}

/** The text of an element that holds XHTML, NITF or other markup. */
export function blockText(element: XmlElement): string {
  const writer = new BlockWriter();
  write(element, writer);
  return writer.text;
}

function write({ children }: XmlElement, writer: BlockWriter): void {
  for (const child of children) {
    if (typeof child === 'string') {
      writer.add(child);
      continue;
    }
    const name = child.name.toLowerCase();
    writer.open(name);
    write(child, writer);
    writer.close(name);
  }
}

const TAG = /<[a-z/!]/i;
const ENTITY = /&(?:#\w+|[a-z]\w*);/i;

/**
 * The text of a string that may hold HTML; of a string without tags, its lines. Cost: linear, with
 * any nesting.
 */
export function htmlText(html: string): string {
  const hasTags = TAG.test(html);
  if (!hasTags && !ENTITY.test(html)) return html.trim();
  const writer = new BlockWriter();
  let last = '';
  const tokenizer = new (htmlParser().Tokenizer)(
    { xmlMode: false, decodeEntities: true },
    {
      ...NO_CALLBACKS,
      onopentagname: (start, end) => {
        last = html.slice(start, end).toLowerCase();
        writer.open(last);
      },
      // Writers of feeds close empty elements as in XML.
      onselfclosingtag: () => writer.close(last),
      onclosetag: (start, end) => writer.close(html.slice(start, end).toLowerCase()),
      ontext: (start, end) => writer.add(kept(html.slice(start, end))),
      ontextentity: (code) => writer.add(String.fromCodePoint(code)),
      oncdata: (start, end, offset) => writer.add(html.slice(start, end - offset)),
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return writer.text;

  function kept(text: string): string {
    return hasTags ? text : text.replaceAll('\n', LINE_END);
  }
}

/** The text of a string that may hold HTML, on one line. */
export function htmlLine(html: string): string {
  return htmlText(html).replace(/\s+/g, ' ');
}

/** htmlparser2, loaded when the first markup is read. */
export function htmlParser(): typeof HtmlParser {
  return createRequire(import.meta.url)('htmlparser2') as typeof HtmlParser;
}

const ignore = () => {};

/** A tokenizer calls all of these. */
export const NO_CALLBACKS: HtmlParser.TokenizerCallbacks = {
  onattribdata: ignore,
  onattribentity: ignore,
  onattribend: ignore,
  onattribname: ignore,
  oncdata: ignore,
  onclosetag: ignore,
  oncomment: ignore,
  ondeclaration: ignore,
  onend: ignore,
  onopentagend: ignore,
  onopentagname: ignore,
  onprocessinginstruction: ignore,
  onselfclosingtag: ignore,
  ontext: ignore,
  ontextentity: ignore,
};
