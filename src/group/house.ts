/**
 * Passages that did not travel: text that a house sets around its own articles, and matches by
 * chance.
 */
import type { SetAside } from '../match/boilerplate-cut.js';
import type { Families } from './families.js';

/** The kind of a family of occurrences. */
export const KIND = { passage: 0, house: 1, chance: 2 } as const;

/** The facts by which the passages of texts are judged. Places count tokens of whole texts. */
export interface HouseFacts {
  /** All boilerplate, set aside or too short for that: sorted, disjoint. */
  boilerplate: SetAside;
  /** Articles of a text. */
  articlesOf: (text: number) => readonly number[];
  /** The name of an article's source; '' if it is not known. */
  sourceOf: (article: number) => string;
  /** Whether articles have different sources; a single name would show nothing. */
  hasSources: boolean;
  /** Tokens of the first line of a text, 0 if it is too long for a headline. */
  headlineOf: (text: number) => number;
  /** Tokens of a text. */
  tokenCount: (text: number) => number;
}

/**
 * This many consecutive words may be next to boilerplate, or missing from a headline, by chance:
 * the name of the section before it, the `of` or `the` with which two articles continue after it.
 */
const CHANCE_WORDS = 3;

/**
 * Judges families, in numbers of {@link KIND}. A family is a *chance* match if fewer than two texts
 * have more than {@link CHANCE_WORDS} consecutive words of it outside boilerplate. It is of the
 * *house* if all its articles are of one source and other articles are not, or if it is the
 * headline of one article and occurs elsewhere in another: a box of links.
 * @returns a number for each family.
 */
export function judgeFamilies(families: Families, facts: HouseFacts): Uint8Array {
  const kinds = new Uint8Array(families.bounds.length - 1);
  for (let family = 0; family < kinds.length; family++) {
    if (isByChance(families, family, facts.boilerplate)) kinds[family] = KIND.chance;
    else if (isOfOneSource(families, family, facts) || isHeadline(families, family, facts)) {
      kinds[family] = KIND.house;
    }
  }
  return kinds;
}

function isByChance(
  { bounds, texts, starts, ends }: Families,
  family: number,
  boilerplate: SetAside,
): boolean {
  if (boilerplate.length === 0) return false;
  let first = -1;
  for (let i = bounds[family]!; i < bounds[family + 1]!; i++) {
    if (texts[i] === first) continue;
    if (longestOwnRun(texts[i]!, starts[i]!, ends[i]!, boilerplate) <= CHANCE_WORDS) continue;
    if (first >= 0) return false;
    first = texts[i]!;
  }
  return true;
}

/** The most consecutive tokens of a span outside the other spans. */
function longestOwnRun(text: number, start: number, end: number, spans: SetAside): number {
  let longest = 0;
  let from = start;
  for (
    let at = firstSpan(spans, text, start);
    spans[at] === text && spans[at + 1]! < end;
    at += 3
  ) {
    longest = Math.max(longest, spans[at + 1]! - from);
    from = spans[at + 2]!;
  }
  return Math.max(longest, end - from);
}

/**
 * The index of the first span of a text that ends after a token, or the index where it would be
 * inserted.
 */
function firstSpan(spans: SetAside, text: number, start: number): number {
  let low = 0;
  let high = spans.length / 3;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const own = spans[3 * middle]!;
    if (own < text || (own === text && spans[3 * middle + 2]! <= start)) low = middle + 1;
    else high = middle;
  }
  return 3 * low;
}

function isOfOneSource(
  { bounds, texts }: Families,
  family: number,
  { articlesOf, sourceOf, hasSources }: HouseFacts,
): boolean {
  if (!hasSources) return false;
  const source = sourceOf(articlesOf(texts[bounds[family]!]!)[0]!);
  if (source === '') return false;
  for (let i = bounds[family]!; i < bounds[family + 1]!; i++) {
    for (const article of articlesOf(texts[i]!)) if (sourceOf(article) !== source) return false;
  }
  return true;
}

/**
 * Whether a family is the headline of one text, and occurs in another text that has a different
 * headline.
 */
function isHeadline(
  { bounds, texts, starts, ends }: Families,
  family: number,
  { headlineOf, tokenCount }: HouseFacts,
): boolean {
  let isAnywhere = false;
  let isElsewhere = false;
  for (let i = bounds[family]!; i < bounds[family + 1]!; ) {
    const text = texts[i]!;
    let isOwn = false;
    for (; i < bounds[family + 1]! && texts[i] === text; i++) {
      if (starts[i]! > CHANCE_WORDS) continue;
      const headline = headlineOf(text);
      const isAll = headline === 0 || headline === tokenCount(text);
      if (!isAll && Math.abs(ends[i]! - headline) <= CHANCE_WORDS) isOwn = true;
    }
    if (isOwn) isAnywhere = true;
    else isElsewhere = true;
  }
  return isAnywhere && isElsewhere;
}
