/**
 * The outline of a page: its elements, its blocks of text, and the tags with metadata. There is no
 * tree of nodes: elements and blocks are numbered in the order of the page, so that an element is a
 * range of blocks.
 */
import { kindsOf } from './tags.js';

/** A run of text that no block ends. */
export interface Block {
  /** White space is collapsed; a `<br>` ends a line. */
  text: string;
  /** UTF-16 units of the text that are links. */
  linkUnits: number;
  /** Number of the innermost element around it. */
  element: number;
  /** {@link TAG} bits of all tags around it. */
  kinds: number;
  /** Its bytes in the page, `[start, end)`. */
  start: number;
  end: number;
}

/** A tag with metadata, and its attributes that may hold some. */
export interface MetaTag {
  tag: string;
  attributes: Readonly<Record<string, string>>;
}

/** See the head of this file. */
export interface Outline {
  blocks: Block[];
  elements: Elements;
  metas: MetaTag[];
  /** The contents of the scripts of JSON-LD. */
  jsonLd: string[];
  /** The bytes of other scripts in the page, `[start, end)`. */
  scripts: { start: number; end: number }[];
  /** The text of `<title>`. */
  title: string;
}

/** The elements of a page by their numbers, in the order of their start tags; 0 is the page. */
export class Elements {
  readonly tags: number[] = [];
  /** {@link HINT} bits. */
  readonly hints: number[] = [];
  /** Numbers of the elements around; -1 for the page. */
  readonly parents: number[] = [];
  /** The first block in each element, and the first block after it. */
  readonly firsts: number[] = [];
  readonly ends: number[] = [];
  /** The first element that begins after the end of each element. */
  readonly nexts: number[] = [];

  get count(): number {
    return this.tags.length;
  }

  /** The {@link TAG} bits of an element's own tag. */
  kinds(element: number): number {
    return kindsOf(this.tags[element]!);
  }

  /** Begins an element, and returns its number. */
  open(tag: number, hints: number, parent: number, block: number): number {
    this.hints.push(hints);
    this.parents.push(parent);
    this.firsts.push(block);
    this.ends.push(block);
    this.nexts.push(0);
    return this.tags.push(tag) - 1;
  }

  /** Ends an element before `block`. */
  close(element: number, block: number): void {
    this.ends[element] = block;
    this.nexts[element] = this.count;
  }
}
