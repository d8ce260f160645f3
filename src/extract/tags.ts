/** The tags of HTML that matter for the text of a page. */
import { NameTable } from './name-table.js';

/** Kinds of tags; bits, because a tag may be of several kinds. */
export const TAG = {
  /** Continues the line of text that it is in. */
  inline: 1,
  /** Has no content, and therefore no end tag. */
  empty: 2,
  /** Its text is not shown, or belongs to a control. */
  unseen: 4,
  /** Not part of the text of an article, unless it holds most of the page. */
  apart: 8,
  heading: 16,
  listItem: 32,
  paragraph: 64,
  /** An end tag within does not end an element outside. */
  wall: 128,
  article: 256,
  link: 512,
  cell: 1024,
  list: 2048,
  lineEnd: 4096,
  /** Holds the whole page, so its names say nothing about a part of it. */
  whole: 8192,
} as const;

const NAMES: readonly (readonly [kinds: number, names: string])[] = [
  [
    TAG.inline,
    'a abbr acronym area b base basefont bdi bdo bgsound big br cite code data del dfn em embed ' +
      'font i img input ins kbd keygen label link mark meta nobr param q rb rp rt ruby s samp ' +
      'small source span strike strong sub sup time track tt u var wbr',
  ],
  [
    TAG.empty,
    'area base basefont bgsound br col embed frame hr img input keygen link meta param source ' +
      'track wbr',
  ],
  [
    TAG.unseen,
    'applet audio button canvas datalist iframe map math noframes noscript object optgroup ' +
      'option rp rt script select style svg template textarea title video',
  ],
  [TAG.apart, 'aside dialog figcaption footer menu nav'],
  [TAG.heading, 'h1 h2 h3 h4 h5 h6'],
  [TAG.listItem, 'dd dt li'],
  [TAG.list, 'dl ol ul'],
  [TAG.paragraph, 'p'],
  [TAG.wall, 'caption table td th'],
  [TAG.cell, 'td th'],
  [TAG.article, 'article'],
  [TAG.link, 'a'],
  [TAG.lineEnd, 'br'],
  [TAG.whole, 'body html main'],
  [0, 'blockquote center div figure form header pre section tbody tfoot thead tr'],
];

const KINDS = new Map<string, number>();
for (const [kinds, names] of NAMES) {
  for (const name of names.split(' ')) KINDS.set(name, (KINDS.get(name) ?? 0) | kinds);
}

/** The names of tags by their numbers; the first one is of {@link OTHER_TAG}. */
export const TAG_NAMES: readonly string[] = ['', ...KINDS.keys()];

const TABLE = new NameTable([...KINDS.keys()]);
const KINDS_BY_NUMBER = Int32Array.from([0, ...KINDS.values()]);

/** Number of the tags that pages invent; they make blocks. */
export const OTHER_TAG = 0;

/** Numbers of tags are below this. */
export const TAG_COUNT = TAG_NAMES.length;

/** The number of the tag whose name is in `page[start, end)`; {@link OTHER_TAG} if HTML does not have it. */
export function tagIn(page: string, start: number, end: number): number {
  return TABLE.find(page, start, end);
}

/** The number of a tag. */
export function tagNumber(name: string): number {
  return tagIn(name, 0, name.length);
}

/** The {@link TAG} bits of a tag by its number. */
export function kindsOf(tag: number): number {
  return KINDS_BY_NUMBER[tag]!;
}
