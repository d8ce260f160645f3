// Alignments that follow each other in both of two sequences, joined over gaps. The twin of
// src/match/chain.ts, which tells why, and must equal it number by number.
import { ALIGNMENT_BYTES, CHAIN_BYTES, PART_BYTES } from './layout';

/** An inserted or rewritten sentence or two (some 25 tokens each) does not end a passage. */
const LONGEST_GAP: i32 = 50;

/** Less of a chain than this must not match, gaps included. */
const LEAST_IDENTITY: f64 = 0.6;

/** Chains that may still be gone on with, the latest first. */
const OPEN_CHAINS: u32 = 8;

/**
 * Joins `count` alignments, as `align` writes them, into chains. Writes to `out`, in the order of
 * first places, each chain and behind it its alignments, without the gaps between them: CHAIN_BYTES
 * a chain, PART_BYTES an alignment. Returns how many bytes. `scratch` takes CHAIN_BYTES + 12 bytes an
 * alignment.
 */
export function chain(alignments: usize, count: u32, out: usize, scratch: usize): u32 {
  const order = scratch;
  const chainOf = order + (<usize>count << 2);
  const ends = chainOf + (<usize>count << 2);
  const chains = ends + (<usize>count << 2);
  sortByPlace(alignments, count, order);
  let found: u32 = 0;
  for (let n: u32 = 0; n < count; n++) {
    const link = load<u32>(order + (<usize>n << 2));
    const at = openChain(alignments, count, link, chains, found);
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
    end += CHAIN_BYTES + <usize>load<u32>(row, 28) * PART_BYTES;
  }
  for (let n: u32 = 0; n < count; n++) {
    const place = ends + (<usize>load<u32>(chainOf + (<usize>n << 2)) << 2);
    const to = load<u32>(place);
    memory.copy(to, load<u32>(order + (<usize>n << 2)), PART_BYTES);
    store<u32>(place, to + PART_BYTES);
  }
  return end - out;
}

/** Pointers to the alignments by places, stable. They come in the order of seeds: nearly sorted. */
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
  return (<u64>load<u32>(link) << 32) | load<u32>(link, 8);
}

/** The chain that an alignment goes on with, or `found` where it begins another. */
function openChain(alignments: usize, count: u32, link: usize, chains: usize, found: u32): u32 {
  const first = found > OPEN_CHAINS ? found - OPEN_CHAINS : 0;
  for (let at = found; at > first; at--) {
    const row = chains + <usize>(at - 1) * CHAIN_BYTES;
    if (follows(row, link) && !isFilled(alignments, count, row, link)) return at - 1;
  }
  return found;
}

@inline
function gapBetween(row: usize, link: usize): i32 {
  return max(load<i32>(link) - load<i32>(row, 4), load<i32>(link, 8) - load<i32>(row, 12));
}

function follows(row: usize, link: usize): bool {
  if (load<u32>(link) < load<u32>(row, 4) || load<u32>(link, 8) < load<u32>(row, 12)) return false;
  const gap = gapBetween(row, link);
  const before = load<i32>(row, 16);
  const after = load<i32>(link, 16);
  if (gap > min(LONGEST_GAP, min(before, after))) return false;
  const columns = load<i32>(row, 20) + gap + after + load<i32>(link, 20);
  return <f64>(before + after) >= LEAST_IDENTITY * <f64>columns;
}

/** Whether an alignment stands in half of the gap or more, in either sequence: it belongs there. */
function isFilled(alignments: usize, count: u32, row: usize, link: usize): bool {
  const gap = gapBetween(row, link);
  const end = alignments + <usize>count * ALIGNMENT_BYTES;
  for (let part = alignments; part < end; part += ALIGNMENT_BYTES) {
    const inA = min(load<i32>(part, 4), load<i32>(link)) - max(load<i32>(part), load<i32>(row, 4));
    const inB =
      min(load<i32>(part, 12), load<i32>(link, 8)) - max(load<i32>(part, 8), load<i32>(row, 12));
    if (max(inA, inB) << 1 > gap) return true;
  }
  return false;
}

function begin(row: usize, link: usize): void {
  memory.copy(row, link, ALIGNMENT_BYTES);
  store<u32>(row, load<u32>(link, 16) + load<u32>(link, 20), 20);
  store<u32>(row, 1, 28);
}

function append(row: usize, link: usize): void {
  const columns = gapBetween(row, link) + load<u32>(link, 16) + load<u32>(link, 20);
  store<u32>(row, load<u32>(row, 20) + columns, 20);
  store<u32>(row, load<u32>(row, 16) + load<u32>(link, 16), 16);
  store<u32>(row, load<u32>(link, 4), 4);
  store<u32>(row, load<u32>(link, 12), 12);
  store<u32>(row, max(load<u32>(row, 24), load<u32>(link, 24)), 24);
  store<u32>(row, load<u32>(row, 28) + 1, 28);
}
