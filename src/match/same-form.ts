import { UNMATCHED } from '../align/unmatched.js';
import type { NumberTokens } from './number-words.js';

/** The differences in numbers between two texts that were matched token by token. */
export interface FormChanges {
  /** Tokens that both share, in order, and the number of distinct ones. */
  matched: number;
  distinct: number;
  /** Numbers at the same place in both: equal ones, and others. */
  kept: number;
  replaced: number;
  /** Places at which the texts have different words, and not a number each. */
  reworded: number;
  /** (first token, end) of the numbers of the first text that were replaced. */
  numbers: number[];
  /** (first token, end) of the reworded places of the first text. */
  words: number[];
}

/**
 * The least share of replaced numbers among the numbers at the same place in both. It was measured
 * on 868 pairs of a wire archive (19,043 stories of 1987) that would otherwise be copies. By the
 * limits below, 258 of 349 pairs with days between them are forms, and so are 39 of 519 pairs of
 * the same day, of which all but one or two turned out to be forms when read.
 */
const REPLACED_SHARE = 0.4;

/**
 * The most words in common for each replaced number. Forms of that archive have 12, nine of ten
 * below 26; a story with a new toll has fifty or more, and one with a corrected figure some 400.
 * Each place with other words counts as {@link REWORDED} of a number, because names are replaced
 * too; but together they count at most as much as the numbers, because a rewritten report has many.
 */
const WORDS_A_CHANGE = 20;
const REWORDED = 0.5;

/**
 * A flash with a new toll has two or three changes; up to this number, changes must be as dense as
 * in tables.
 */
const FEW_CHANGES = 3;
const WORDS_A_CHANGE_OF_FEW = 12;

/**
 * The most words in common of a form: reports have some hundred, minutes a thousand. A law code
 * with renumbered sections is a copy.
 */
const LONGEST_FORM = 2000;

/**
 * The most places with other words for each replaced number: with more, an edition of a text was
 * revised, and its sections were renumbered.
 */
const MOST_REWORDED = 2;

/**
 * A form needs two replaced numbers, or one and other words somewhere: one number alone may be a
 * correction.
 */
const LEAST_CHANGES = 2;

/**
 * The most words that are counted for each distinct token. In a text as short as a form, distinct
 * tokens are at least two thirds of the words, except where a token is a character: of 300
 * characters of Thai, fewer than a hundred are distinct.
 */
const WORDS_A_DISTINCT = 1.5;

/** The most tokens of a number: 17.18, 1-3/4, 1,234,567. A longer run is a row of numbers. */
const LONGEST_NUMBER = 3;

/** (start, end) of each number of a text. Cost: a look at each token. */
function numbersOf(tokens: Uint32Array, numbers: NumberTokens): number[] {
  const found: number[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!numbers.has(tokens[at]!)) continue;
    let end = at + 1;
    while (end < tokens.length && numbers.has(tokens[end]!)) end++;
    const size = end - at > LONGEST_NUMBER ? 1 : end - at;
    for (; at < end; at += size) found.push(at, at + size);
    at--;
  }
  return found;
}

/**
 * Compares two texts by their numbers.
 * @param matches for the tokens of the first, as `Engine.matchTokens` gives them.
 */
export function compareForms(
  a: Uint32Array,
  b: Uint32Array,
  matches: Int32Array,
  numbers: NumberTokens,
): FormChanges {
  const changes: FormChanges = {
    ...{ matched: 0, distinct: 0, kept: 0, replaced: 0, reworded: 0 },
    numbers: [],
    words: [],
  };
  countGaps(a, b, matches, numbers, changes);
  const [ofA, ofB] = [numbersOf(a, numbers), numbersOf(b, numbers)];
  const anchors = withoutShiftedRows(matches, a, numbers, ofA, ofB);
  let next = 0;
  for (let at = 0; at < ofA.length; at += 2) {
    const [start, end] = [ofA[at]!, ofA[at + 1]!];
    const [from, to] = [placeBefore(anchors, start), placeAfter(anchors, end, b.length)];
    while (next < ofB.length && ofB[next + 1]! <= from) next += 2;
    if (next < ofB.length && ofB[next + 1]! <= to) {
      const [other, length] = [ofB[next]!, end - start];
      if (ofB[next + 1]! - other === length && isSame(a, start, b, other, length)) changes.kept++;
      else changes.numbers.push(start, end);
      next += 2;
    } else if (isMatched(matches, start, end)) changes.kept++;
  }
  changes.replaced = changes.numbers.length / 2;
  changes.reworded = changes.words.length / 2;
  return changes;
}

/**
 * The matches of all words, and of numbers in rows of unequal length. Numbers in rows of equal length
 * are paired by their places in the row, because two draws of a lottery may share a number at
 * different places. A row is all numbers between two matched words.
 */
function withoutShiftedRows(
  matches: Int32Array,
  a: Uint32Array,
  numbers: NumberTokens,
  ofA: readonly number[],
  ofB: readonly number[],
): Int32Array {
  const anchors = matches.slice();
  let [row, nextA, nextB] = [0, 0, 0];
  for (let at = 0; at <= a.length; at++) {
    if (at < a.length && (matches[at] === UNMATCHED || numbers.has(a[at]!))) continue;
    const to = at < a.length ? matches[at]! : Number.POSITIVE_INFINITY;
    const [inA, inB] = [numbersBefore(ofA, nextA, at), numbersBefore(ofB, nextB, to)];
    if (inA === inB) {
      for (let i = row; i < at; i++) if (numbers.has(a[i]!)) anchors[i] = UNMATCHED;
    }
    [row, nextA, nextB] = [at + 1, nextA + 2 * inA, nextB + 2 * inB];
  }
  return anchors;
}

/** Number of the spans from index `first` on that begin before a place. */
function numbersBefore(spans: readonly number[], first: number, place: number): number {
  let at = first;
  while (at < spans.length && spans[at]! < place) at += 2;
  return (at - first) / 2;
}

/** The place in the other text after the match of the last matched token before `at`. */
function placeBefore(matches: Int32Array, at: number): number {
  for (let i = at - 1; i >= 0; i--) if (matches[i] !== UNMATCHED) return matches[i]! + 1;
  return 0;
}

/** The place in the other text of the match of the token at `at`, or of the next matched one. */
function placeAfter(matches: Int32Array, at: number, otherEnd: number): number {
  for (let i = at; i < matches.length; i++) if (matches[i] !== UNMATCHED) return matches[i]!;
  return otherEnd;
}

function isMatched(matches: Int32Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (matches[i] === UNMATCHED) return false;
  return true;
}

/** Whether `length` tokens from two places on are equal. */
function isSame(
  a: Uint32Array,
  aStart: number,
  b: Uint32Array,
  bStart: number,
  length: number,
): boolean {
  for (let i = 0; i < length; i++) if (a[aStart + i] !== b[bStart + i]) return false;
  return true;
}

/** Counts the matched tokens, and the gaps between them with different words. */
function countGaps(
  a: Uint32Array,
  b: Uint32Array,
  matches: Int32Array,
  numbers: NumberTokens,
  changes: FormChanges,
): void {
  const hasNumber = (tokens: Uint32Array, from: number, to: number): boolean => {
    for (let i = from; i < to; i++) if (numbers.has(tokens[i]!)) return true;
    return false;
  };
  let aFrom = 0;
  let bFrom = 0;
  const distinct = new Set<number>();
  for (let i = 0; i <= a.length; i++) {
    const j = i < a.length ? matches[i]! : b.length;
    if (j === UNMATCHED) continue;
    if (i > aFrom && j > bFrom && !(hasNumber(a, aFrom, i) && hasNumber(b, bFrom, j))) {
      changes.words.push(aFrom, i);
    }
    if (i < a.length) {
      changes.matched++;
      distinct.add(a[i]!);
    }
    aFrom = i + 1;
    bFrom = j + 1;
  }
  changes.distinct = distinct.size;
}

/** A figure of two texts, and the limit that makes them one form that was filled in anew. */
export interface FormRule {
  figure: 'changes' | 'replacedShare' | 'wordsAChange' | 'words' | 'rewordedANumber';
  value: number;
  limit: number;
  holds: boolean;
}

/**
 * The rules, all of which must hold. Figures for each replaced number are 0 if no number was
 * replaced.
 */
export function formRules(changes: FormChanges): FormRule[] {
  const { matched, distinct, kept, replaced, reworded } = changes;
  const all = replaced === 0 ? 0 : replaced + reworded;
  const share = replaced === 0 ? 0 : replaced / (replaced + kept);
  const words = Math.min(matched, WORDS_A_DISTINCT * distinct);
  const wordsAChange =
    replaced === 0 ? words : words / (replaced + Math.min(REWORDED * reworded, replaced));
  const rewordedANumber = replaced === 0 ? 0 : reworded / replaced;
  const mostWords = all <= FEW_CHANGES ? WORDS_A_CHANGE_OF_FEW : WORDS_A_CHANGE;
  return [
    { figure: 'changes', value: all, limit: LEAST_CHANGES, holds: all >= LEAST_CHANGES },
    { figure: 'replacedShare', value: share, limit: REPLACED_SHARE, holds: share > REPLACED_SHARE },
    {
      figure: 'wordsAChange',
      value: wordsAChange,
      limit: mostWords,
      holds: wordsAChange <= mostWords,
    },
    { figure: 'words', value: matched, limit: LONGEST_FORM, holds: matched <= LONGEST_FORM },
    {
      figure: 'rewordedANumber',
      value: rewordedANumber,
      limit: MOST_REWORDED,
      holds: rewordedANumber < MOST_REWORDED,
    },
  ];
}

/** Whether two texts are one form that was filled in anew. */
export function isSameForm(changes: FormChanges): boolean {
  return formRules(changes).every(({ holds }) => holds);
}
