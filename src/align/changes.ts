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
      joined.push({ ...gap });
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
  const isCut = gaps.some(({ aStart, aEnd }) => aEnd - aStart >= MOVED);
  const isAdded = gaps.some(({ bStart, bEnd }) => bEnd - bStart >= MOVED);
  if (!isCut || !isAdded) return [];
  const [apartInOrigin, apartInCopy] = unusedTokens(origin, copy);
  const cut = leftovers(
    origin,
    gaps.map(({ aStart, aEnd }): Bounds => [aStart, aEnd]),
    apartInOrigin,
  );
  const added = leftovers(
    copy,
    gaps.map(({ bStart, bEnd }): Bounds => [bStart, bEnd]),
    apartInCopy,
  );
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

/** The tokens of long spans in one row, with `apart` after each span, and the place of each token. */
function leftovers(
  text: Uint32Array,
  spans: readonly Bounds[],
  apart: number,
): Record<'tokens' | 'places', Uint32Array> {
  const long = spans.filter(([start, end]) => end - start >= MOVED);
  const total = long.reduce((sum, [start, end]) => sum + end - start + 1, 0);
  const tokens = new Uint32Array(total);
  const places = new Uint32Array(total);
  let filled = 0;
  for (const [start, end] of long) {
    for (let at = start; at < end; at++, filled++) {
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
  const fromA = moved.map(({ aStart, aEnd }): Bounds => [aStart, aEnd]);
  fromA.sort(([x], [y]) => x - y);
  const inA = new Remover(fromA);
  const inB = new Remover(moved.map(({ bStart, bEnd }): Bounds => [bStart, bEnd]));
  return gaps.flatMap((gap) => {
    const { aStart, aEnd, bStart, bEnd } = gap;
    const cut = inA.rest([aStart, aEnd]);
    const added = inB.rest([bStart, bEnd]);
    if (cut === null && added === null) return [gap];
    return [
      ...(cut ?? spanOrNone(aStart, aEnd)).map(([start, end]) => ({
        ...{ aStart: start, aEnd: end, bStart, bEnd: bStart },
      })),
      ...(added ?? spanOrNone(bStart, bEnd)).map(([start, end]) => ({
        ...{ aStart: aEnd, aEnd, bStart: start, bEnd: end },
      })),
    ];
  });
}

type Bounds = readonly [start: number, end: number];

function spanOrNone(start: number, end: number): Bounds[] {
  return end > start ? [[start, end]] : [];
}

/** Takes runs out of spans; both come in ascending order, and each run is inside one span. */
class Remover {
  readonly #runs: readonly Bounds[];
  #next = 0;

  constructor(runs: readonly Bounds[]) {
    this.#runs = runs;
  }

  /** The parts of a span that are in no run; null if it has no run. */
  rest([start, end]: Bounds): Bounds[] | null {
    const parts: Bounds[] = [];
    const first = this.#next;
    let from = start;
    for (; (this.#runs[this.#next]?.[0] ?? end) < end; this.#next++) {
      const [runStart, runEnd] = this.#runs[this.#next]!;
      if (runStart > from) parts.push([from, runStart]);
      from = runEnd;
    }
    if (this.#next === first) return null;
    return [...parts, ...spanOrNone(from, end)];
  }
}
