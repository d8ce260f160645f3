/** The surroundings of the two places of a repeat, and the differences between the places. */

import type { Chain } from '../align/chain.js';
import { expression } from '../expression.js';
import { isEntryLine } from '../text/layout.js';
import { PLAIN_LATIN } from '../text/plain-latin.js';
import { type ArticleLayout, BEGINS, HEADING_WORDS } from './article-layout.js';

/** Two paragraphs are entries of one form if their first tokens have this many in common. */
const OPENING_TOKENS = 6;
const LEAST_ALIKE = 3;

/**
 * Whether the two places belong to two entries: two defendants, two notices, two regions. Then the
 * paragraphs before them differ and are both headings, or begin alike, or one of them is a heading and
 * the second place is a labelled line of a list.
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

/** Whether only headings and credit lines follow the second place. */
export function endsText({ bEnd }: Chain, layout: ArticleLayout): boolean {
  const { paragraphs, paragraphOf } = layout;
  return statementsIn((paragraphOf[bEnd - 1] ?? 0) + 1, paragraphs.length, layout) === 0;
}

/**
 * Whether the paragraphs before the first place are at least the number of those between the two:
 * then each place may close a part of its own, in the same words.
 */
export function closesTwoParts({ aStart, aEnd, bStart }: Chain, layout: ArticleLayout): boolean {
  const numberOf = (token: number) => layout.paragraphOf[token] ?? 0;
  const between = statementsIn(numberOf(aEnd - 1) + 1, numberOf(bStart), layout);
  return between > 0 && statementsIn(0, numberOf(aStart), layout) >= between;
}

/** Number of paragraphs in a range that end with a sentence, or of all if the text has no stops. */
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

/** Whether the first place directly follows the headline: a standfirst, or a caption above the body. */
export function isBelowHeadline({ aStart }: Chain, layout: ArticleLayout): boolean {
  return layout.paragraphOf[aStart] === 1 && openingOf(0, layout).isHeading;
}

/** The first tokens of a paragraph, and whether it is a heading. */
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

/** Index of the first of some ascending numbers that is not below `least`. */
function firstFrom(least: number, ascending: Uint32Array): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Length of the longest common subsequence of two short lists. */
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

const LATIN = String.raw`\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f`;
const DIGIT = expression(String.raw`\p{N}`);

/** Whether the two places differ in numbers or names: dates, sums, places, people. */
export function differsInFacts(repeat: Chain, layout: ArticleLayout): boolean {
  const [first, again] = [
    wordsOf(repeat.aStart, repeat.aEnd, layout),
    wordsOf(repeat.bStart, repeat.bEnd, layout),
  ];
  const own = wordsOnlyIn(first, again);
  const others = wordsOnlyIn(again, first);
  const isNumber = (word: string) =>
    PLAIN_LATIN.test(word) ? /\d/.test(word) : DIGIT().test(word);
  const isName = (word: string) => word !== word.toLowerCase();
  return own.some(isNumber) || others.some(isNumber) || (own.some(isName) && others.some(isName));
}

/** The words of a place. The first of a sentence is lowered, because its capital means nothing. */
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

/** Least share of numbers among the words of a table. */
const TABLE_NUMBERS = 0.3;

/** Whether the repeated text is mostly columns: numbers, tabs, bars. */
export function isTable({ bStart, bEnd }: Chain, layout: ArticleLayout): boolean {
  const { text: all, spans } = layout;
  const text = all.slice(spans[2 * bStart], spans[2 * bEnd - 1]);
  const words = bEnd - bStart;
  const hasColumns = text.includes('\t') || text.includes('|') || text.includes('   ');
  const columns = hasColumns ? (text.match(/\S(?:\t|\s*\|\s*| {3,})\S/g)?.length ?? 0) : 0;
  if (4 * columns > words) return true;
  // Each number has one of these units, and few texts have enough: the expression for numbers costs
  // much more.
  const units = text.match(/[\d.,:%\u0080-\uffff]/g)?.length ?? 0;
  return units > TABLE_NUMBERS * words && numbersIn(text) > TABLE_NUMBERS * words;
}

const NUMBERS = expression(String.raw`(?<![\p{L}\p{N}])[\p{N}.,:%]+(?![\p{L}\p{N}])`, 'gu');

const PLAIN_NUMBERS = new RegExp(`(?<![A-Za-z\\d${LATIN}])[\\d.,:%]+(?![A-Za-z\\d${LATIN}])`, 'g');

function numbersIn(text: string): number {
  return text.match(PLAIN_LATIN.test(text) ? PLAIN_NUMBERS : NUMBERS())?.length ?? 0;
}
