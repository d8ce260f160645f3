// Which places of an article hold a shingle that may also occur at another place.
import { countDigit, DIGIT, endOfDigit, nextPlace } from './sort';

/** From this number of shingles on, a filter of all would be larger than a processor's cache. */
const MANY: u32 = 1 << 17;

/**
 * Writes to `list` the places of all of `count` shingle hashes that occur more than once, and of
 * few others, ascending, u32 each; returns where the list ends. Shingles are compared by the upper
 * half of their hashes. `scratch` takes 32 bytes per shingle.
 */
export function listRepeated(shingles: usize, count: u32, list: usize, scratch: usize): usize {
  return count < MANY
    ? listByFilter(shingles, count, list, scratch)
    : listByParts(shingles, count, list, scratch);
}

/** Most shingles occur once: a filter of 8 to 16 slots per shingle drops nine tenths of those. */
function listByFilter(shingles: usize, count: u32, list: usize, filter: usize): usize {
  const mask = (<u32>8 << (32 - clz(count - 1))) - 1;
  memory.fill(filter, 0, <usize>mask + 1);
  let hits: u32 = 0;
  for (let at: u32 = 0; at < count; at++) {
    const slot = filter + (wordOf(shingles, at) & mask);
    const seen = load<u8>(slot);
    hits += <u32>(seen != 0);
    store<u8>(slot, seen | <u8>(1 + <u32>(seen != 0)));
  }
  if (hits == 0) return list;
  for (let at: u32 = 0; at < count; at++) {
    store<u32>(list, at);
    const seen = load<u8>(filter + (wordOf(shingles, at) & mask));
    list += <usize>(seen >= 2) << 2;
  }
  return list;
}

/**
 * Divides the shingles by the first bits of their words, and finds equal words part by part in a
 * table that fits in a cache: for a long article, each look at one filter of all would wait for
 * memory.
 */
function listByParts(shingles: usize, count: u32, list: usize, scratch: usize): usize {
  const entries = scratch;
  const marks = entries + (<usize>count << 3);
  const marksEnd = marks + ((<usize>(count + 63) >> 6) << 3);
  memory.fill(marks, 0, marksEnd - marks);
  countDigit(shingles + 4, <usize>count << 3, 8, PART_SHIFT);
  for (let at: u32 = 0; at < count; at++) {
    const word = wordOf(shingles, at);
    const entry = entries + (<usize>nextPlace(word, PART_SHIFT) << 3);
    store<u32>(entry, word);
    store<u32>(entry, at, 4);
  }
  let from = entries;
  for (let part: u32 = 0; part <= DIGIT; part++) {
    const to = entries + (<usize>endOfDigit(part) << 3);
    markRepeated(from, to, marks, marksEnd);
    from = to;
  }
  for (let word = marks, base: u32 = 0; word < marksEnd; word += 8, base += 64) {
    for (let bits = load<u64>(word); bits != 0; bits &= bits - 1) {
      store<u32>(list, base + <u32>ctz(bits));
      list += 4;
    }
  }
  return list;
}

/** The shift that leaves the eleven upper bits of a word. */
const PART_SHIFT: u32 = 21;

/**
 * Marks the places of all entries between `from` and `to`, (word, place), whose word occurs in
 * another entry. `table`, which has 16 bytes for each entry, keeps the first entry of each word.
 */
function markRepeated(from: usize, to: usize, marks: usize, table: usize): void {
  const count = <u32>((to - from) >> 3);
  if (count < 2) return;
  const mask = (<u32>1 << (33 - clz(count - 1))) - 1;
  memory.fill(table, 0, (<usize>mask + 1) << 2);
  for (let entry = from; entry < to; entry += 8) {
    const word = load<u32>(entry);
    let slot = word & mask;
    let first = load<u32>(table + (<usize>slot << 2));
    while (first != 0 && load<u32>(first) != word) {
      slot = (slot + 1) & mask;
      first = load<u32>(table + (<usize>slot << 2));
    }
    if (first == 0) {
      store<u32>(table + (<usize>slot << 2), <u32>entry);
    } else {
      mark(marks, load<u32>(first, 4));
      mark(marks, load<u32>(entry, 4));
    }
  }
}

@inline
function mark(marks: usize, place: u32): void {
  const byte = marks + (place >> 3);
  store<u8>(byte, load<u8>(byte) | <u8>(<u32>1 << (place & 7)));
}

/** The bits of a shingle that the table of repeatedRuns does not use. */
@inline
function wordOf(shingles: usize, at: u32): u32 {
  return load<u32>(shingles + (<usize>at << 3), 4);
}
