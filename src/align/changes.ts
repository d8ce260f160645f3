/** What became of a text in a copy of it: words kept, moved, cut, added and changed. */

import type { Engine } from '../kernel/engine.js';
import { EXACT_RUN, exactRuns } from './exact-runs.js';
import { longerSide, type TokenSpan, withoutRepeats } from './token-span.js';
import { UNMATCHED } from './unmatched.js';

/** Tokens of the shortest run that counts as moved: fewer recur by chance. */
const MOVED = 8;

/**
 * Up to this many equal tokens are there by chance if the edits before and after are each this many
 * times as long: `of the` between a sentence that was cut and one that was added.
 */
const CHANCE = { tokens: 3, ratio: 4 };

/** The differences of a copy, in tokens of both texts. */
export interface TextChanges {
  /** Tokens at their places, and moved ones. */
  kept: number;
  /** In the order of the copy. If one side is empty, tokens were added or cut there. */
  edits: TokenSpan[];
  /** Exact runs at another place, in the order of the copy. */
  moved: TokenSpan[];
}

/**
 * The changes from an origin to a copy of it: token by token in order, then the runs that were moved
 * among the rest. Each token of either text is in one run or one edit. Cost: some 10 microseconds a
 * thousand tokens where the two are mostly alike.
 */
export function changesBetween(
  engine: Pick<Engine, 'matchTokens'>,
  origin: Uint32Array,
  copy: Uint32Array,
): TextChanges {
  const gaps = withoutChance(gapsOf(engine.matchTokens(origin, copy), copy.length));
  const moved = movedBetween(origin, copy, gaps);
  const edits = moved.length === 0 ? gaps : withoutMoved(gaps, moved);
  const lost = edits.reduce((sum, { bStart, bEnd }) => sum + bEnd - bStart, 0);
  return { kept: copy.length - lost, edits, moved };
}

/** The spans between matched tokens. */
function gapsOf(matches: Int32Array, copyTokens: number): TokenSpan[] {
  const gaps: TokenSpan[] = [];
  let [aStart, bStart] = [0, 0];
  const close = (aEnd: number, bEnd: number) => {
    if (aEnd > aStart || bEnd > bStart) gaps.push({ aStart, aEnd, bStart, bEnd });
  };
  for (let at = 0; at < matches.length; at++) {
    const match = matches[at]!;
    if (match === UNMATCHED) continue;
    if (at !== aStart || match !== bStart) close(at, match);
    aStart = at + 1;
    bStart = match + 1;
  }
  close(matches.length, copyTokens);
  return gaps;
}

/** Joins gaps over tokens that are equal by chance. */
function withoutChance(gaps: readonly TokenSpan[]): TokenSpan[] {
  const joined: TokenSpan[] = [];
  for (const gap of gaps) {
    const last = joined.at(-1);
    const equal = last ? gap.aStart - last.aEnd : 0;
    const isChance =
      last &&
      equal <= CHANCE.tokens &&
      Math.min(longerSide(last), longerSide(gap)) >= CHANCE.ratio * equal;
    if (!isChance) {
      joined.push(gap);
      continue;
    }
    last.aEnd = gap.aEnd;
    last.bEnd = gap.bEnd;
  }
  return joined;
}

/** The runs of lost tokens that occur among the new ones, the longest first; none overlap. */
function movedBetween(
  origin: Uint32Array,
  copy: Uint32Array,
  gaps: readonly TokenSpan[],
): TokenSpan[] {
  const lost = longSpans(gaps, 'a');
  if (lost.length === 0) return [];
  const gained = longSpans(gaps, 'b');
  if (gained.length === 0) return [];
  const [apartInOrigin, apartInCopy] = unusedTokens(origin, copy);
  const cut = leftovers(origin, lost, apartInOrigin);
  const added = leftovers(copy, gained, apartInCopy);
  const rows = exactRuns(cut.tokens, added.tokens, MOVED);
  const runs: TokenSpan[] = [];
  for (let at = 0; at < rows.length; at += EXACT_RUN.length) {
    const tokens = rows[at + EXACT_RUN.tokens]!;
    const aStart = cut.places[rows[at + EXACT_RUN.aStart]!]!;
    const bStart = added.places[rows[at + EXACT_RUN.bStart]!]!;
    runs.push({ aStart, aEnd: aStart + tokens, bStart, bEnd: bStart + tokens });
  }
  runs.sort((x, y) => longerSide(y) - longerSide(x) || x.bStart - y.bStart);
  const apart = withoutRepeats(runs, origin.length, copy.length, 0);
  return apart.sort((x, y) => x.bStart - y.bStart);
}

/** Two numbers that neither text has as a token. */
function unusedTokens(origin: Uint32Array, copy: Uint32Array): [number, number] {
  const unused: number[] = [];
  for (let token = 0; unused.length < 2; token++) {
    if (!origin.includes(token) && !copy.includes(token)) unused.push(token);
  }
  return [unused[0]!, unused[1]!];
}

/** Start and end of each gap in one of the texts, if it has space for a moved run. */
function longSpans(gaps: readonly TokenSpan[], side: 'a' | 'b'): number[] {
  const spans: number[] = [];
  for (const gap of gaps) {
    const start = side === 'a' ? gap.aStart : gap.bStart;
    const end = side === 'a' ? gap.aEnd : gap.bEnd;
    if (end - start >= MOVED) spans.push(start, end);
  }
  return spans;
}

/** The tokens of some spans in one row, with `apart` after each span, and the place of each token. */
function leftovers(
  text: Uint32Array,
  spans: readonly number[],
  apart: number,
): Record<'tokens' | 'places', Uint32Array> {
  let total = spans.length / 2;
  for (let span = 0; span < spans.length; span += 2) total += spans[span + 1]! - spans[span]!;
  const tokens = new Uint32Array(total);
  const places = new Uint32Array(total);
  let filled = 0;
  for (let span = 0; span < spans.length; span += 2) {
    const end = spans[span + 1]!;
    for (let at = spans[span]!; at < end; at++, filled++) {
      tokens[filled] = text[at]!;
      places[filled] = at;
    }
    places[filled] = end;
    tokens[filled++] = apart;
  }
  return { tokens, places };
}

/** The edits without moved runs: of an edit with such runs, the parts that were cut, then the added ones. */
function withoutMoved(gaps: readonly TokenSpan[], moved: readonly TokenSpan[]): TokenSpan[] {
  const inA = new Remover(moved.map(({ aStart, aEnd }): Bounds => [aStart, aEnd]));
  const inB = new Remover(moved.map(({ bStart, bEnd }): Bounds => [bStart, bEnd]));
  const edits: TokenSpan[] = [];
  for (const gap of gaps) {
    const { aStart, aEnd, bStart, bEnd } = gap;
    const cut = inA.rest(aStart, aEnd);
    const added = inB.rest(bStart, bEnd);
    if (cut === null && added === null) {
      edits.push(gap);
      continue;
    }
    for (const [start, end] of cut ?? spanOrNone(aStart, aEnd)) {
      edits.push({ aStart: start, aEnd: end, bStart, bEnd: bStart });
    }
    for (const [start, end] of added ?? spanOrNone(bStart, bEnd)) {
      edits.push({ aStart: aEnd, aEnd, bStart: start, bEnd: end });
    }
  }
  return edits;
}

type Bounds = readonly [start: number, end: number];

function spanOrNone(start: number, end: number): Bounds[] {
  return end > start ? [[start, end]] : [];
}

/** Takes runs out of spans, which come in ascending order; each run is inside one span. */
class Remover {
  /** In ascending order. */
  readonly #runs: readonly Bounds[];
  #next = 0;

  constructor(runs: Bounds[]) {
    this.#runs = runs.sort((x, y) => x[0] - y[0]);
  }

  /** The parts of a span that are in no run; null if it has no run. */
  rest(start: number, end: number): Bounds[] | null {
    const runs = this.#runs;
    if (this.#next === runs.length || runs[this.#next]![0] >= end) return null;
    const parts: Bounds[] = [];
    let from = start;
    for (; this.#next < runs.length && runs[this.#next]![0] < end; this.#next++) {
      const [runStart, runEnd] = runs[this.#next]!;
      if (runStart > from) parts.push([from, runStart]);
      from = runEnd;
    }
    return [...parts, ...spanOrNone(from, end)];
  }
}
