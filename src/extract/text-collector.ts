/** Collects the text of a page, piece by piece, into blocks. */
import { collapse, collapseLines, LINE_END } from './collapse.js';
import type { Block } from './outline.js';

/** See the head of this file. */
export class TextCollector {
  readonly blocks: Block[] = [];
  #text = '';
  #linkUnits = 0;
  #start = 0;
  #end = 0;
  #hasLines = false;
  /** Whether a line has ended, and no other has begun. */
  #isAtLineEnd = false;

  /** Adds a piece of the page: `text` is from `[start, end)`. */
  add(text: string, start: number, end: number): void {
    if (this.#text === '') this.#start = start;
    this.#text += text;
    this.#end = end;
    if (this.#isAtLineEnd && /\S/.test(text)) this.#isAtLineEnd = false;
  }

  /** Adds a piece within a link. */
  addLinked(text: string, start: number, end: number): void {
    this.add(text, start, end);
    this.#linkUnits += text.length;
  }

  /** Whether a block has begun. */
  get isOpen(): boolean {
    return this.#text !== '';
  }

  /** Ends the line; returns false if it was empty, which ends the block. */
  endLine(): boolean {
    if (this.#text === '') return true;
    if (this.#isAtLineEnd) return false;
    this.#text += LINE_END;
    this.#hasLines = true;
    this.#isAtLineEnd = true;
    return true;
  }

  /** Ends the block, which is in this element and in tags of these kinds. */
  endBlock(element: number, kinds: number): void {
    const text = this.#hasLines ? collapseLines(this.#text) : collapse(this.#text);
    if (text !== '') {
      const linkUnits = Math.min(text.length, this.#linkUnits);
      this.blocks.push({ text, linkUnits, element, kinds, start: this.#start, end: this.#end });
    }
    this.#text = '';
    this.#linkUnits = 0;
    this.#hasLines = false;
    this.#isAtLineEnd = false;
  }
}
