import { type ArticleLayout, BEGINS, closesParagraph, opensParagraph } from './article-layout.js';

/** Two places of one article with the same tokens, `[start, end)` each. */
export interface ExactRepeat {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
}

/** The sentences of an article: first and last token of each, and a number for its words. */
interface Units {
  starts: number[];
  ends: number[];
  words: number[];
}

/**
 * What an article says twice in whole sentences: longest rows of sentences that come again, each with
 * the earliest place that has as much of it, and none of them twice. A row that holds whole
 * paragraphs in both places is cut to them; what is left at its ends is a row by itself. The places of
 * one repeat never overlap.
 * @returns repeats in the order of their second places. Cost: linear in the tokens.
 */
export function repeatedUnits(layout: ArticleLayout): ExactRepeat[] {
  markPeriods(layout);
  const units = unitsOf(layout);
  const repeats: ExactRepeat[] = [];
  for (const row of repeatedRows(units.words)) {
    const { first, again, length } = inStep(row, units, layout);
    for (const [from, to] of parts(units, { first, again, length }, layout)) {
      repeats.push({
        aStart: units.starts[first + from]!,
        aEnd: units.ends[first + to - 1]!,
        bStart: units.starts[again + from]!,
        bEnd: units.ends[again + to - 1]!,
      });
    }
  }
  return repeats;
}

/**
 * Marks, where a paragraph without sentences is one text two times and more, where each begins:
 * scripts without full stops, bodies without breaks.
 */
function markPeriods({ begins, tokens }: ArticleLayout): void {
  for (let start = 0, end = 0; start < tokens.length; start = end) {
    for (end = start + 1; begins[end] === BEGINS.nothing; ) end++;
    const period = end - start < 2 * LEAST_PERIOD ? 0 : periodOf(tokens.subarray(start, end));
    if (period < LEAST_PERIOD) continue;
    for (let at = start + period; at < end; at += period) begins[at] = BEGINS.sentence;
  }
}

/** Tokens of a text that is one of several in a row. */
const LEAST_PERIOD = 12;

/** The length of which all of the tokens are a multiple and a repetition; 0 where there is none. */
function periodOf(tokens: Uint32Array): number {
  // The failure function of Knuth, Morris and Pratt, 1977.
  const borders = new Uint32Array(tokens.length);
  let border = 0;
  for (let at = 1; at < tokens.length; at++) {
    while (border > 0 && tokens[at] !== tokens[border]) border = borders[border - 1]!;
    if (tokens[at] === tokens[border]) border++;
    borders[at] = border;
  }
  const period = tokens.length - border;
  return border > 0 && tokens.length % period === 0 ? period : 0;
}

/** The numbers of sentences: equal words, equal number. Cost: linear, by a hash of each sentence. */
function unitsOf({ tokens, begins, isMarkup }: ArticleLayout): Units {
  const units: Units = { starts: [], ends: [], words: [] };
  const { starts, ends, words } = units;
  /** The last different unit with each hash, and for each unit the one before it with its hash. */
  const known = new Map<number, number>();
  const earlier: number[] = [];
  for (let start = 0, end = 0; start < tokens.length; start = end) {
    let hash = tokens[start]! | 0;
    for (end = start + 1; begins[end] === BEGINS.nothing; end++) {
      hash = (Math.imul(hash ^ (hash >>> 15), MIX) + tokens[end]!) | 0;
    }
    if (isMarkup[start]) continue;
    const own = starts.length;
    const last = known.get(hash) ?? -1;
    let same = last;
    while (same >= 0 && !isSame(tokens, starts[same]!, ends[same]!, start, end)) {
      same = earlier[same]!;
    }
    starts.push(start);
    ends.push(end);
    words.push(same < 0 ? own : same);
    earlier.push(last);
    if (same < 0) known.set(hash, own);
  }
  return units;
}

/** An odd number of which the bits are spread (Knuth, multiplicative hashing). */
const MIX = 0x9e3779b1;

function isSame(tokens: Uint32Array, a: number, aEnd: number, b: number, bEnd: number): boolean {
  if (aEnd - a !== bEnd - b) return false;
  let at = a;
  for (let other = b; at < aEnd && tokens[at] === tokens[other]; other++) at++;
  return at === aEnd;
}

/** A row of units that comes again. */
interface RepeatedRow {
  first: number;
  again: number;
  length: number;
}

/**
 * Rows of numbers that come again: from left to right, each place that no row covers yet is compared
 * with the first and the last place before it of the same number; the longer row counts, the first
 * on a tie. The places of a row never overlap. Cost: linear.
 * @param numbers each below their count.
 */
export function repeatedRows(numbers: readonly number[]): RepeatedRow[] {
  const rows: RepeatedRow[] = [];
  /** The first and the last place of each number so far, from 1; 0 for none. */
  const firsts = new Uint32Array(numbers.length);
  const lasts = new Uint32Array(numbers.length);
  let covered = 0;
  for (let again = 0; again < numbers.length; again++) {
    const number = numbers[again]!;
    const [first, last] = [firsts[number]! - 1, lasts[number]! - 1];
    lasts[number] = again + 1;
    if (first < 0) firsts[number] = again + 1;
    if (first < 0 || again < covered) continue;
    const fromFirst = rowLength(numbers, first, again);
    const fromLast = first === last ? 0 : rowLength(numbers, last, again);
    const isFirst = fromFirst >= fromLast;
    const length = isFirst ? fromFirst : fromLast;
    rows.push({ first: isFirst ? first : last, again, length });
    covered = again + length;
  }
  return rows;
}

function rowLength(numbers: readonly number[], first: number, again: number): number {
  const most = Math.min(again - first, numbers.length - again);
  let length = 0;
  while (length < most && numbers[first + length] === numbers[again + length]) length++;
  return length;
}

/**
 * A row whose two places touch, moved on to where both begin with a paragraph: P P, where what is
 * before the first P ends as P does, is a row that begins too early.
 */
function inStep(row: RepeatedRow, { starts, words }: Units, layout: ArticleLayout): RepeatedRow {
  const { first, again, length } = row;
  if (first + length !== again) return row;
  const opens = (at: number) => opensParagraph(layout, starts[at] ?? -1);
  for (let step = 0; step < length; step++) {
    if (opens(first + step) && opens(again + step)) {
      return { first: first + step, again: again + step, length };
    }
    if (words[again + length + step] !== words[again + step]) break;
  }
  return row;
}

/** The parts of a row: sentences before its first whole paragraph, whole paragraphs, those after. */
function parts(
  { starts, ends }: Units,
  { first, again, length }: RepeatedRow,
  layout: ArticleLayout,
): [from: number, to: number][] {
  const opens = (at: number) => opensParagraph(layout, starts[at] ?? -1);
  const closes = (at: number) => closesParagraph(layout, ends[at] ?? -1);
  let from = 0;
  while (from < length && !(opens(first + from) && opens(again + from))) from++;
  let to = length;
  while (to > from && !(closes(first + to - 1) && closes(again + to - 1))) to--;
  if (to === from) return [[0, length]];
  const all: [number, number][] = [
    [0, from],
    [from, to],
    [to, length],
  ];
  return all.filter(([start, end]) => end > start);
}
