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

function unitsOf({ tokens, begins, isMarkup }: ArticleLayout): Units {
  const units: Units = { starts: [], ends: [], words: [] };
  const known = new Map<string, number>();
  for (let start = 0, end = 0; start < tokens.length; start = end) {
    for (end = start + 1; begins[end] === BEGINS.nothing; ) end++;
    if (isMarkup[start]) continue;
    const words = tokens.subarray(start, end).join(' ');
    const number = known.get(words) ?? known.size;
    known.set(words, number);
    units.starts.push(start);
    units.ends.push(end);
    units.words.push(number);
  }
  return units;
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
 * on a tie. The places of a row never overlap.
 */
export function repeatedRows(numbers: readonly number[]): RepeatedRow[] {
  const rows: RepeatedRow[] = [];
  const places = new Map<number, { first: number; last: number }>();
  let covered = 0;
  for (const [again, number] of numbers.entries()) {
    const earlier = places.get(number);
    places.set(number, { first: earlier?.first ?? again, last: again });
    if (!earlier || again < covered) continue;
    const [first, last] = [earlier.first, earlier.last].map((at) => rowLength(numbers, at, again));
    const isFirst = (first ?? 0) >= (last ?? 0);
    const length = (isFirst ? first : last) ?? 0;
    rows.push({ first: isFirst ? earlier.first : earlier.last, again, length });
    covered = again + length;
  }
  return rows;
}

function rowLength(numbers: readonly number[], first: number, again: number): number {
  let length = 0;
  while (
    first + length < again &&
    again + length < numbers.length &&
    numbers[first + length] === numbers[again + length]
  ) {
    length++;
  }
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
