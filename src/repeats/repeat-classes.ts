import type { Chain } from '../align/chain.js';
import { isEntryLine } from '../text/layout.js';
import { endsWithQuestion } from '../text/sentence-ends.js';
import { type ArticleLayout, BEGINS, opensParagraph } from './article-layout.js';
import {
  closesTwoParts,
  differsInFacts,
  endsText,
  isBelowHeadline,
  isOfTwoEntries,
  isUnderTwoHeadings,
} from './repeat-contexts.js';
import { isDoubledInLine, isOfParagraphs, isWholeSpan } from './settle-repeats.js';

/**
 * What kind of repeat stands inside an article. The `doubled-` kinds are faults: to cut the second
 * place, where it is equal to the first, loses nothing. The others are there on purpose.
 *
 * - `doubled-body`: all or nearly all of the article twice or more, in one piece or by paragraphs.
 * - `doubled-tail`: its last paragraphs again at its end.
 * - `doubled-paragraph`: a paragraph or a few pasted twice, or a sentence right after itself.
 * - `pull-quote`: a sentence or a paragraph set again as a quote, a caption, a standfirst.
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
/** Words that may stand before a doubled body: headline and byline. */
const HEADLINE_WORDS = 25;
/** Words that may stand between a text and its double, or after it: a credit line. */
const CREDIT_WORDS = 15;
/**
 * Words of a paragraph that says something of its own, half a sentence of news at least. A shorter
 * one that comes back after others is a subhead, a slogan, a sign-off.
 */
const LEAST_STATEMENT = 12;
/** A formula has fewer words and sentences than most paragraphs of news. */
const FORMULA_WORDS = 24;
const FORMULA_SENTENCES = 2;
/** Tokens of a paragraph that stands three times in a row and is no chant. */
const LEAST_ROW = 12;
/** Share that matches where several paragraphs are one text: a figure or a name was updated. */
const ONE_TEXT = 0.95;
/** The same of a single one that comes again after others. */
const ONE_PARAGRAPH = 0.9;
/** Tokens of doubled sentences in a text of one paragraph that are its tail. */
const TAIL_TOKENS = 60;
/** Numbers among the words of a table. */
const TABLE_NUMBERS = 0.3;

/** The class of each repeat of an article. */
export function classifyRepeats(repeats: readonly Chain[], layout: ArticleLayout): RepeatClass[] {
  const tokens = layout.tokens.length;
  const thrice = standThrice(repeats, tokens);
  const faults = repeats.map((repeat, i) => isFault(repeat, thrice[i] === true, layout));
  const some = repeats.filter((_, i) => faults[i]);
  const doubled = some.reduce((sum, repeat) => sum + repeat.bEnd - repeat.bStart, 0);
  const first = some.reduce((least, { aStart }) => Math.min(least, aStart), tokens);
  const isBody = doubled >= BODY_SHARE * tokens && first <= HEADLINE_WORDS * layout.wordTokens;
  return repeats.map((repeat, i) => {
    if (!faults[i])
      return isPullQuote(repeat, thrice[i] === true, layout) ? 'pull-quote' : 'refrain';
    if (isBody) return 'doubled-body';
    const isLast = tokens - repeat.bEnd <= CREDIT_WORDS * layout.wordTokens;
    return isLast && isTail(repeat, layout) ? 'doubled-tail' : 'doubled-paragraph';
  });
}

/**
 * Whether what stands twice is nobody's purpose: no verse, no table; whole paragraphs or sentences
 * side by side, or else paragraphs of prose that belong to no two entries and are the same to the
 * letter in what they say.
 */
function isFault(repeat: Chain, isThrice: boolean, layout: ArticleLayout): boolean {
  const { aStart, bStart } = repeat;
  if (isVerse(aStart, layout) || isVerse(bStart, layout) || isTable(repeat, layout)) return false;
  const isWhole = isOfParagraphs(repeat, layout);
  const isMany = isLong(repeat, layout);
  if (!isWhole && isDoubledInLine(repeat, layout) && isExact(repeat)) {
    return isAdjacent(repeat, 0, layout) || !(isThrice || layout.isEntries());
  }
  // Places that begin or end within a paragraph are one text only where all but all of it matches.
  const isOneText = isMany && repeat.matches >= ONE_TEXT * repeat.columns;
  if (!isWhole && !isOneText) return false;
  if (isWhole && !isMany && isCaption(repeat, layout)) return false;
  const isCopy = isExact(repeat) || isUpdated(repeat, isMany, layout);
  if (!isCopy) return false;
  if (isAdjacent(repeat, 0, layout)) {
    const paragraphs = paragraphsIn(bStart, repeat.bEnd, layout);
    return !isThrice || repeat.bEnd - bStart >= LEAST_ROW * paragraphs;
  }
  if (isOfTwoEntries(repeat, layout)) return false;
  if (isMany && isAdjacent(repeat, CREDIT_WORDS * layout.wordTokens, layout)) return true;
  if (isThrice || (isExact(repeat) && mayBeOfTwoParts(repeat, layout))) return false;
  return (isMany ? isProse(repeat, layout) : isPasted(repeat, layout)) && !layout.isEntries();
}

/**
 * Whether the two places may close two parts in the same words. A short one may where others follow
 * the two: a sentence for each of two people, of which a last paragraph says more.
 */
function mayBeOfTwoParts(repeat: Chain, layout: ArticleLayout): boolean {
  const { bStart, bEnd } = repeat;
  const sentences = 1 + layout.begins.subarray(bStart + 1, bEnd).filter(Boolean).length;
  const isShort = bEnd - bStart < FORMULA_WORDS * layout.wordTokens;
  const isFormula = isShort && sentences <= FORMULA_SENTENCES;
  return (isFormula || endsText(repeat, layout)) && closesTwoParts(repeat, layout);
}

/** Whether an edited second place is the same text all the same, and not one filled in anew. */
function isUpdated(repeat: Chain, isMany: boolean, layout: ArticleLayout): boolean {
  const share = repeat.matches / repeat.columns;
  if (isMany && share >= ONE_TEXT) return true;
  return (isMany || share >= ONE_PARAGRAPH) && !differsInFacts(repeat, layout);
}

/** Whether most of the paragraphs that come again end with sentences, in a text whose paragraphs do. */
function isProse({ bStart, bEnd }: Chain, layout: ArticleLayout): boolean {
  const { paragraphs, paragraphOf } = layout;
  const some = paragraphs.slice(paragraphOf[bStart], (paragraphOf[bEnd - 1] ?? 0) + 1);
  return !layout.usesStops() || 2 * some.filter(({ isClosed }) => isClosed).length >= some.length;
}

/** Whether a single paragraph that comes again after others is news, and nothing but pasted. */
function isPasted(repeat: Chain, layout: ArticleLayout): boolean {
  const [first, again] = paragraphsOf(repeat, layout);
  const isStatement = repeat.bEnd - repeat.bStart >= LEAST_STATEMENT * layout.wordTokens;
  const text = textOf(repeat.bStart, repeat.bEnd, layout);
  if (!isStatement || endsWithQuestion(again?.text ?? text) || isEntryLine(text)) return false;
  if (isUnderTwoHeadings(repeat, layout)) return false;
  return !layout.usesStops() || (first?.isClosed === true && again?.isClosed === true);
}

/** Whether a copy of the second place ends right before it, or up to so many tokens before it. */
function isAdjacent(repeat: Chain, most: number, { tokens, isMarkup }: ArticleLayout): boolean {
  const { aEnd, bStart, bEnd } = repeat;
  let gap = bStart - aEnd;
  for (let token = aEnd; token < bStart && isMarkup[token] === 1; token++) gap--;
  if (gap <= most) return true;
  const length = bEnd - bStart;
  // A third copy follows the second, whatever place it was aligned with.
  for (let before = 0; before <= most && isExact(repeat); before++) {
    const start = bStart - before - length;
    let same = 0;
    while (start >= 0 && same < length && tokens[start + same] === tokens[bStart + same]) same++;
    if (same === length) return true;
  }
  return false;
}

function isExact({ matches, columns }: Chain): boolean {
  return matches === columns;
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

/** A sentence set apart from its paragraph, or a paragraph that is a caption in its other place. */
function isPullQuote(repeat: Chain, isThrice: boolean, layout: ArticleLayout): boolean {
  if (isThrice) return false;
  const { aStart, aEnd, bStart, bEnd } = repeat;
  const isSetApart = (start: number, end: number) =>
    isWholeSpan(start, end, layout) && paragraphsIn(start, end, layout) === 1;
  const isWithin = (start: number, end: number) =>
    layout.paragraphOf[start] === layout.paragraphOf[end - 1] && !isWholeSpan(start, end, layout);
  return (
    (isSetApart(aStart, aEnd) && isWithin(bStart, bEnd)) ||
    (isSetApart(bStart, bEnd) && isWithin(aStart, aEnd)) ||
    (isOfParagraphs(repeat, layout) && !isLong(repeat, layout) && isCaption(repeat, layout))
  );
}

/** Words of a line after a caption or a standfirst: the credit of its picture, a byline. */
const LINE_WORDS = 10;

/**
 * Whether one of two equal paragraphs is no part of the body: it alone lacks the stop at its end, or a
 * line that is no sentence belongs to it. Verse and short lines are none.
 */
function isCaption(repeat: Chain, layout: ArticleLayout): boolean {
  const [first, again] = paragraphsOf(repeat, layout);
  if (!first || !again || !layout.usesStops()) return false;
  if (repeat.bEnd - repeat.bStart < LEAST_STATEMENT * layout.wordTokens) return false;
  if (first.isClosed !== again.isClosed) return !layout.isEntries();
  if (!first.isClosed || repeat.aEnd === repeat.bStart) return false;
  const isSetApart =
    isBelowHeadline(repeat, layout) ||
    isBeforeLine(repeat.aEnd, layout) ||
    isBeforeLine(repeat.bEnd, layout);
  return isSetApart && !layout.isEntries();
}

/** Whether a short line that is neither a sentence nor the last one of the text begins with a token. */
function isBeforeLine(token: number, layout: ArticleLayout): boolean {
  const { paragraphs, paragraphOf } = layout;
  const most = LINE_WORDS * layout.wordTokens;
  const next = paragraphs[paragraphOf[token] ?? -1];
  if (!next || paragraphs.at(-1) === next || next.isClosed || next.isVerse) return false;
  let end = token;
  while (end - token <= most && paragraphOf[end] === paragraphOf[token]) end++;
  return end - token <= most;
}

/** The paragraphs in which the two places end, with the text of the latter. */
function paragraphsOf({ aEnd, bEnd }: Chain, { paragraphs, paragraphOf, text }: ArticleLayout) {
  return [aEnd, bEnd].map((end) => {
    const paragraph = paragraphs[paragraphOf[end - 1] ?? -1];
    return paragraph && { ...paragraph, text: text.slice(paragraph.start, paragraph.end) };
  });
}

function isVerse(token: number, { paragraphs, paragraphOf }: ArticleLayout): boolean {
  return paragraphs[paragraphOf[token] ?? -1]?.isVerse === true;
}

/** Whether most of what comes again is columns: numbers, tabs, bars. */
function isTable({ bStart, bEnd }: Chain, layout: ArticleLayout): boolean {
  const text = textOf(bStart, bEnd, layout);
  const numbers = text.match(/(?<![\p{L}\p{N}])[\p{N}.,:%]+(?![\p{L}\p{N}])/gu)?.length ?? 0;
  const columns = text.match(/\S(?:\t|\s*\|\s*| {3,})\S/g)?.length ?? 0;
  const words = bEnd - bStart;
  return numbers > TABLE_NUMBERS * words || 4 * columns > words;
}

function textOf(start: number, end: number, { text, spans }: ArticleLayout): string {
  return text.slice(spans[2 * start], spans[2 * end - 1]);
}

/** Whether the last part of an article that comes again is more than a paragraph. */
function isTail(repeat: Chain, layout: ArticleLayout): boolean {
  if (isLong(repeat, layout)) return true;
  return !isOfParagraphs(repeat, layout) && repeat.bEnd - repeat.bStart >= TAIL_TOKENS;
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

/** Whole paragraphs within tokens `[start, end)`. */
function paragraphsIn(start: number, end: number, layout: ArticleLayout): number {
  let whole = 0;
  let open = opensParagraph(layout, start);
  for (let token = start + 1; token <= end; token++) {
    if (layout.begins[token] !== BEGINS.paragraph) continue;
    if (open) whole++;
    open = layout.isMarkup[token] !== 1;
  }
  return whole;
}
