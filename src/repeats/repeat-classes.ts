import type { Chain } from '../align/chain.js';
import { isEntryLine } from '../text/layout.js';
import { endsWithQuestion } from '../text/sentence-ends.js';
import { type ArticleLayout, BEGINS, opensParagraph } from './article-layout.js';
import { isPoemTwice } from './poem-twice.js';
import {
  closesTwoParts,
  differsInFacts,
  endsText,
  isBelowHeadline,
  isOfTwoEntries,
  isTable,
  isUnderTwoHeadings,
} from './repeat-contexts.js';
import { periodOf } from './repeated-units.js';
import { isDoubledInLine, isOfParagraphs, isWholeSpan } from './settle-repeats.js';

/**
 * The kinds of repeats inside an article. The `doubled-` kinds are faults: a second place that is equal
 * to the first can be cut without loss. The others are intended.
 *
 * - `doubled-body`: all or nearly all of the article twice or more, in one piece or by paragraphs.
 * - `doubled-tail`: its last paragraphs again at its end.
 * - `doubled-paragraph`: one or a few paragraphs pasted twice, or a sentence right after itself.
 * - `pull-quote`: a sentence or a paragraph repeated as a quote, a caption or a standfirst.
 * - `refrain`: text that occurs three times or more, in verse, in entries, or as a turn of phrase.
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

/** If second places make up this share of the article, its body was extracted twice. */
const BODY_SHARE = 0.4;
/** Words that may precede a doubled body: headline and byline. */
const HEADLINE_WORDS = 25;
/** Words that may occur between a text and its double, or after the double: a credit line. */
const CREDIT_WORDS = 15;
/**
 * Fewest words of a paragraph that makes a statement: half a sentence of news. A shorter one that
 * occurs again after others is a subhead, a slogan or a sign-off.
 */
const LEAST_STATEMENT = 12;
/** Limits of a formula, which is shorter than most paragraphs of news. */
const FORMULA_WORDS = 24;
const FORMULA_SENTENCES = 2;
/** Fewest tokens of a paragraph that occurs three times in a row by fault; a shorter one is a chant. */
const LEAST_ROW = 12;
/** Least matching share of several paragraphs that are one text with an updated figure or name. */
const ONE_TEXT = 0.95;
/** Least matching share of a single paragraph that occurs again after others. */
const ONE_PARAGRAPH = 0.9;
/** Fewest tokens of doubled sentences that are the tail of a text of one paragraph. */
const TAIL_TOKENS = 60;

/** The class of each repeat of an article. */
export function classifyRepeats(repeats: readonly Chain[], layout: ArticleLayout): RepeatClass[] {
  const tokens = layout.tokens.length;
  const thrice = occurThrice(repeats, tokens);
  const faults = repeats.map((repeat) => isFault(repeat, thrice, layout));
  const some = repeats.filter((_, i) => faults[i]);
  const doubled = some.reduce((sum, repeat) => sum + repeat.bEnd - repeat.bStart, 0);
  const first = some.reduce((least, { aStart }) => Math.min(least, aStart), tokens);
  const isBody = doubled >= BODY_SHARE * tokens && first <= HEADLINE_WORDS * layout.wordTokens;
  return repeats.map((repeat, i) => {
    if (!faults[i])
      return !thrice.has(repeat) && isPullQuote(repeat, layout) ? 'pull-quote' : 'refrain';
    if (isBody) return 'doubled-body';
    const isLast = tokens - repeat.bEnd <= CREDIT_WORDS * layout.wordTokens;
    return isLast && isTail(repeat, layout) ? 'doubled-tail' : 'doubled-paragraph';
  });
}

/**
 * Whether a repeat is a fault and not intended. It is not verse and not a table, and it is either whole
 * paragraphs or sentences next to each other, or paragraphs of prose that say the same and do not
 * belong to two entries.
 */
function isFault(repeat: Chain, thrice: ReadonlySet<Chain>, layout: ArticleLayout): boolean {
  const { aStart, bStart } = repeat;
  const isThrice = thrice.has(repeat);
  if (isTable(repeat, layout)) return false;
  if (isVerse(aStart, layout) || isVerse(bStart, layout)) return isPoemTwice(repeat, layout);
  const isWhole = isOfParagraphs(repeat, layout);
  const isMany = isLong(repeat, layout);
  if (!isWhole && isDoubledInLine(repeat, layout) && isExact(repeat)) {
    return isAdjacent(repeat, 0, layout) || !(isThrice || layout.isEntries());
  }
  // Places that begin or end within a paragraph are one text only if nearly all of it matches.
  const isOneText = isMany && repeat.matches >= ONE_TEXT * repeat.columns;
  if (!isWhole && !isOneText) return false;
  if (isWhole && !isMany && isCaption(repeat, layout)) return false;
  const isCopy = isExact(repeat) || isUpdated(repeat, layout);
  if (!isCopy) return false;
  if (isAdjacent(repeat, 0, layout)) return !(isThrice && isChant(repeat, layout));
  if (isOfTwoEntries(repeat, layout)) return false;
  if (isMany && isAdjacent(repeat, CREDIT_WORDS * layout.wordTokens, layout)) return true;
  if (isThrice || (isExact(repeat) && mayBeOfTwoParts(repeat, layout))) return false;
  return (isMany ? isProse(repeat, layout) : isPasted(repeat, layout)) && !layout.isEntries();
}

/** Whether text that occurs three times in a row is short lines, and no body of different sentences. */
function isChant(repeat: Chain, layout: ArticleLayout): boolean {
  const words = repeat.bEnd - repeat.bStart;
  const isBody =
    isLong(repeat, layout) && layout.usesStops() && words >= FORMULA_WORDS * layout.wordTokens;
  const paragraphs = paragraphsIn(repeat.bStart, repeat.bEnd, layout);
  if (words >= LEAST_ROW * paragraphs) return false;
  if (!isBody || !isProse(repeat, layout)) return true;
  return periodOf(layout.tokens.subarray(repeat.bStart, repeat.bEnd)) > 0;
}

/**
 * Whether the two places may close two parts of the text in the same words. A short repeat may also do
 * so if paragraphs follow: a sentence on each of two people, before a paragraph on both.
 */
function mayBeOfTwoParts(repeat: Chain, layout: ArticleLayout): boolean {
  const { bStart, bEnd } = repeat;
  const sentences = 1 + layout.begins.subarray(bStart + 1, bEnd).filter(Boolean).length;
  const isShort = bEnd - bStart < FORMULA_WORDS * layout.wordTokens;
  const isFormula = isShort && sentences <= FORMULA_SENTENCES;
  return (isFormula || endsText(repeat, layout)) && closesTwoParts(repeat, layout);
}

/** Whether an edited second place is an update of the first, and not a form filled in with new facts. */
function isUpdated(repeat: Chain, layout: ArticleLayout): boolean {
  const share = repeat.matches / repeat.columns;
  const isMany = isLong(repeat, layout);
  if (isMany && share >= ONE_TEXT) return true;
  return (isMany || share >= ONE_PARAGRAPH) && !differsInFacts(repeat, layout);
}

/** Whether most of the repeated paragraphs end with sentences, if any paragraphs of the text do. */
function isProse({ bStart, bEnd }: Chain, layout: ArticleLayout): boolean {
  const { paragraphs, paragraphOf } = layout;
  const some = paragraphs.slice(paragraphOf[bStart], (paragraphOf[bEnd - 1] ?? 0) + 1);
  return !layout.usesStops() || 2 * some.filter(({ isClosed }) => isClosed).length >= some.length;
}

/** Whether a single paragraph that occurs again after others is news that was pasted twice. */
function isPasted(repeat: Chain, layout: ArticleLayout): boolean {
  const [first, again] = paragraphsOf(repeat, layout);
  const isStatement = repeat.bEnd - repeat.bStart >= LEAST_STATEMENT * layout.wordTokens;
  const text = textOf(repeat.bStart, repeat.bEnd, layout);
  if (!isStatement || endsWithQuestion(again?.text ?? text) || isEntryLine(text)) return false;
  if (isUnderTwoHeadings(repeat, layout)) return false;
  return !layout.usesStops() || (first?.isClosed === true && again?.isClosed === true);
}

/** Whether a copy of the second place ends at most `most` tokens before it. */
function isAdjacent(repeat: Chain, most: number, { tokens, isMarkup }: ArticleLayout): boolean {
  const { aEnd, bStart, bEnd } = repeat;
  let gap = bStart - aEnd;
  for (let token = aEnd; token < bStart && isMarkup[token] === 1; token++) gap--;
  if (gap <= most) return true;
  const length = bEnd - bStart;
  // A third copy follows the second, even if it was aligned with the first.
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
 * The repeats of which other repeats cover most of one place: their passages occur three times. Counts
 * by token, because a text of lists has thousands of repeats.
 */
function occurThrice(repeats: readonly Chain[], tokens: number): ReadonlySet<Chain> {
  // The places of one repeat never overlap.
  if (repeats.length === 1) return new Set();
  const changes = new Int32Array(tokens + 1);
  for (const { aStart, aEnd, bStart, bEnd } of repeats) {
    for (const start of [aStart, bStart]) changes[start] = (changes[start] ?? 0) + 1;
    for (const end of [aEnd, bEnd]) changes[end] = (changes[end] ?? 0) - 1;
  }
  // For each token, the number of tokens before it that are in two places or more.
  const shared = new Uint32Array(tokens + 1);
  let places = 0;
  for (let token = 0; token < tokens; token++) {
    places += changes[token] ?? 0;
    shared[token + 1] = (shared[token] ?? 0) + Number(places > 1);
  }
  const isShared = (start: number, end: number) =>
    2 * ((shared[end] ?? 0) - (shared[start] ?? 0)) > end - start;
  return new Set(repeats.filter((r) => isShared(r.aStart, r.aEnd) || isShared(r.bStart, r.bEnd)));
}

/** Whether a repeat is a sentence taken out of a paragraph, or a paragraph that is also a caption. */
function isPullQuote(repeat: Chain, layout: ArticleLayout): boolean {
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

/** Most words of the line after a caption or a standfirst: a picture credit, a byline. */
const LINE_WORDS = 10;

/**
 * Whether one of two equal paragraphs is a caption and not part of the body: it alone lacks the stop at
 * its end, or it is next to a line that is not a sentence. Short paragraphs are never captions.
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

/**
 * Whether a short line begins with the token that is neither a sentence nor verse, nor the end of the
 * text.
 */
function isBeforeLine(token: number, layout: ArticleLayout): boolean {
  const { paragraphs, paragraphOf } = layout;
  const most = LINE_WORDS * layout.wordTokens;
  const next = paragraphs[paragraphOf[token] ?? -1];
  if (!next || paragraphs.at(-1) === next || next.isClosed || next.isVerse) return false;
  let end = token;
  while (end - token <= most && paragraphOf[end] === paragraphOf[token]) end++;
  return end - token <= most;
}

/** The paragraphs in which the two places end, with their texts. */
function paragraphsOf({ aEnd, bEnd }: Chain, { paragraphs, paragraphOf, text }: ArticleLayout) {
  return [aEnd, bEnd].map((end) => {
    const paragraph = paragraphs[paragraphOf[end - 1] ?? -1];
    return paragraph && { ...paragraph, text: text.slice(paragraph.start, paragraph.end) };
  });
}

function isVerse(token: number, { paragraphs, paragraphOf }: ArticleLayout): boolean {
  return paragraphs[paragraphOf[token] ?? -1]?.isVerse === true;
}

function textOf(start: number, end: number, { text, spans }: ArticleLayout): string {
  return text.slice(spans[2 * start], spans[2 * end - 1]);
}

/** Whether the repeated end of an article is more than one paragraph. */
function isTail(repeat: Chain, layout: ArticleLayout): boolean {
  if (isLong(repeat, layout)) return true;
  return !isOfParagraphs(repeat, layout) && repeat.bEnd - repeat.bStart >= TAIL_TOKENS;
}

/**
 * Whether one place holds at least two whole paragraphs and the other at least one: a dateline before
 * the first paragraph may be the difference.
 */
function isLong({ aStart, aEnd, bStart, bEnd }: Chain, layout: ArticleLayout): boolean {
  const first = paragraphsIn(aStart, aEnd, layout);
  const again = paragraphsIn(bStart, bEnd, layout);
  return Math.max(first, again) >= 2 && Math.min(first, again) >= 1;
}

/** Number of whole paragraphs within tokens `[start, end)`. */
function paragraphsIn(start: number, end: number, layout: ArticleLayout): number {
  const { begins, isMarkup } = layout;
  let whole = 0;
  let open = opensParagraph(layout, start);
  // The search is compiled, unlike a loop of code that few articles need.
  for (let token = start; ; ) {
    token = begins.indexOf(BEGINS.paragraph, token + 1);
    if (token < 0 || token > end) return whole;
    if (open) whole++;
    open = isMarkup[token] !== 1;
  }
}
