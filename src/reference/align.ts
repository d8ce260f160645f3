// Alignments around seeds, by the rules of assembly/align.ts.
import { extend } from './extend.js';

/** An aligned pair of spans of two token sequences. */
export interface Alignment {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
  matches: number;
  edits: number;
  longestRun: number;
}

/** Two token sequences, or the same one twice. */
interface Pair {
  a: Uint32Array;
  b: Uint32Array;
  /** Whether both are the same article, so that the spans must not overlap. */
  within: boolean;
}

/**
 * Aligns two articles around `seeds`: (place in a, place in b) pairs at which `k` tokens are equal,
 * in the order of the first. If `b` is null, `a` is aligned with itself, and each seed's first
 * place is before its second.
 *
 * It takes one seed after another. A seed in the exact run of the seed before it, on the same
 * diagonal, adds nothing; a seed whose k tokens differ is a collision of hashes; a seed inside an
 * earlier alignment belongs to it; any other begins an alignment. The part of a seed's exact run
 * inside its alignment counts for the alignment's longest run, and only that part is skipped: the
 * run may go on after it and begin another alignment. A seed is not compared if no run around it
 * could be longer than its alignment's longest.
 */
export function align(
  a: Uint32Array,
  b: Uint32Array | null,
  seeds: Uint32Array,
  k: number,
): Alignment[] {
  const pair = { a, b: b ?? a, within: b === null };
  const found: Alignment[] = [];
  let last = { diagonal: 0, end: 0 };
  for (let s = 0; s + 1 < seeds.length; s += 2) {
    const i = seeds[s]!;
    const j = seeds[s + 1]!;
    if (i - j === last.diagonal && i < last.end) continue;
    let alignment = found.findLast((earlier) => holds(earlier, i, j));
    if (alignment && alignment.longestRun >= mostRun(alignment, i, j)) continue;
    const ahead = runAhead(pair, i, j);
    if (ahead < Math.min(k, a.length - i, pair.b.length - j)) continue;
    if (!alignment) {
      alignment = alignAround(pair, i, j);
      found.push(alignment);
    }
    const inside = Math.min(ahead, alignment.aEnd - i, alignment.bEnd - j);
    const run = inside + runBack(pair, i, j, alignment);
    alignment.longestRun = Math.max(alignment.longestRun, run);
    last = { diagonal: i - j, end: i + inside };
  }
  return found;
}

function holds(alignment: Alignment, i: number, j: number): boolean {
  return alignment.aStart <= i && i < alignment.aEnd && alignment.bStart <= j && j < alignment.bEnd;
}

/** The longest run that is possible around both places inside an alignment. */
function mostRun({ aStart, aEnd, bStart, bEnd }: Alignment, i: number, j: number): number {
  return Math.min(aEnd - i, bEnd - j) + Math.min(i - aStart, j - bStart);
}

function alignAround(pair: Pair, i: number, j: number): Alignment {
  const { a, b, within } = pair;
  // Within one article the first span ends before the seed's second place ...
  const aMost = (within ? j : a.length) - i;
  const after = extend((x, y) => a[i + x] === b[j + y], aMost, b.length - j);
  const aEnd = i + after.a;
  // ... and the second span begins at the end of the first one, or after it.
  const bMost = within ? j - aEnd : j;
  const before = extend((x, y) => a[i - 1 - x] === b[j - 1 - y], i, bMost);
  return {
    aStart: i - before.a,
    aEnd,
    bStart: j - before.b,
    bEnd: j + after.b,
    matches: after.matches + before.matches,
    edits: after.edits + before.edits,
    longestRun: 0,
  };
}

function runAhead({ a, b, within }: Pair, i: number, j: number): number {
  const most = Math.min((within ? j : a.length) - i, b.length - j);
  let run = 0;
  while (run < most && a[i + run] === b[j + run]) run++;
  return run;
}

/** Matching tokens before both places, inside the alignment. */
function runBack({ a, b }: Pair, i: number, j: number, inside: Alignment): number {
  const most = Math.min(i - inside.aStart, j - inside.bStart);
  let run = 0;
  while (run < most && a[i - 1 - run] === b[j - 1 - run]) run++;
  return run;
}
