/** What stands around the two places of a repeat, and differs between them. */

import type { Chain } from '../align/chain.js';
import { isEntryLine } from '../text/layout.js';
import { type ArticleLayout, BEGINS, HEADING_WORDS } from './article-layout.js';

/** Tokens at the beginnings of two paragraphs in which they show that they are entries of one form. */
const OPENING_TOKENS = 6;
const LEAST_ALIKE = 3;

/**
 * Whether the two places belong to two entries: two defendants, two notices, two regions. Each
 * follows a heading of its own, or a paragraph that begins as the other's does and goes on
 * otherwise, or is a labelled line of a list.
 */
export function isOfTwoEntries({ aStart, bStart }: Chain, layout: ArticleLayout): boolean {
  const [a, b] = [aStart, bStart].map((token) => (layout.paragraphOf[token] ?? 0) - 1);
  if (a === undefined || b === undefined || a < 0 || b < 0) return false;
  const [before, beforeAgain] = [openingOf(a, layout), openingOf(b, layout)];
  if (before.words === beforeAgain.words) return false;
  if (before.isHeading && beforeAgain.isHeading) return true;
  const line = layout.text.slice(layout.spans[2 * bStart], layout.spans[2 * bStart + 80]);
  if (isEntryLine(line) && (before.isHeading || beforeAgain.isHeading)) return true;
  return alike(before.tokens, beforeAgain.tokens) >= LEAST_ALIKE;
}

/** Whether no paragraph but headings and credit lines follows the second place. */
export function endsText({ bEnd }: Chain, layout: ArticleLayout): boolean {
  const { paragraphs, paragraphOf } = layout;
  return statementsIn((paragraphOf[bEnd - 1] ?? 0) + 1, paragraphs.length, layout) === 0;
}

/**
 * Whether as many paragraphs as precede the second place since the first place precede the first,
 * too: then each may close a part of its own, in the same words.
 */
export function closesTwoParts({ aStart, aEnd, bStart }: Chain, layout: ArticleLayout): boolean {
  const numberOf = (token: number) => layout.paragraphOf[token] ?? 0;
  const between = statementsIn(numberOf(aEnd - 1) + 1, numberOf(bStart), layout);
  return between > 0 && statementsIn(0, numberOf(aStart), layout) >= between;
}

/** Paragraphs of a range that end as paragraphs of the text do. */
function statementsIn(from: number, to: number, layout: ArticleLayout): number {
  const some = layout.paragraphs.slice(from, to);
  return some.filter(({ isClosed }) => isClosed || !layout.usesStops()).length;
}

/**
 * Whether each place is below a heading of its own: one is before the first place, and another is
 * between the two.
 */
export function isUnderTwoHeadings({ aStart, bStart }: Chain, layout: ArticleLayout): boolean {
  const [a, b] = [layout.paragraphOf[aStart] ?? 0, layout.paragraphOf[bStart] ?? 0];
  const headings = layout.headings();
  const isBefore = (headings[0] ?? a) < a;
  const between = headings[firstFrom(a + 1, headings)] ?? b;
  return isBefore && between < b;
}

/** Whether the first place is what follows the headline: a standfirst, or a caption above the body. */
export function isBelowHeadline({ aStart }: Chain, layout: ArticleLayout): boolean {
  return layout.paragraphOf[aStart] === 1 && openingOf(0, layout).isHeading;
}

/** The beginning of a paragraph. */
function openingOf(number: number, layout: ArticleLayout) {
  const { paragraphs, paragraphOf, tokens, isMarkup } = layout;
  const most = HEADING_WORDS * layout.wordTokens;
  const start = firstFrom(number, paragraphOf);
  const opening: number[] = [];
  let length = 0;
  for (let token = start; paragraphOf[token] === number; token++) {
    if (isMarkup[token] === 1) continue;
    length++;
    if (opening.length < OPENING_TOKENS) opening.push(tokens[token]!);
    if (length > most) break;
  }
  const { isClosed = true } = paragraphs[number] ?? {};
  const isHeading = !isClosed && length <= most;
  return { tokens: opening, isHeading, words: opening.join(' ') };
}

/** The place of the first of some ascending numbers that is at least so high. */
function firstFrom(least: number, ascending: Uint32Array): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The length of the longest common subsequence of two short rows. */
function alike(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const token of a) {
    const next = [0];
    for (const [j, other] of b.entries()) {
      next.push(token === other ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Whether what differs between the two places is numbers or names: dates, sums, places, people. */
export function differsInFacts(repeat: Chain, layout: ArticleLayout): boolean {
  const [first, again] = [
    wordsOf(repeat.aStart, repeat.aEnd, layout),
    wordsOf(repeat.bStart, repeat.bEnd, layout),
  ];
  const own = wordsOnlyIn(first, again);
  const others = wordsOnlyIn(again, first);
  const isNumber = (word: string) => /\p{N}/u.test(word);
  const isName = (word: string) => word !== word.toLowerCase();
  return own.some(isNumber) || others.some(isNumber) || (own.some(isName) && others.some(isName));
}

/** The words of a place; those that begin a sentence say nothing by their capital. */
function wordsOf(start: number, end: number, { text, spans, begins }: ArticleLayout): string[] {
  const words: string[] = [];
  for (let token = start; token < end; token++) {
    const word = text.slice(spans[2 * token], spans[2 * token + 1]);
    words.push(token === start || begins[token] !== BEGINS.nothing ? word.toLowerCase() : word);
  }
  return words;
}

function wordsOnlyIn(words: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of others) counts.set(word, (counts.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left <= 0;
  });
}
