/**
 * Finds the blocks of a page that are the text of its article. Three steps: parts of the page that
 * are not part of any article are set aside, by their names and tags; then the part of the page that
 * holds the prose is sought; in it, links and labels are left out.
 */
import { hiddenCopies } from './hidden-copies.js';
import { HINT } from './hints.js';
import type { Block, Outline } from './outline.js';
import { isPageLabel } from './page-labels.js';
import { areLinks, isLabel, isLinks, proseOf } from './prose.js';
import { TAG } from './tags.js';

/** The blocks of an article, and their place in the page. */
export interface Body {
  blocks: Block[];
  /** The weight of their prose. */
  prose: number;
}

/** The facts about an article that help to find its body. */
export interface Known {
  /** '' if unknown. */
  headline: string;
  /** Whether a block recurs on the pages of its site. */
  isChrome: (block: Block) => boolean;
}

/** Shares of the prose of a page above which a part belongs to the article, in spite of its name. */
const MOST_APART = 0.4;
const MOST_COMMENTS = 0.8;
/** The share for a part that is also called the body of an article. */
const MOST_OF_BODY = 0.15;

/**
 * Sets of hints that speak against a part, the largest set first. A smaller set is tried if a set
 * leaves less than this share of the prose.
 */
const AGAINST = [
  HINT.apart | HINT.about | HINT.comments | HINT.unseen,
  HINT.apart | HINT.comments | HINT.unseen,
  HINT.comments | HINT.unseen,
] as const;
const LEAST_LEFT = 0.25;

/** Least share of a page's prose in the part that is called the body. */
const LEAST_BODY = 0.25;
/** An inner part replaces an outer one if it has this share of its prose. */
const NEARLY_ALL = 0.8;
/** The way down from the page goes to a child with this share of the prose. */
const LEAST_CHILD = 0.75;
/** Most prose before the headline, which is left out. */
const MOST_BEFORE = 0.2;
/** Levels above a part in which its article is sought. */
const MOST_LEVELS = 30;

/** The body of a page's article; without blocks if there is no prose. Cost: linear. */
export function findBody(outline: Outline, known: Known): Body {
  const finder = new BodyFinder(outline, known);
  const blocks = finder.find();
  return { blocks, prose: blocks.reduce((sum, block) => sum + proseOf(block), 0) };
}

class BodyFinder {
  readonly #outline: Outline;
  readonly #known: Known;
  readonly #prose: Float64Array;
  readonly #isHiddenCopy: (element: number) => boolean;
  readonly #isChrome: Uint8Array;
  /** Blocks of chrome, and of parts that are set aside. */
  readonly #isApart: Uint8Array;
  /** The prose before each block, without the parts that are set aside. */
  readonly #sums: Float64Array;

  constructor(outline: Outline, known: Known) {
    const { blocks } = outline;
    this.#outline = outline;
    this.#known = known;
    this.#prose = Float64Array.from(blocks, proseOf);
    this.#isHiddenCopy = hiddenCopies(outline, this.#prose);
    this.#isChrome = Uint8Array.from(blocks, (block) => (known.isChrome(block) ? 1 : 0));
    this.#isApart = this.#isChrome.slice();
    this.#sums = new Float64Array(blocks.length + 1);
  }

  find(): Block[] {
    this.#setPartsAside();
    const { blocks } = this.#outline;
    const inside: Block[] = [];
    for (const part of this.#findParts()) {
      const { firsts, ends } = this.#outline.elements;
      for (let i = firsts[part]!; i < ends[part]!; i++) {
        if (!this.#isApart[i]) inside.push(blocks[i]!);
      }
    }
    const kept = this.#withoutLinks(inside).filter(({ text }) => !isPageLabel(text));
    return trimLabels(kept, this.#known.headline);
  }

  #sumUp(): void {
    for (let i = 0; i < this.#prose.length; i++) {
      this.#sums[i + 1] = this.#sums[i]! + (this.#isApart[i] ? 0 : this.#prose[i]!);
    }
  }

  #proseIn(element: number): number {
    const { firsts, ends } = this.#outline.elements;
    return this.#sums[ends[element]!]! - this.#sums[firsts[element]!]!;
  }

  /**
   * Sets parts aside that do not belong to an article. Fewer kinds of names count if nearly nothing is
   * left, such as of an article whose text is the captions of a gallery.
   */
  #setPartsAside(): void {
    this.#sumUp();
    const total = this.#proseIn(0);
    for (const against of AGAINST) {
      const comments = this.#setAside(against, total);
      this.#sumUp();
      if (this.#proseIn(0) >= LEAST_LEFT * (total - comments)) return;
      this.#isApart.set(this.#isChrome);
      this.#sumUp();
    }
  }

  /** Sets elements with some hints aside, and returns the prose of comments among them. */
  #setAside(against: number, total: number): number {
    const { elements } = this.#outline;
    let comments = 0;
    for (let element = 1; element < elements.count; ) {
      const hints = elements.hints[element]!;
      const prose = this.#proseIn(element);
      const most = mostApart(elements.kinds(element), hints, against);
      if (most < 0 || (prose > most * total && !this.#isHiddenCopy(element))) {
        element++;
        continue;
      }
      if (hints & HINT.comments) comments += prose;
      this.#isApart.fill(1, elements.firsts[element]!, elements.ends[element]!);
      element = elements.nexts[element]!;
    }
    return comments;
  }

  /** The elements that hold the article: the one with the prose, or several bodies. */
  #findParts(): number[] {
    const bodies = this.#findBodies();
    if (bodies.length > 0) return bodies;
    const { elements } = this.#outline;
    let best = 0;
    for (let element = 1; element < elements.nexts[best]!; ) {
      if (this.#proseIn(element) >= LEAST_CHILD * this.#proseIn(best)) {
        best = element;
        element++;
      } else element = elements.nexts[element]!;
    }
    return [best];
  }

  /**
   * The parts that are called the body of an article: the one with the most prose, and others like
   * it.
   */
  #findBodies(): number[] {
    const { elements } = this.#outline;
    const found: number[] = [];
    for (let element = 1; element < elements.count; element++) {
      if (!this.#isBody(element)) continue;
      const outer = found.at(-1);
      if (outer === undefined || element >= elements.nexts[outer]!) found.push(element);
      else if (this.#proseIn(element) >= NEARLY_ALL * this.#proseIn(outer)) {
        found[found.length - 1] = element;
      }
    }
    let best = -1;
    for (const element of found) {
      if (best === -1 || this.#proseIn(element) > this.#proseIn(best)) best = element;
    }
    if (best === -1 || this.#proseIn(best) < LEAST_BODY * this.#proseIn(0)) return [];
    const home = this.#homeOf(best);
    return found.filter((element) => element === best || this.#homeOf(element) === home);
  }

  #isBody(element: number): boolean {
    const { elements } = this.#outline;
    const isNamed = (elements.hints[element]! & HINT.body) !== 0;
    const single = TAG.whole | TAG.paragraph | TAG.heading | TAG.listItem | TAG.inline;
    return isNamed && !(elements.kinds(element) & single) && this.#proseIn(element) > 0;
  }

  /** The article around a part, or else the element two levels above. */
  #homeOf(part: number): number {
    const { elements } = this.#outline;
    let at = elements.parents[part]!;
    for (let level = 0; level < MOST_LEVELS && at > 0; level++) {
      if (elements.kinds(at) & TAG.article) return at;
      at = elements.parents[at]!;
    }
    const parent = elements.parents[part]!;
    return parent > 0 ? elements.parents[parent]! : parent;
  }

  /** Leaves out links, and each list of links together with the label before it. */
  #withoutLinks(blocks: readonly Block[]): Block[] {
    const kept: Block[] = [];
    const holder = this.#findHolder();
    const { parents } = this.#outline.elements;
    // A heading that is a link belongs to the text if it is beside the paragraphs.
    const isHeading = ({ kinds, element }: Block) =>
      (kinds & TAG.heading) !== 0 && parents[element] === holder;
    for (let i = 0, end = 0; i < blocks.length; i = end) {
      end = i + 1;
      if (blocks[i]!.kinds & TAG.listItem) {
        while (end < blocks.length && blocks[end]!.kinds & TAG.listItem) end++;
      }
      const run = blocks.slice(i, end);
      if (areLinks(run)) {
        if (isLabelOfList(kept.at(-1))) kept.pop();
        continue;
      }
      for (const block of run) if (!isLinks(block) || isHeading(block)) kept.push(block);
    }
    return kept;
  }

  /** The element whose children hold the most prose. */
  #findHolder(): number {
    const { blocks, elements } = this.#outline;
    const sums = new Map<number, number>();
    let best = -1;
    for (const [i, { element }] of blocks.entries()) {
      if (this.#isApart[i]) continue;
      const parent = elements.parents[element]!;
      sums.set(parent, (sums.get(parent) ?? 0) + this.#prose[i]!);
      if (best === -1 || sums.get(parent)! > sums.get(best)!) best = parent;
    }
    return best;
  }
}

/**
 * The share of a page's prose up to which an element with these kinds and hints is set aside; -1 if
 * no hint of `against` and no tag speaks against it.
 */
function mostApart(kinds: number, hints: number, against: number): number {
  if (kinds & TAG.whole || !(kinds & TAG.apart || hints & against)) return -1;
  if (hints & HINT.body) return MOST_OF_BODY;
  return hints & HINT.comments ? MOST_COMMENTS : MOST_APART;
}

function isLabelOfList(block: Block | undefined): boolean {
  return block !== undefined && !(block.kinds & TAG.listItem) && isLabel(block);
}

/** Leaves out the headline, and labels before the first and after the last prose. */
function trimLabels(blocks: readonly Block[], headline: string): Block[] {
  let first = endOfHeadline(blocks, headline);
  while (first < blocks.length && proseOf(blocks[first]!) === 0) first++;
  let end = blocks.length;
  while (end > first && !mayBeLast(blocks[end - 1]!)) end--;
  return blocks.slice(first, end);
}

/** The first block after the headline; 0 if there is no headline, or much prose before it. */
function endOfHeadline(blocks: readonly Block[], headline: string): number {
  const at = blocks.findIndex(({ kinds, text }) => kinds & TAG.heading && text === headline);
  if (at === -1) return 0;
  const sum = (some: readonly Block[]) => some.reduce((all, block) => all + proseOf(block), 0);
  return sum(blocks.slice(0, at)) < MOST_BEFORE * sum(blocks) ? at + 1 : 0;
}

/** Whether an article may end with a block: with prose, or with an item of a list. */
function mayBeLast(block: Block): boolean {
  if (proseOf(block) > 0) return true;
  const isItem = (block.kinds & (TAG.listItem | TAG.cell)) !== 0;
  return isItem && block.linkUnits === 0 && block.text.length > 12;
}
