import { layOut, type Paragraph } from '../text/layout.js';
import { letterBefore, sentenceEndIn } from '../text/sentence-ends.js';

/** The largest unit that begins with a token. */
export const BEGINS = { nothing: 0, sentence: 1, afterDateline: 2, paragraph: 3 } as const;

/** The tokens of an article and where they are in its paragraphs and sentences. */
export interface ArticleLayout {
  text: string;
  tokens: Uint32Array;
  /** Span of each token in UTF-16 units of the text: (start, end) pairs. */
  spans: Uint32Array;
  paragraphs: readonly Paragraph[];
  /** The paragraph of each token; tags belong to the paragraph after them. */
  paragraphOf: Uint32Array;
  /** One of {@link BEGINS} for each token, and `paragraph` for the end of the text. */
  begins: Uint8Array;
  /** Average tokens of a word: in scripts without spaces a token is a character. */
  wordTokens: number;
  /** 1 for tokens of tags and escapes, which are not words. */
  isMarkup: Uint8Array;
  // The methods below compute their result at the first call:
  /** Whether the text is a list of entries. */
  isEntries(): boolean;
  /** Whether any paragraph ends with a full stop; some scripts have no stops. */
  usesStops(): boolean;
  /** The paragraphs that are headings, ascending: short ones without a stop at their end. */
  headings(): Uint32Array;
}

/** Most words of a heading. */
export const HEADING_WORDS = 15;

/** Tokens of a word in Chinese and Japanese, and in other scripts without spaces. */
const IDEOGRAPHS = 2;
const SYLLABLES = 3;

/** `LIMA, Peru (Reuters) - `, or the same with a longer dash. */
const DATELINE = /^[^-–—]{2,60}\s[-–—]{1,2}\s/;
const DATELINE_UNITS = 80;
const DATELINE_TOKENS = 8;

/** Most words have one space between them, which ends no sentence. */
const SPACE = 0x20;

/** Lays out an article, given its tokens and their spans. Cost: linear in the text. */
export function layOutArticle(
  text: string,
  tokens: Uint32Array,
  spans: Uint32Array,
): ArticleLayout {
  const { paragraphs, markup, isEntries } = layOut(text);
  const count = tokens.length;
  const paragraphOf = new Uint32Array(count);
  const begins = new Uint8Array(count + 1);
  const isMarkup = markMarkup(markup, spans, count);
  const hasCapitals = beginsWithCapitals(text, paragraphs);
  begins[0] = BEGINS.paragraph;
  begins[count] = BEGINS.paragraph;
  let number = 0;
  let end = endOf(number, paragraphs);
  let touching = 0;
  let dateline = 0;
  let first = 0;
  let isNew = true;
  let before = 0;
  for (let token = 0; token < count; token++) {
    const start = spans[2 * token]!;
    while (start >= end) {
      end = endOf(++number, paragraphs);
      isNew = true;
    }
    paragraphOf[token] = number;
    if (start === before) touching++;
    if (isNew || isMarkup[token] === 1 || isMarkup[token - 1] === 1) {
      begins[token] = BEGINS.paragraph;
      dateline = datelineEnd(text, paragraphs[number]);
      first = token;
      isNew = false;
    } else if (before <= dateline && start >= dateline) {
      begins[token] = token - first <= DATELINE_TOKENS ? BEGINS.afterDateline : BEGINS.nothing;
    } else if (start - before !== 1 || text.charCodeAt(before) !== SPACE) {
      const next = hasCapitals ? text.charAt(start) : '';
      const gap = text.slice(before, start);
      const isEnd = sentenceEndIn(letterBefore(text, before), gap, next) >= 0;
      if (isEnd) begins[token] = BEGINS.sentence;
    }
    before = spans[2 * token + 1]!;
  }
  const wordTokens = 2 * touching > count ? tokensOfWord(text) : 1;
  return {
    ...{ text, tokens, spans, paragraphs, paragraphOf, begins, isMarkup, isEntries, wordTokens },
    usesStops: once(() => paragraphs.some(({ isClosed }) => isClosed)),
    headings: once(() => headingsOf(paragraphs, paragraphOf, isMarkup, HEADING_WORDS * wordTokens)),
  };
}

/** Where tokens of a paragraph must begin before; the last one has all that follow. */
function endOf(number: number, paragraphs: readonly Paragraph[]): number {
  return number + 1 < paragraphs.length ? paragraphs[number]!.end : Number.POSITIVE_INFINITY;
}

/** A function that makes its value at the first call and keeps it. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function tokensOfWord(text: string): number {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
    ? IDEOGRAPHS
    : SYLLABLES;
}

function headingsOf(
  paragraphs: readonly Paragraph[],
  paragraphOf: Uint32Array,
  isMarkup: Uint8Array,
  most: number,
): Uint32Array {
  const words = new Uint32Array(paragraphs.length);
  for (let token = 0; token < paragraphOf.length; token++) {
    if (isMarkup[token] === 0) words[paragraphOf[token]!]!++;
  }
  const headings: number[] = [];
  for (let number = 0; number < paragraphs.length; number++) {
    const isHeading = !paragraphs[number]!.isClosed && words[number]! <= most;
    if (isHeading) headings.push(number);
  }
  return Uint32Array.from(headings);
}

/** Whether a paragraph begins with a capital: then sentences do, too. Georgian text has no capitals. */
function beginsWithCapitals(text: string, paragraphs: readonly Paragraph[]): boolean {
  return paragraphs.some(({ start }) => {
    const opening = text.slice(start, start + 20);
    return /^[A-Z]/.test(opening) || /^[^\p{L}\p{N}]*(?!\p{Script=Georgian})\p{Lu}/u.test(opening);
  });
}

/** Whether a whole paragraph may begin with the token, after a dateline or not. */
export function opensParagraph({ begins }: ArticleLayout, token: number): boolean {
  return begins[token]! >= BEGINS.afterDateline;
}

/** Whether a whole paragraph may end before the token. */
export function closesParagraph({ begins, isMarkup }: ArticleLayout, token: number): boolean {
  return begins[token] === BEGINS.paragraph || isMarkup[token] === 1;
}

/** Where the text after the dateline of a paragraph begins; 0 if there is no dateline. */
function datelineEnd(text: string, paragraph: Paragraph | undefined): number {
  if (!paragraph) return 0;
  const head = text.slice(
    paragraph.start,
    Math.min(paragraph.end, paragraph.start + DATELINE_UNITS),
  );
  const dateline = DATELINE.exec(head)?.[0];
  return dateline === undefined ? 0 : paragraph.start + dateline.length;
}

function markMarkup(markup: readonly number[], spans: Uint32Array, count: number): Uint8Array {
  const isMarkup = new Uint8Array(count);
  let token = 0;
  for (let at = 0; at < markup.length; at += 2) {
    while (token < count && spans[2 * token]! < markup[at]!) token++;
    while (token < count && spans[2 * token + 1]! <= markup[at + 1]!) isMarkup[token++] = 1;
  }
  return isMarkup;
}
