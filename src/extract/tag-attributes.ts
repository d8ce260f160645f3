/** The attributes of one tag that matter: most pages have more bytes of attributes than of text. */
import { HINT, hintsOf } from './hints.js';
import { NameTable } from './name-table.js';
import type { PageSource } from './page-source.js';
import { kindsOf, TAG, TAG_COUNT, tagNumber } from './tags.js';

const wordsOf = (words: string): readonly string[] => words.split(' ');

/** Attributes that hold metadata, and the tags that have such. */
const OF_METADATA = wordsOf('content datetime href itemprop name property pubdate rel');
const META_TAGS = wordsOf('base link meta time');
/** Attributes of other tags that show the part that an element has in the page. */
const OF_PARTS = wordsOf('class data-component data-testid hidden id itemprop role style');

const NAMES = [...new Set([...OF_METADATA, ...OF_PARTS, 'type'])];
const TABLE = new NameTable(NAMES);

/** A bit for each name. */
function bitsOf(names: readonly string[]): number {
  return names.reduce((bits, name) => bits | (1 << TABLE.find(name, 0, name.length)), 0);
}

const BIT = Object.fromEntries(NAMES.map((name) => [name, bitsOf([name])]));
const ANY_OF_PARTS = bitsOf(OF_PARTS);

/** The bits of the attributes that matter, by the numbers of tags. */
const KEPT = Int32Array.from({ length: TAG_COUNT }, (_, tag) => {
  const kinds = kindsOf(tag);
  // The name of a link says little about the text around it.
  if (kinds & TAG.link) return bitsOf(['href']);
  return kinds & TAG.empty ? 0 : ANY_OF_PARTS;
});
const META_NUMBERS: ReadonlySet<number> = new Set(META_TAGS.map(tagNumber));
for (const tag of META_NUMBERS) KEPT[tag] = bitsOf(OF_METADATA);
KEPT[tagNumber('script')] = bitsOf(['type']);
// Names of a page as a whole say nothing about its parts.
KEPT[tagNumber('html')] = 0;

/** Whether a tag may hold metadata. */
export function isMetaTag(tag: number): boolean {
  return META_NUMBERS.has(tag);
}

const APART_ROLE =
  /^(?:alert|alertdialog|banner|button|complementary|contentinfo|dialog|menu|menubar|navigation|search|tablist|toolbar)$/;
const UNSEEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** One object for all tags of a page: it holds the attributes of the last one. */
export class TagAttributes {
  readonly #page: PageSource;
  /** Bits of the names that matter, and of those that the tag has. */
  #kept = 0;
  #present = 0;
  /** The places of values, by the numbers of names. */
  readonly #starts = new Int32Array(NAMES.length + 1);
  readonly #ends = new Int32Array(NAMES.length + 1);

  constructor(page: PageSource) {
    this.#page = page;
  }

  /** Begins a tag. @param around the {@link TAG} bits of the tags around it. */
  begin(tag: number, around: number): void {
    const kept = KEPT[tag]!;
    const isUnseen = ((kindsOf(tag) | around) & TAG.unseen) !== 0;
    this.#kept = isUnseen && kept === ANY_OF_PARTS ? 0 : kept;
    this.#present = 0;
  }

  /** Adds an attribute by its place and the place of its value. */
  add(start: number, end: number, valueStart: number, valueEnd: number): void {
    if (this.#kept === 0) return;
    const number = TABLE.find(this.#page.signs, start, end);
    const bit = 1 << number;
    // The first of two attributes with one name counts.
    if ((this.#kept & bit) === 0 || (this.#present & bit) !== 0) return;
    this.#present |= bit;
    this.#starts[number] = valueStart;
    this.#ends[number] = valueEnd;
  }

  has(name: string): boolean {
    return (this.#present & BIT[name]!) !== 0;
  }

  /** The value of an attribute; '' if there is none. */
  value(name: string): string {
    if (!this.has(name)) return '';
    const number = TABLE.find(name, 0, name.length);
    return this.#page.value(this.#starts[number]!, this.#ends[number]!);
  }

  /** The kept attributes with their values; null if there are none. */
  all(): Record<string, string> | null {
    if (this.#present === 0) return null;
    const names = NAMES.filter((name) => this.has(name));
    return Object.fromEntries(names.map((name) => [name, this.value(name)]));
  }

  /** The {@link HINT} bits of the element. */
  hints(): number {
    if ((this.#present & ANY_OF_PARTS) === 0) return 0;
    const component = this.has('data-component') ? 'data-component' : 'data-testid';
    let hints = 0;
    for (const name of ['class', 'id', component]) {
      if (this.has(name)) hints |= hintsOf(this.value(name));
    }
    if (this.value('itemprop') === 'articleBody') hints |= HINT.body;
    if (APART_ROLE.test(this.value('role'))) hints |= HINT.apart;
    const isUnseen = this.has('hidden') || UNSEEN_STYLE.test(this.value('style'));
    return isUnseen ? hints | HINT.unseen : hints;
  }
}
