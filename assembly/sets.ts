// Shingle sets as tables of u64 hashes, and the overlap of two. Hashes are spread evenly: a search
// begins at the slot of their lower bits and ends at the next free one.

/**
 * Puts `count` shingle hashes into `table`, which is cleared first, and returns the number of
 * distinct ones. `slots` is a power of two and more than the hashes of this set and of any that
 * {@link overlapInto} compares with it together.
 */
export function setInto(hashes: usize, count: u32, table: usize, slots: u32): u32 {
  memory.fill(table, 0, <usize>slots << 3);
  let distinct: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const hash = hashAt(hashes, i);
    const slot = table + (slotOf(hash, table, slots) << 3);
    distinct += <u32>(load<u64>(slot) == 0);
    store<u64>(slot, hash);
  }
  return distinct;
}

/**
 * Compares `count` hashes with the set of a table: writes two u32 to `out`, the number of distinct
 * ones that the table holds and the number of all distinct ones. A hash that is not in the table is
 * put there meanwhile, so that it counts once, and taken away again. `scratch` takes a byte per
 * slot and 4 bytes a hash.
 */
export function overlapInto(
  hashes: usize,
  count: u32,
  table: usize,
  slots: u32,
  out: usize,
  scratch: usize,
): void {
  const seen = scratch;
  memory.fill(seen, 0, slots);
  const added = scratch + slots;
  let addedEnd = added;
  let shared: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const hash = hashAt(hashes, i);
    const slot = slotOf(hash, table, slots);
    if (load<u64>(table + (slot << 3)) != 0) {
      shared += <u32>(load<u8>(seen + slot) == 0);
    } else {
      store<u64>(table + (slot << 3), hash);
      store<u32>(addedEnd, <u32>slot);
      addedEnd += 4;
    }
    store<u8>(seen + slot, 1);
  }
  store<u32>(out, shared);
  store<u32>(out + 4, shared + <u32>((addedEnd - added) >> 2));
  for (let at = added; at < addedEnd; at += 4) {
    store<u64>(table + (<usize>load<u32>(at) << 3), 0);
  }
}

/** Zero marks an empty slot, so 1 represents the hash 0. */
@inline
function hashAt(hashes: usize, i: u32): u64 {
  return max(<u64>1, load<u64>(hashes + (<usize>i << 3)));
}

/** The slot that has the hash, or the empty one in which it belongs. */
@inline
function slotOf(hash: u64, table: usize, slots: u32): usize {
  let slot = <usize>((<u32>hash) & (slots - 1));
  let held = load<u64>(table + (slot << 3));
  while (held != 0 && held != hash) {
    slot = (slot + 1) & <usize>(slots - 1);
    held = load<u64>(table + (slot << 3));
  }
  return slot;
}
