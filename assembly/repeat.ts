// Finds runs of tokens that occur at two places of one article.
import { matchForward } from './dispatch';
import { RUN_AGAIN, RUN_BYTES, RUN_TOKENS } from './layout';
import { listRepeated } from './repeated-places';

/**
 * Finds the repeated runs of `k` tokens and more in a sequence of `count` shingles of k tokens.
 * Each run is linked to the first or to the last earlier place of its shingle, whichever agrees
 * longer, and never overlaps it. Writes (first, again, tokens), u32 each, to `out`, in the order of
 * `again`; returns their number, at most one a shingle. Linear: a place that a run covers begins no
 * other run, and a run is never compared further than the distance between its places. Most
 * shingles occur once, and nearly all of those are never looked up in the table. `scratch` takes 36
 * bytes per shingle: a place in a list, and after it at most 4 entries of a table.
 */
export function repeatedRuns(
  tokens: usize,
  shingles: usize,
  count: u32,
  k: u32,
  scratch: usize,
  out: usize,
): u32 {
  if (count < 2) return 0;
  const list = scratch;
  const listEnd = listRepeated(shingles, count, list, list + (<usize>count << 2));
  if (listEnd == list) return 0;
  const table = listEnd;
  const mask = (<u32>1 << (33 - clz((<u32>(listEnd - list) >> 2) - 1))) - 1;
  memory.fill(table, 0, (<usize>mask + 1) << 3);
  const all = count + k - 1;
  let covered: u32 = 0;
  let runs: u32 = 0;
  for (let next = list; next < listEnd; next += 4) {
    const at = load<u32>(next);
    const hash = load<u64>(shingles + (<usize>at << 3));
    let slot = <u32>(hash >> 20) & mask;
    let entry = table + (<usize>slot << 3);
    let first = load<u32>(entry);
    while (first != 0 && load<u64>(shingles + (<usize>(first - 1) << 3)) != hash) {
      slot = (slot + 1) & mask;
      entry = table + (<usize>slot << 3);
      first = load<u32>(entry);
    }
    if (first == 0) {
      store<u32>(entry, at + 1);
      store<u32>(entry, at + 1, 4);
      continue;
    }
    const last = load<u32>(entry, 4);
    store<u32>(entry, at + 1, 4);
    if (at < covered) continue;
    let from = first - 1;
    let length = runFrom(tokens, from, at, all);
    const lengthOfLast: u32 = last == first ? 0 : runFrom(tokens, last - 1, at, all);
    if (lengthOfLast > length) {
      length = lengthOfLast;
      from = last - 1;
    }
    if (length < k) continue;
    store<u32>(out, from);
    store<u32>(out, at, RUN_AGAIN);
    store<u32>(out, length, RUN_TOKENS);
    out += RUN_BYTES;
    runs++;
    covered = at + length - k + 1;
  }
  return runs;
}

@inline
function runFrom(tokens: usize, first: u32, again: u32, all: u32): u32 {
  const most = min(again - first, all - again);
  return matchForward(tokens + (<usize>first << 2), tokens + (<usize>again << 2), most);
}
