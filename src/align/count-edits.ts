import { EXACT_RUN } from './exact-runs.js';
import type { TokenSpan } from './token-span.js';

/**
 * The edits between the two sides of a passage: tokens kept, and tokens changed, inserted or
 * dropped.
 */
export interface EditCount {
  matches: number;
  edits: number;
}

/**
 * Cells of the largest table that is filled: 500 tokens by 500, about a millisecond. Longer
 * passages are first cut at exact runs.
 */
const MOST_CELLS = 250_000;
const MOST_TOKENS = 100_000;
const STEP = 2048;

/** Runs longer than this share of the longest are equally good places to cut. */
const MUCH_SHORTER = 0.5;

/**
 * The fewest edits that turn one side of a passage into the other and, among those, the most tokens
 * kept, in order. A passage that is too long for this keeps its longest exact runs; a part between
 * them that is still too long counts as changed.
 * @param runs as {@link exactRuns} gives them.
 */
export function countEdits(
  a: Uint32Array,
  b: Uint32Array,
  span: TokenSpan,
  runs: Uint32Array,
): EditCount {
  const total: EditCount = { matches: 0, edits: 0 };
  const pieces: { span: TokenSpan; runs: number[] }[] = [{ span, runs: runsInside(span, runs) }];
  for (let piece = pieces.pop(); piece; piece = pieces.pop()) {
    const { aStart, aEnd, bStart, bEnd } = piece.span;
    const isLong = isTooLong(piece.span);
    const anchor = isLong ? anchorInside(piece.span, piece.runs, runs) : null;
    if (!isLong) {
      addEdits(a, b, piece.span, total);
    } else if (anchor) {
      total.matches += anchor.aEnd - anchor.aStart;
      const before = { aStart, aEnd: anchor.aStart, bStart, bEnd: anchor.bStart };
      const after = { aStart: anchor.aEnd, aEnd, bStart: anchor.bEnd, bEnd };
      for (const part of [before, after]) {
        pieces.push({ span: part, runs: piece.runs.filter((at) => reaches(part, at, runs)) });
      }
    } else {
      total.edits += Math.max(aEnd - aStart, bEnd - bStart);
    }
  }
  return total;
}

function isTooLong({ aStart, aEnd, bStart, bEnd }: TokenSpan): boolean {
  const [first, second] = [aEnd - aStart, bEnd - bStart];
  return first * second > MOST_CELLS || Math.max(first, second) > MOST_TOKENS;
}

function runsInside(span: TokenSpan, runs: Uint32Array): number[] {
  if (!isTooLong(span)) return [];
  const inside: number[] = [];
  for (let at = 0; at < runs.length; at += EXACT_RUN.length)
    if (reaches(span, at, runs)) inside.push(at);
  return inside;
}

function reaches(span: TokenSpan, at: number, runs: Uint32Array): boolean {
  return clip(span, at, runs) !== null;
}

/** The part of a run inside a span. */
function clip(span: TokenSpan, at: number, runs: Uint32Array): TokenSpan | null {
  const aStart = runs[at + EXACT_RUN.aStart]!;
  const bStart = runs[at + EXACT_RUN.bStart]!;
  const skip = Math.max(0, span.aStart - aStart, span.bStart - bStart);
  const tokens =
    Math.min(runs[at + EXACT_RUN.tokens]!, span.aEnd - aStart, span.bEnd - bStart) - skip;
  if (tokens <= 0) return null;
  const from = { a: aStart + skip, b: bStart + skip };
  return { aStart: from.a, aEnd: from.a + tokens, bStart: from.b, bEnd: from.b + tokens };
}

/**
 * Where a span is cut: at its longest run or, if other runs are not much shorter, at the one
 * nearest to its middle. So a text of many short edits is halved, not peeled from one end.
 */
function anchorInside(span: TokenSpan, places: number[], runs: Uint32Array): TokenSpan | null {
  const inside = places.map((at) => clip(span, at, runs)).filter((run) => run !== null);
  const longest = inside.reduce((most, { aStart, aEnd }) => Math.max(most, aEnd - aStart), 0);
  const fromMiddle = ({ aStart, aEnd }: TokenSpan) =>
    Math.abs(aStart + aEnd - span.aStart - span.aEnd);
  let anchor: TokenSpan | null = null;
  for (const run of inside) {
    if (run.aEnd - run.aStart < MUCH_SHORTER * longest) continue;
    if (!anchor || fromMiddle(run) < fromMiddle(anchor)) anchor = run;
  }
  return anchor;
}

/**
 * Two rows of Wagner and Fischer's table (J. ACM 21, 1974), after equal ends are removed. It
 * minimises the edits minus twice the matches, and then maximises the matches: the fewest edits
 * alone would rather change every word than skip some to keep others.
 */
function addEdits(a: Uint32Array, b: Uint32Array, span: TokenSpan, total: EditCount): void {
  let { aStart, aEnd, bStart, bEnd } = span;
  for (; aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]; aStart++, bStart++) {
    total.matches++;
  }
  for (; aStart < aEnd && bStart < bEnd && a[aEnd - 1] === b[bEnd - 1]; aEnd--, bEnd--) {
    total.matches++;
  }
  const width = bEnd - bStart;
  // Both counts are in one number: an edit costs STEP, a match gives back two STEP and 1. The
  // shorter side has at most 500 tokens, which STEP can hold; the longer one at most 100,000.
  let above = Int32Array.from({ length: width + 1 }, (_, j) => j * STEP);
  let row = new Int32Array(width + 1);
  for (let i = aStart; i < aEnd; i++) {
    row[0] = (i - aStart + 1) * STEP;
    const token = a[i]!;
    for (let j = 0; j < width; j++) {
      const across = above[j]! + (token === b[bStart + j] ? -2 * STEP - 1 : STEP);
      const aside = Math.min(above[j + 1]!, row[j]!) + STEP;
      row[j + 1] = Math.min(across, aside);
    }
    [above, row] = [row, above];
  }
  const score = above[width]!;
  const net = Math.ceil(score / STEP);
  const matches = net * STEP - score;
  total.matches += matches;
  total.edits += net + 2 * matches;
}
