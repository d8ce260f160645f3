// Alignments of two articles from the places where they share a fingerprint.
import { matchForward } from './dispatch';
import { extend, reachA, reachB, reachEdits, reachedEnd, reachMatches } from './extend';
import {
  ALIGNMENT_A_END,
  ALIGNMENT_A_START,
  ALIGNMENT_B_END,
  ALIGNMENT_B_START,
  ALIGNMENT_BYTES,
  ALIGNMENT_EDITS,
  ALIGNMENT_LONGEST_RUN,
  ALIGNMENT_MATCHES,
  NEAR_BYTES,
  NEAR_OPEN,
  OPEN_AHEAD,
  OPEN_BACK,
} from './layout';
import { matchBackward } from './scalar/match';

/**
 * Aligns the tokens at `a` with the tokens at `b` around each of `seedCount` seeds: pairs of u32
 * token positions at which `k` tokens are equal, in the order of their first places or, with
 * `within`, of their second places. In another order the result is the same, but the cost may be
 * quadratic. A seed whose tokens differ is a hash collision and is skipped; a seed inside an
 * earlier alignment belongs to that alignment. The part of a seed's exact run inside its alignment
 * counts for the alignment's longest run, and only that part is skipped: the run may go on after it
 * and begin another alignment. A seed is not compared if no run around it could be longer than its
 * alignment's longest: repetitive text has many such seeds. Writes ALIGNMENT_BYTES an alignment to
 * `out`, in the order of the seeds, at most one a seed; returns their number.
 *
 * With `within`, a and b are the same article, and each seed's first place is before its second:
 * the two spans of an alignment then never overlap.
 */
export function align(
  a: usize,
  aCount: u32,
  b: usize,
  bCount: u32,
  seeds: usize,
  seedCount: u32,
  k: u32,
  within: bool,
  out: usize,
): u32 {
  let found: u32 = 0;
  let lastDiagonal: u32 = 0;
  let lastEnd: u32 = 0;
  // In the text whose places ascend, all earlier alignments end before any place still to come.
  let live: u32 = 0;
  let reached: u32 = 0;
  const end = within ? ALIGNMENT_B_END : ALIGNMENT_A_END;
  for (let s: u32 = 0; s < seedCount; s++) {
    const i = load<u32>(seeds + (<usize>s << 3));
    const j = load<u32>(seeds + (<usize>s << 3), 4);
    if (i - j == lastDiagonal && i < lastEnd) continue;
    const place = within ? j : i;
    if (place < reached) live = 0;
    reached = place;
    while (live < found && load<u32>(out + <usize>live * ALIGNMENT_BYTES + end) <= place) live++;
    let at = covering(out, live, found, i, j);
    if (at && load<u32>(at, ALIGNMENT_LONGEST_RUN) >= mostRun(at, i, j)) continue;
    const atA = a + (<usize>i << 2);
    const atB = b + (<usize>j << 2);
    const aMost = (within ? j : aCount) - i;
    const ahead = matchForward(atA, atB, min(aMost, bCount - j));
    if (ahead < min(k, min(aCount - i, bCount - j))) continue;
    if (!at) {
      at = out + <usize>found * ALIGNMENT_BYTES;
      found++;
      store<u32>(at, 0, ALIGNMENT_LONGEST_RUN);
      extendSeed(at, a, i, aMost, b, j, bCount - j, within);
    }
    const inside = min(
      ahead,
      min(load<u32>(at, ALIGNMENT_A_END) - i, load<u32>(at, ALIGNMENT_B_END) - j),
    );
    const run = inside + matchBackward(atA, atB, tokensBefore(at, i, j));
    store<u32>(at, max(run, load<u32>(at, ALIGNMENT_LONGEST_RUN)), ALIGNMENT_LONGEST_RUN);
    lastDiagonal = i - j;
    lastEnd = i + inside;
  }
  return found;
}

/**
 * The alignment around one seed, as a NEAR row: the one that `align` would write for this seed
 * alone, and the ends that an extension reached, in the best path or in another. All 0 if the
 * tokens differ.
 */
export function alignNear(
  a: usize,
  aCount: u32,
  b: usize,
  bCount: u32,
  i: u32,
  j: u32,
  k: u32,
  out: usize,
): void {
  memory.fill(out, 0, NEAR_BYTES);
  const atA = a + (<usize>i << 2);
  const atB = b + (<usize>j << 2);
  const most = min(aCount - i, bCount - j);
  const ahead = matchForward(atA, atB, most);
  if (ahead < min(k, most)) return;
  store<u32>(out, extendSeed(out, a, i, aCount - i, b, j, bCount - j, false), NEAR_OPEN);
  const inside = min(
    ahead,
    min(load<u32>(out, ALIGNMENT_A_END) - i, load<u32>(out, ALIGNMENT_B_END) - j),
  );
  const run = inside + matchBackward(atA, atB, tokensBefore(out, i, j));
  store<u32>(out, run, ALIGNMENT_LONGEST_RUN);
}

/**
 * Extends a seed over at most `aMost` and `bMost` tokens ahead, and back, and writes the alignment
 * to `at`, except its longest run. Returns OPEN bits.
 */
function extendSeed(
  at: usize,
  a: usize,
  i: u32,
  aMost: u32,
  b: usize,
  j: u32,
  bMost: u32,
  within: bool,
): u32 {
  const atA = a + (<usize>i << 2);
  const atB = b + (<usize>j << 2);
  extend(atA, aMost, atB, bMost, true);
  const aEnd = i + reachA;
  const matches = reachMatches;
  const edits = reachEdits;
  store<u32>(at, aEnd, ALIGNMENT_A_END);
  store<u32>(at, j + reachB, ALIGNMENT_B_END);
  let open: u32 = reachedEnd ? OPEN_AHEAD : 0;
  extend(atA, i, atB, within ? j - aEnd : j, false);
  store<u32>(at, i - reachA, ALIGNMENT_A_START);
  store<u32>(at, j - reachB, ALIGNMENT_B_START);
  store<u32>(at, matches + reachMatches, ALIGNMENT_MATCHES);
  store<u32>(at, edits + reachEdits, ALIGNMENT_EDITS);
  if (reachedEnd) open |= OPEN_BACK;
  return open;
}

/** The longest run that is possible around both places inside an alignment. */
@inline
function mostRun(at: usize, i: u32, j: u32): u32 {
  const ahead = min(load<u32>(at, ALIGNMENT_A_END) - i, load<u32>(at, ALIGNMENT_B_END) - j);
  return ahead + tokensBefore(at, i, j);
}

/** Tokens of an alignment before the two places: the smaller number of the two spans. */
@inline
function tokensBefore(at: usize, i: u32, j: u32): u32 {
  return min(i - load<u32>(at, ALIGNMENT_A_START), j - load<u32>(at, ALIGNMENT_B_START));
}

/**
 * The alignment from `first` to `count` that holds both places, or 0; the latest is tried first.
 */
function covering(alignments: usize, first: u32, count: u32, i: u32, j: u32): usize {
  for (let n = count; n > first; n--) {
    const at = alignments + <usize>(n - 1) * ALIGNMENT_BYTES;
    if (
      i >= load<u32>(at, ALIGNMENT_A_START) &&
      i < load<u32>(at, ALIGNMENT_A_END) &&
      j >= load<u32>(at, ALIGNMENT_B_START) &&
      j < load<u32>(at, ALIGNMENT_B_END)
    ) {
      return at;
    }
  }
  return 0;
}
