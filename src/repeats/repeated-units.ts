import type { Chain } from '../align/chain.js';
import { type ArticleLayout, BEGINS, closesParagraph, opensParagraph } from './article-layout.js';

/** Two places of one article with the same tokens, `[start, end)` each. */
export interface ExactRepeat {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
}

/** The sentences of an article: first token and end of each, and a number for its words. */
interface Units {
  starts: number[];
  ends: number[];
  words: number[];
}

/**
 * Finds the longest runs of whole sentences that occur again, each with the earliest place that has all
 * of it, and no second place twice. A run with whole paragraphs in both places is split into these
 * and the sentences at its ends. The two places of a repeat never overlap.
 * @returns repeats in the order of their second places. Cost: linear in the tokens.
 */
export function repeatedUnits(layout: ArticleLayout): ExactRepeat[] {
  markPeriods(layout);
  markAfterHeadline(layout);
  const units = unitsOf(layout);
  const repeats: ExactRepeat[] = [];
  for (const run of repeatedRuns(units.words)) {
    const { first, again, length } = inStep(run, units, layout);
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
 * If a paragraph without sentence ends is one text repeated, marks the beginning of each copy as a
 * sentence: scripts without full stops, bodies without breaks.
 */
function markPeriods({ begins, tokens }: ArticleLayout): void {
  for (let start = 0, end = 0; start < tokens.length; start = end) {
    for (end = start + 1; begins[end] === BEGINS.nothing; ) end++;
    const period = end - start < 2 * LEAST_PERIOD ? 0 : periodOf(tokens.subarray(start, end));
    if (period < LEAST_PERIOD) continue;
    for (let at = start + period; at < end; at += period) begins[at] = BEGINS.sentence;
  }
}

/** Fewest tokens of a text that is repeated directly after itself. */
const LEAST_PERIOD = 12;

/** The first sentences, of which one may hold the headline and the first words of the body. */
const FIRST_SENTENCES = 3;

/**
 * If one of the first sentences ends with the words of a later one, marks where these begin: a headline
 * without a stop, and the body in the same line.
 */
function markAfterHeadline({ begins, tokens }: ArticleLayout): void {
  const ends: number[] = [];
  for (let start = 0, end = 0; start < tokens.length; start = end) {
    for (end = start + 1; begins[end] === BEGINS.nothing; ) end++;
    const length = end - start;
    const isLater = (first: number) => isSame(tokens, first - length, first, start, end);
    const found = length < LEAST_PERIOD ? undefined : ends.find(isLater);
    if (found !== undefined && begins[found - length] === BEGINS.nothing) {
      begins[found - length] = BEGINS.sentence;
      return;
    }
    if (ends.length < FIRST_SENTENCES) ends.push(end);
  }
}

/** Fewest words of a text that touches its copy in a script without spaces. */
const LEAST_TOUCHING = 12;

/**
 * Marks the places of exact repeats that touch as sentences, in scripts without spaces and without stops:
 * there nothing else shows where a copy begins.
 */
export function markTouching(chains: readonly Chain[], layout: ArticleLayout): void {
  const { begins, wordTokens } = layout;
  if (wordTokens === 1) return;
  for (const { aStart, aEnd, bStart, bEnd, matches, columns } of chains) {
    if (aEnd !== bStart || matches < columns || matches < LEAST_TOUCHING * wordTokens) continue;
    if (begins.subarray(aStart + 1, bEnd).some((kind) => kind !== BEGINS.nothing)) continue;
    for (const token of [aStart, bStart, bEnd]) {
      if (begins[token] === BEGINS.nothing) begins[token] = BEGINS.sentence;
    }
  }
}

/** The shortest period of the tokens that divides their number; 0 if they do not repeat. */
export function periodOf(tokens: Uint32Array): number {
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

/** Numbers sentences, equal ones alike. Cost: linear, by a hash of each sentence. */
function unitsOf({ tokens, begins, isMarkup }: ArticleLayout): Units {
  const units: Units = { starts: [], ends: [], words: [] };
  const { starts, ends, words } = units;
  /**
   * For each hash, the last distinct unit that has it; for each distinct unit, the one before it
   * with the same hash.
   */
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

/** The multiplier of Knuth's multiplicative hashing: odd, with spread bits. */
const MIX = 0x9e3779b1;

/** Whether the tokens `[a, aEnd)` and `[b, bEnd)` are the same. Cost: linear up to the first difference. */
export function isSame(
  tokens: Uint32Array,
  a: number,
  aEnd: number,
  b: number,
  bEnd: number,
): boolean {
  if (aEnd - a !== bEnd - b) return false;
  let at = a;
  for (let other = b; at < aEnd && tokens[at] === tokens[other]; other++) at++;
  return at === aEnd;
}

/** A run of units that occurs again. */
interface RepeatedRun {
  first: number;
  again: number;
  length: number;
}

/**
 * Finds runs of numbers that occur again. From left to right, each place that no run covers yet is
 * compared with the first and with the last earlier place of the same number. The longer run is taken,
 * on a tie the one with the first place. The two places of a run never overlap. Cost: linear.
 * @param numbers each is below their count.
 */
export function repeatedRuns(numbers: readonly number[]): RepeatedRun[] {
  const runs: RepeatedRun[] = [];
  /** The first and the last place of each number so far, counted from 1; 0 if it has not occurred. */
  const firsts = new Uint32Array(numbers.length);
  const lasts = new Uint32Array(numbers.length);
  let covered = 0;
  for (let again = 0; again < numbers.length; again++) {
    const number = numbers[again]!;
    const [first, last] = [firsts[number]! - 1, lasts[number]! - 1];
    lasts[number] = again + 1;
    if (first < 0) firsts[number] = again + 1;
    if (first < 0 || again < covered) continue;
    const fromFirst = runLength(numbers, first, again);
    const fromLast = first === last ? 0 : runLength(numbers, last, again);
    const isFirst = fromFirst >= fromLast;
    const length = isFirst ? fromFirst : fromLast;
    runs.push({ first: isFirst ? first : last, again, length });
    covered = again + length;
  }
  return runs;
}

function runLength(numbers: readonly number[], first: number, again: number): number {
  const most = Math.min(again - first, numbers.length - again);
  let length = 0;
  while (length < most && numbers[first + length] === numbers[again + length]) length++;
  return length;
}

/**
 * Moves a run whose two places touch to where both begin a paragraph. In P P, if the text before the
 * first P ends as P does, the run begins too early.
 */
function inStep(run: RepeatedRun, { starts, words }: Units, layout: ArticleLayout): RepeatedRun {
  const { first, again, length } = run;
  if (first + length !== again) return run;
  const opens = (at: number) => opensParagraph(layout, starts[at] ?? -1);
  for (let step = 0; step < length; step++) {
    if (opens(first + step) && opens(again + step)) {
      return { first: first + step, again: again + step, length };
    }
    if (words[again + length + step] !== words[again + step]) break;
  }
  return run;
}

/** Parts of a run: sentences before its whole paragraphs, these paragraphs, sentences after them. */
function parts(
  { starts, ends }: Units,
  { first, again, length }: RepeatedRun,
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
