// Gapped extension by furthest reaches (Zhang, Schwartz, Wagner, Miller, J. Comput. Biol. 7, 2000),
// with a map of diagonals for each generation. assembly/extend.ts explains the numbers.

const EDIT_COST = 4;
const DROP = 16;
const BAND = 256;

/** How far an extension reaches: tokens of the first, of the second, matching pairs, edits. */
export interface Reach {
  a: number;
  b: number;
  matches: number;
  edits: number;
}

/** Whether the tokens `i` and `j` steps from the start of the extension are equal. */
type Equal = (i: number, j: number) => boolean;

/**
 * Extends over at most `aCount` tokens of the first article and `bCount` of the second, and returns
 * the first reach of the highest score, where score = a + b - EDIT_COST * edits. Drops reaches that
 * have lost more than DROP against the best, or left the band.
 */
export function extend(equal: Equal, aCount: number, bCount: number): Reach {
  const start = slide({ a: 0, b: 0, matches: 0, edits: 0 }, equal, aCount, bCount);
  let best = start;
  // For each diagonal a - b, the furthest reach with the edits of this generation.
  let reaches = new Map([[0, start]]);
  while (reaches.size > 0) {
    const next = new Map<number, Reach>();
    let [low, high] = [BAND, -BAND];
    for (const diagonal of reaches.keys()) {
      low = Math.max(Math.min(low, diagonal - 1), -BAND);
      high = Math.min(Math.max(high, diagonal + 1), BAND);
    }
    for (let diagonal = low; diagonal <= high; diagonal++) {
      const edited = furthest(reaches, diagonal, aCount, bCount);
      if (!edited) continue;
      const reach = slide(edited, equal, aCount, bCount);
      if (score(reach) < score(best) - DROP) continue;
      next.set(diagonal, reach);
      if (score(reach) > score(best)) best = reach;
    }
    reaches = next;
  }
  return best;
}

function score(reach: Reach): number {
  return reach.a + reach.b - EDIT_COST * reach.edits;
}

/** The furthest way onto a diagonal by one more edit: a changed, dropped or inserted token. */
function furthest(
  reaches: Map<number, Reach>,
  diagonal: number,
  aCount: number,
  bCount: number,
): Reach | undefined {
  const ways = [
    step(reaches.get(diagonal), 1, 1),
    step(reaches.get(diagonal - 1), 1, 0),
    step(reaches.get(diagonal + 1), 0, 1),
  ].filter((way) => way !== undefined && way.a <= aCount && way.b <= bCount);
  return ways.reduce((best, way) => (!best || way!.a > best.a ? way : best), undefined);
}

function step(from: Reach | undefined, a: number, b: number): Reach | undefined {
  return from && { ...from, a: from.a + a, b: from.b + b, edits: from.edits + 1 };
}

/** Advances along the diagonal while tokens match. */
function slide(from: Reach, equal: Equal, aCount: number, bCount: number): Reach {
  const reach = { ...from };
  while (reach.a < aCount && reach.b < bCount && equal(reach.a, reach.b)) {
    reach.a++;
    reach.b++;
    reach.matches++;
  }
  return reach;
}
