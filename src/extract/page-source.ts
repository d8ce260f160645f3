/** The bytes of a page, and the strings in them. */
import { createRequire } from 'node:module';
import type * as Entities from 'entities/decode';
import { latin1Of, stringOf } from '../kernel/bytes.js';

/** The library is loaded with the first page. Its CommonJS form loads in every Node. */
let entities: typeof Entities | undefined;

function loadEntities(): typeof Entities {
  entities ??= createRequire(import.meta.url)('entities/decode') as typeof Entities;
  return entities;
}

const BEYOND_ASCII = /[\u0080-\u00ff]/;

/** A page, whose places are bytes `[start, end)`. */
export class PageSource {
  readonly #bytes: Uint8Array;
  /** The bytes as ISO 8859-1: half the memory of characters beyond ASCII, and a copy alone. */
  readonly signs: string;

  /** @param bytes valid UTF-8. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.signs = latin1Of(bytes);
  }

  /** The characters of a part without entities. */
  rawText(start: number, end: number): string {
    const signs = this.signs.slice(start, end);
    return BEYOND_ASCII.test(signs) ? stringOf(this.#bytes, start, end) : signs;
  }

  /** The characters of a part, and of the entities in it. */
  text(start: number, end: number): string {
    const text = this.rawText(start, end);
    return text.includes('&') ? loadEntities().decodeHTML(text) : text;
  }

  /** As {@link text}, for the value of an attribute, in which fewer signs are entities. */
  value(start: number, end: number): string {
    const value = this.rawText(start, end);
    return value.includes('&') ? loadEntities().decodeHTMLAttribute(value) : value;
  }

  /** Whether a part is white space of ASCII. */
  isBlank(start: number, end: number): boolean {
    for (let at = start; at < end; at++) if (this.signs.charCodeAt(at) > 0x20) return false;
    return true;
  }
}
