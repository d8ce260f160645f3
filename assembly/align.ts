// Alignments of two articles from the places where they share a fingerprint.
import { matchForward } from './dispatch';
import { extend, reachA, reachB, reachEdits, reachMatches } from './extend';
import { ALIGNMENT_BYTES } from './layout';
import { matchBackward } from './scalar/match';

/**
 * Aligns the tokens at `a` with those at `b` around each of `seedCount` seeds, pairs of u32 token
 * positions at which `k` tokens are equal, in the order of their first places, or with `within` of
 * their second ones; in another order the result is the same, and the cost may be quadratic. A seed
 * whose tokens differ is a hash collision and is passed over; one inside an earlier alignment belongs
 * to it. What of a seed's exact run lies inside its alignment counts for the alignment's longest run,
 * and only that is passed over: what goes on behind it may begin another. Where no run around a seed
 * could be longer than the alignment's, it is not looked at: repetitive text has many. Writes
 * ALIGNMENT_BYTES an alignment to `out`, in the order of the seeds, at most one a seed; returns how
 * many.
 *
 * With `within`, a and b are the same article and each seed's first place stands before its second:
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
  // Alignments before this one end before all places to come: in the text whose places ascend.
  let live: u32 = 0;
  let reached: u32 = 0;
  const end: usize = within ? 12 : 4;
  for (let s: u32 = 0; s < seedCount; s++) {
    const i = load<u32>(seeds + (<usize>s << 3));
    const j = load<u32>(seeds + (<usize>s << 3), 4);
    if (i - j == lastDiagonal && i < lastEnd) continue;
    const place = within ? j : i;
    if (place < reached) live = 0;
    reached = place;
    while (live < found && load<u32>(out + <usize>live * ALIGNMENT_BYTES + end) <= place) live++;
    let at = covering(out, live, found, i, j);
    if (at && load<u32>(at, 24) >= mostRun(at, i, j)) continue;
    const atA = a + (<usize>i << 2);
    const atB = b + (<usize>j << 2);
    const aMost = (within ? j : aCount) - i;
    const ahead = matchForward(atA, atB, min(aMost, bCount - j));
    if (ahead < min(k, min(aCount - i, bCount - j))) continue;
    if (!at) {
      at = out + <usize>found * ALIGNMENT_BYTES;
      found++;
      extend(atA, aMost, atB, bCount - j, true);
      const aEnd = i + reachA;
      store<u32>(at, aEnd, 4);
      store<u32>(at, j + reachB, 12);
      store<u32>(at, reachMatches, 16);
      store<u32>(at, reachEdits, 20);
      store<u32>(at, 0, 24);
      extend(atA, i, atB, within ? j - aEnd : j, false);
      store<u32>(at, i - reachA);
      store<u32>(at, j - reachB, 8);
      store<u32>(at, load<u32>(at, 16) + reachMatches, 16);
      store<u32>(at, load<u32>(at, 20) + reachEdits, 20);
    }
    const inside = min(ahead, min(load<u32>(at, 4) - i, load<u32>(at, 12) - j));
    const behind = min(i - load<u32>(at), j - load<u32>(at, 8));
    store<u32>(at, max(inside + matchBackward(atA, atB, behind), load<u32>(at, 24)), 24);
    lastDiagonal = i - j;
    lastEnd = i + inside;
  }
  return found;
}

/** The longest run that may stand around both places inside an alignment. */
@inline
function mostRun(at: usize, i: u32, j: u32): u32 {
  const ahead = min(load<u32>(at, 4) - i, load<u32>(at, 12) - j);
  return ahead + min(i - load<u32>(at), j - load<u32>(at, 8));
}

/** The alignment from `first` to `count` that holds both places, or 0: the latest is looked at first. */
function covering(alignments: usize, first: u32, count: u32, i: u32, j: u32): usize {
  for (let n = count; n > first; n--) {
    const at = alignments + <usize>(n - 1) * ALIGNMENT_BYTES;
    if (
      i >= load<u32>(at) &&
      i < load<u32>(at, 4) &&
      j >= load<u32>(at, 8) &&
      j < load<u32>(at, 12)
    ) {
      return at;
    }
  }
  return 0;
}
