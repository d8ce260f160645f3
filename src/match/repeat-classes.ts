import { areEntries, endsWithQuestion, layOut, type TextLayout } from '../text/layout.js';
import type { Chain } from './chain.js';

/**
 * What kind of repeat stands inside an article. The `doubled-` kinds are faults: to cut the second
 * place, where it is equal to the first, loses nothing. The others are there on purpose.
 *
 * - `doubled-body`: all or nearly all of the article twice, in one piece or paragraph by paragraph.
 * - `doubled-tail`: its last paragraphs again at its end.
 * - `doubled-paragraph`: a paragraph, or a few, pasted twice.
 * - `pull-quote`: a sentence of a paragraph set again as a line of its own.
 * - `refrain`: what comes three times and more, in verse, entry by entry, or as a turn of phrase.
 */
export const REPEAT_CLASSES = [
  'doubled-body',
  'doubled-tail',
  'doubled-paragraph',
  'pull-quote',
  'refrain',
] as const;

/** One of {@link REPEAT_CLASSES}. */
export type RepeatClass = (typeof REPEAT_CLASSES)[number];

/** From this share of an article in second places, the extractor gave its body twice. */
const BODY_SHARE = 0.4;
/** Tokens that may stand before a doubled body: headline and byline. */
const HEADLINE_TOKENS = 25;
/** Tokens that may stand between a text and its double, or behind it: a credit line. */
const CREDIT_TOKENS = 15;
/**
 * Tokens of a paragraph that says something of its own, half a sentence of news at least. A shorter
 * one that comes back after others is a subhead, a slogan, a sign-off.
 */
const LEAST_STATEMENT = 12;

/** Share that matches where several paragraphs are one text: a figure or a name was updated. */
const ONE_TEXT = 0.95;

/** An article, as far as the repeats in it are concerned. */
export interface ArticleLayout extends TextLayout {
  tokens: number;
  lines: readonly string[];
  /** Line of each token, from 0. */
  lineOf: Uint32Array;
  /** Whether the text is a row of entries; found when it is asked for first, which is seldom. */
  isEntries(): boolean;
}

/** Lays out the article with this text, whose tokens stand on the lines `lineOf`. */
export function layOutArticle(text: string, lineOf: Uint32Array): ArticleLayout {
  const lines = text.split('\n');
  const counts = new Uint32Array(lines.length);
  for (const line of lineOf) counts[line] = (counts[line] ?? 0) + 1;
  let entries: boolean | undefined;
  const isEntries = () => {
    entries ??= areEntries(lines.filter((_, line) => counts[line]! > 0));
    return entries;
  };
  return { ...layOut(lines, counts), tokens: lineOf.length, lines, lineOf, isEntries };
}

/** The class of each repeat of an article. */
export function classifyRepeats(repeats: readonly Chain[], layout: ArticleLayout): RepeatClass[] {
  const thrice = standThrice(repeats, layout.tokens);
  const faults = repeats.map((repeat, i) => !thrice[i] && isFault(repeat, layout));
  let doubled = 0;
  let first = Number.POSITIVE_INFINITY;
  for (const [i, { aStart, bStart, bEnd }] of repeats.entries()) {
    if (!faults[i]) continue;
    doubled += bEnd - bStart;
    first = Math.min(first, aStart);
  }
  const isBody = doubled >= BODY_SHARE * layout.tokens && first <= HEADLINE_TOKENS;
  return repeats.map((repeat, i) => {
    if (!faults[i]) return !thrice[i] && isPullQuote(repeat, layout) ? 'pull-quote' : 'refrain';
    if (isBody) return 'doubled-body';
    const isTail = layout.tokens - repeat.bEnd <= CREDIT_TOKENS;
    return isTail && isLong(repeat, layout) ? 'doubled-tail' : 'doubled-paragraph';
  });
}

/**
 * Whether what stands twice is nobody's purpose: whole paragraphs; no verse; and side by side, or
 * else prose of half a sentence and more that is no question.
 */
function isFault(repeat: Chain, layout: ArticleLayout): boolean {
  const { aStart, aEnd, bStart, bEnd } = repeat;
  const isWhole =
    isWholeSpan(aStart, aEnd, layout) &&
    isWholeSpan(bStart, bEnd, layout) &&
    paragraphsIn(aStart, aEnd, layout) === paragraphsIn(bStart, bEnd, layout);
  const isMany = isLong(repeat, layout);
  // Places that begin or end within a paragraph are one text only where all but all of it matches.
  const isOneText = isMany && repeat.matches >= ONE_TEXT * repeat.columns;
  if (!isWhole && !isOneText) return false;
  const lines = [aStart, bStart].map((token) => layout.lineOf[token] ?? 0);
  if (lines.some((line) => layout.isVerse[line] === 1)) return false;
  if (bStart - aEnd <= (isMany ? CREDIT_TOKENS : 0)) return true;
  const last = layout.lines[layout.lineOf[bEnd - 1] ?? 0] ?? '';
  const isStatement = bEnd - bStart >= LEAST_STATEMENT && !endsWithQuestion(last);
  return (isMany || isStatement) && !layout.isEntries();
}

/**
 * Whether other repeats touch most of one of a repeat's places: then the passage stands three times.
 * Counted by token, for a text of lists has thousands of repeats.
 */
function standThrice(repeats: readonly Chain[], tokens: number): boolean[] {
  // The places of one repeat never overlap.
  if (repeats.length === 1) return [false];
  const changes = new Int32Array(tokens + 1);
  for (const { aStart, aEnd, bStart, bEnd } of repeats) {
    for (const start of [aStart, bStart]) changes[start] = (changes[start] ?? 0) + 1;
    for (const end of [aEnd, bEnd]) changes[end] = (changes[end] ?? 0) - 1;
  }
  // Tokens before each one that stand in two places and more.
  const shared = new Uint32Array(tokens + 1);
  let places = 0;
  for (let token = 0; token < tokens; token++) {
    places += changes[token] ?? 0;
    shared[token + 1] = (shared[token] ?? 0) + Number(places > 1);
  }
  const isShared = (start: number, end: number) =>
    2 * ((shared[end] ?? 0) - (shared[start] ?? 0)) > end - start;
  return repeats.map((r) => isShared(r.aStart, r.aEnd) || isShared(r.bStart, r.bEnd));
}

/** One place is a paragraph of its own, the other stands within a paragraph. */
function isPullQuote(repeat: Chain, layout: ArticleLayout): boolean {
  const { aStart, aEnd, bStart, bEnd } = repeat;
  const isSetApart = (start: number, end: number) =>
    isWholeSpan(start, end, layout) && paragraphsIn(start, end, layout) === 1;
  const isWithin = (start: number, end: number) =>
    layout.paragraphOf[layout.lineOf[start] ?? 0] ===
      layout.paragraphOf[layout.lineOf[end - 1] ?? 0] && !isWholeSpan(start, end, layout);
  return (
    (isSetApart(aStart, aEnd) && isWithin(bStart, bEnd)) ||
    (isSetApart(bStart, bEnd) && isWithin(aStart, aEnd))
  );
}

/**
 * Whether two whole paragraphs stand in one place, and one at least in the other: a dateline before
 * the first one may tell them apart.
 */
function isLong({ aStart, aEnd, bStart, bEnd }: Chain, layout: ArticleLayout): boolean {
  const first = paragraphsIn(aStart, aEnd, layout);
  const again = paragraphsIn(bStart, bEnd, layout);
  return Math.max(first, again) >= 2 && Math.min(first, again) >= 1;
}

function isWholeSpan(start: number, end: number, layout: ArticleLayout): boolean {
  const begins = beginsParagraph(start, layout) || isBehindDateline(start, layout);
  return begins && beginsParagraph(end, layout);
}

/** `LIMA, Peru (Reuters) - `, or the same with a longer dash. */
const DATELINE = /^[^-–—]{2,60}\s[-–—]{1,2}\s/;
/** Tokens of a dateline at most. */
const DATELINE_TOKENS = 8;

/** Whether nothing but a dateline stands before the token in its paragraph. */
function isBehindDateline(token: number, layout: ArticleLayout): boolean {
  let start = token;
  while (start > token - DATELINE_TOKENS && !beginsParagraph(start, layout)) start--;
  const line = layout.lines[layout.lineOf[token] ?? 0] ?? '';
  const isFirst = beginsParagraph(start, layout) && layout.lineOf[start] === layout.lineOf[token];
  return start < token && isFirst && DATELINE.test(line.slice(0, 80));
}

/** Whole paragraphs within tokens `[start, end)`. */
function paragraphsIn(start: number, end: number, layout: ArticleLayout): number {
  let begun = Number(isBehindDateline(start, layout));
  for (let token = start; token <= end; token++) if (beginsParagraph(token, layout)) begun++;
  return Math.max(0, begun - 1);
}

/** Whether a paragraph begins with the token; one does behind the last token too. */
function beginsParagraph(token: number, { paragraphOf, lineOf, tokens }: ArticleLayout): boolean {
  if (token === 0 || token === tokens) return true;
  return paragraphOf[lineOf[token - 1] ?? 0] !== paragraphOf[lineOf[token] ?? 0];
}
