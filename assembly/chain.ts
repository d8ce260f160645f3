// Joins alignments that follow each other in both of two sequences, over gaps. Its twin is
// src/reference/chain.ts; both must give the same numbers.
import {
  ALIGNMENT_A_END,
  ALIGNMENT_A_START,
  ALIGNMENT_BYTES,
  ALIGNMENT_B_END,
  ALIGNMENT_B_START,
  ALIGNMENT_EDITS,
  ALIGNMENT_LONGEST_RUN,
  ALIGNMENT_MATCHES,
  CHAIN_A_END,
  CHAIN_BYTES,
  CHAIN_B_END,
  CHAIN_B_START,
  CHAIN_COLUMNS,
  CHAIN_LONGEST_RUN,
  CHAIN_MATCHES,
  CHAIN_PARTS,
  PART_BYTES,
} from './layout';

/** An inserted or rewritten sentence or two (some 25 tokens each) does not end a passage. */
const LONGEST_GAP: i32 = 50;

/** The least share of a chain that must match, gaps included. */
const LEAST_IDENTITY: f64 = 0.6;

/** The latest chains, which a further alignment may continue; the latest is tried first. */
const OPEN_CHAINS: u32 = 8;

/**
 * Joins `count` alignments, as `align` writes them, into chains. Writes to `out`, in the order of
 * first places, each chain and after it its alignments, without the gaps between them: CHAIN_BYTES
 * a chain, PART_BYTES an alignment. Returns the number of bytes. `scratch` takes CHAIN_BYTES + 12
 * bytes per alignment.
 *
 * If `within` is set, a sequence was aligned with itself: the two places of a chain never overlap
 * (p1 p1 p2 p2 is two repeats, not p1 to p2 with itself).
 */
export function chain(
  alignments: usize,
  count: u32,
  within: bool,
  out: usize,
  scratch: usize,
): u32 {
  const order = scratch;
  const chainOf = order + (<usize>count << 2);
  const ends = chainOf + (<usize>count << 2);
  const chains = ends + (<usize>count << 2);
  sortByPlace(alignments, count, order);
  let found: u32 = 0;
  for (let n: u32 = 0; n < count; n++) {
    const link = load<u32>(order + (<usize>n << 2));
    const at = openChain(alignments, count, within, link, chains, found);
    const row = chains + <usize>at * CHAIN_BYTES;
    if (at < found) {
      append(row, link);
    } else {
      begin(row, link);
      found++;
    }
    store<u32>(chainOf + (<usize>n << 2), at);
  }
  let end = out;
  for (let at: u32 = 0; at < found; at++) {
    const row = chains + <usize>at * CHAIN_BYTES;
    memory.copy(end, row, CHAIN_BYTES);
    store<u32>(ends + (<usize>at << 2), end + CHAIN_BYTES);
    end += CHAIN_BYTES + <usize>load<u32>(row, CHAIN_PARTS) * PART_BYTES;
  }
  for (let n: u32 = 0; n < count; n++) {
    const place = ends + (<usize>load<u32>(chainOf + (<usize>n << 2)) << 2);
    const to = load<u32>(place);
    memory.copy(to, load<u32>(order + (<usize>n << 2)), PART_BYTES);
    store<u32>(place, to + PART_BYTES);
  }
  return end - out;
}

/**
 * Pointers to the alignments in the order of their places, stable. They come in the order of seeds,
 * which is nearly sorted.
 */
function sortByPlace(alignments: usize, count: u32, order: usize): void {
  for (let n: u32 = 0; n < count; n++) {
    const link = alignments + <usize>n * ALIGNMENT_BYTES;
    const key = placeOf(link);
    let to = order + (<usize>n << 2);
    while (to > order && placeOf(load<u32>(to - 4)) > key) {
      store<u32>(to, load<u32>(to - 4));
      to -= 4;
    }
    store<u32>(to, link);
  }
}

@inline
function placeOf(link: usize): u64 {
  return (<u64>load<u32>(link, ALIGNMENT_A_START) << 32) | load<u32>(link, ALIGNMENT_B_START);
}

/** The chain that an alignment continues, or `found` if it begins another. */
function openChain(
  alignments: usize,
  count: u32,
  within: bool,
  link: usize,
  chains: usize,
  found: u32,
): u32 {
  const first = found > OPEN_CHAINS ? found - OPEN_CHAINS : 0;
  for (let at = found; at > first; at--) {
    const row = chains + <usize>(at - 1) * CHAIN_BYTES;
    if (follows(row, link, within) && !isFilled(alignments, count, row, link)) return at - 1;
  }
  return found;
}

@inline
function gapBetween(row: usize, link: usize): i32 {
  return max(
    load<i32>(link, ALIGNMENT_A_START) - load<i32>(row, CHAIN_A_END),
    load<i32>(link, ALIGNMENT_B_START) - load<i32>(row, CHAIN_B_END),
  );
}

function follows(row: usize, link: usize, within: bool): bool {
  if (load<u32>(link, ALIGNMENT_A_START) < load<u32>(row, CHAIN_A_END)) return false;
  if (load<u32>(link, ALIGNMENT_B_START) < load<u32>(row, CHAIN_B_END)) return false;
  if (within && load<u32>(link, ALIGNMENT_A_END) > load<u32>(row, CHAIN_B_START)) return false;
  const gap = gapBetween(row, link);
  const before = load<i32>(row, CHAIN_MATCHES);
  const after = load<i32>(link, ALIGNMENT_MATCHES);
  if (gap > min(LONGEST_GAP, min(before, after))) return false;
  const columns = load<i32>(row, CHAIN_COLUMNS) + gap + after + load<i32>(link, ALIGNMENT_EDITS);
  return <f64>(before + after) >= LEAST_IDENTITY * <f64>columns;
}

/**
 * Whether another alignment fills half of the gap or more, in either sequence: it belongs there.
 */
function isFilled(alignments: usize, count: u32, row: usize, link: usize): bool {
  const gap = gapBetween(row, link);
  const end = alignments + <usize>count * ALIGNMENT_BYTES;
  for (let part = alignments; part < end; part += ALIGNMENT_BYTES) {
    const inA =
      min(load<i32>(part, ALIGNMENT_A_END), load<i32>(link, ALIGNMENT_A_START)) -
      max(load<i32>(part, ALIGNMENT_A_START), load<i32>(row, CHAIN_A_END));
    const inB =
      min(load<i32>(part, ALIGNMENT_B_END), load<i32>(link, ALIGNMENT_B_START)) -
      max(load<i32>(part, ALIGNMENT_B_START), load<i32>(row, CHAIN_B_END));
    if (max(inA, inB) << 1 > gap) return true;
  }
  return false;
}

/** Tokens of an alignment, matching or changed. */
@inline
function columnsOf(link: usize): u32 {
  return load<u32>(link, ALIGNMENT_MATCHES) + load<u32>(link, ALIGNMENT_EDITS);
}

function begin(row: usize, link: usize): void {
  memory.copy(row, link, ALIGNMENT_BYTES);
  store<u32>(row, columnsOf(link), CHAIN_COLUMNS);
  store<u32>(row, 1, CHAIN_PARTS);
}

function append(row: usize, link: usize): void {
  const columns = load<u32>(row, CHAIN_COLUMNS) + gapBetween(row, link) + columnsOf(link);
  const matches = load<u32>(row, CHAIN_MATCHES) + load<u32>(link, ALIGNMENT_MATCHES);
  const run = max(load<u32>(row, CHAIN_LONGEST_RUN), load<u32>(link, ALIGNMENT_LONGEST_RUN));
  store<u32>(row, columns, CHAIN_COLUMNS);
  store<u32>(row, matches, CHAIN_MATCHES);
  store<u32>(row, load<u32>(link, ALIGNMENT_A_END), CHAIN_A_END);
  store<u32>(row, load<u32>(link, ALIGNMENT_B_END), CHAIN_B_END);
  store<u32>(row, run, CHAIN_LONGEST_RUN);
  store<u32>(row, load<u32>(row, CHAIN_PARTS) + 1, CHAIN_PARTS);
}
