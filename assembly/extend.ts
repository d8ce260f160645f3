// Gapped extension of a match over token sequences: the greedy algorithm of Zhang, Schwartz, Wagner
// and Miller (J. Comput. Biol. 7, 2000), which follows the furthest reach of every diagonal by the
// number of edits, so that equal stretches cost one comparison a token.
import { matchForward } from './dispatch';
import { matchBackward } from './scalar/match';

/**
 * Scores count two for a matching pair of tokens. Consuming tokens scores one each, an edit costs
 * this: a changed word nets -2, an inserted or dropped one -3. So a stretch gains when more than
 * half of it matches; unrelated English text, where about a fifth of the tokens can be matched in
 * order, loses more than one point a token.
 */
const EDIT_COST: i32 = 4;

/** An extension ends when it has lost this much against its best: eight changed words in a row. */
const DROP: i32 = 16;

/** Diagonals on each side of the seed's that are followed: net insertions an extension may have. */
const BAND: i32 = 256;

const WIDTH: usize = 2 * 256 + 5;
const UNREACHED: i32 = -1;

/** Two generations of reaches and of matches, one i32 a diagonal: WIDTH * 4 bytes each. */
const STATE: usize = memory.data(8272, 4);
const GENERATION: usize = WIDTH << 2;

/** The best extension: tokens of a, tokens of b, matching tokens, edits. */
export let reachA: u32 = 0;
export let reachB: u32 = 0;
export let reachMatches: u32 = 0;
export let reachEdits: u32 = 0;
/**
 * Whether an extension, the best one or another, reached an end of its tokens, so that more tokens
 * may change it.
 */
export let reachedEnd: bool = false;

@inline
function slot(generation: usize, diagonal: i32): usize {
  return STATE + generation * (GENERATION << 1) + (<usize>(diagonal + BAND + 2) << 2);
}

@inline
function slide(a: usize, b: usize, i: i32, j: i32, aCount: i32, bCount: i32, ahead: bool): i32 {
  const most = <u32>min(aCount - i, bCount - j);
  const byA = <usize>i << 2;
  const byB = <usize>j << 2;
  return <i32>(ahead ? matchForward(a + byA, b + byB, most) : matchBackward(a - byA, b - byB, most));
}

/**
 * Extends from between two tokens, over at most `aCount` and `bCount` of them, ahead or back. The
 * extension ends after a matching token, at the first place with the highest score; its figures are
 * left in reachA to reachedEnd. Cost: tokens + edits * DROP.
 */
export function extend(a: usize, aCount: i32, b: usize, bCount: i32, ahead: bool): void {
  const start = slide(a, b, 0, 0, aCount, bCount, ahead);
  let isAtEnd = start == min(aCount, bCount);
  let best = start << 1;
  reachA = start;
  reachB = start;
  reachMatches = start;
  reachEdits = 0;
  let low = 0;
  let high = 0;
  let generation: usize = 0;
  store<i32>(slot(0, 0), start);
  store<i32>(slot(0, 0) + GENERATION, start);
  fence(0, 0, 0);
  for (let edits = 1; low <= high; edits++) {
    const next = generation ^ 1;
    const from = max(low - 1, -BAND);
    const to = min(high + 1, BAND);
    low = BAND + 1;
    high = -BAND - 1;
    for (let diagonal = from; diagonal <= to; diagonal++) {
      const before = slot(generation, diagonal);
      let i = UNREACHED;
      let matches = 0;
      const changed = load<i32>(before) + 1;
      if (changed > 0 && changed <= aCount && changed - diagonal <= bCount) {
        i = changed;
        matches = load<i32>(before + GENERATION);
      }
      const skippedA = load<i32>(before - 4) + 1;
      if (skippedA > i && skippedA > 0 && skippedA <= aCount) {
        i = skippedA;
        matches = load<i32>(before - 4 + GENERATION);
      }
      const skippedB = load<i32>(before + 4);
      if (skippedB > i && skippedB - diagonal <= bCount) {
        i = skippedB;
        matches = load<i32>(before + 4 + GENERATION);
      }
      const after = slot(next, diagonal);
      store<i32>(after, UNREACHED);
      if (i == UNREACHED) continue;
      const run = slide(a, b, i, i - diagonal, aCount, bCount, ahead);
      i += run;
      matches += run;
      isAtEnd = isAtEnd || i == aCount || i - diagonal == bCount;
      const score = (i << 1) - diagonal - EDIT_COST * edits;
      if (score < best - DROP) continue;
      store<i32>(after, i);
      store<i32>(after + GENERATION, matches);
      low = min(low, diagonal);
      high = max(high, diagonal);
      if (score > best) {
        best = score;
        reachA = i;
        reachB = i - diagonal;
        reachMatches = matches;
        reachEdits = edits;
      }
    }
    fence(next, from, to);
    generation = next;
  }
  reachedEnd = isAtEnd;
}

/**
 * Marks the diagonals around a generation as unreached: the next generation begins one diagonal
 * outside of those still followed, and reads their neighbours.
 */
@inline
function fence(generation: usize, from: i32, to: i32): void {
  store<i32>(slot(generation, from - 2), UNREACHED);
  store<i32>(slot(generation, from - 1), UNREACHED);
  store<i32>(slot(generation, to + 1), UNREACHED);
  store<i32>(slot(generation, to + 2), UNREACHED);
}
