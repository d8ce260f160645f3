// The places at which two articles have the same fingerprint.

/**
 * A key of b: the first and the last fingerprint that has it, numbered from 1, and the used places.
 */
const SLOT_BYTES: usize = 16;
const LAST: usize = 4;
const USED_B: usize = 8;
const USED_A: usize = 12;

/**
 * Writes (place in a, place in b) pairs of u32, in that order, for every key that both articles
 * have, and returns their number. Fingerprints come with ascending places; those at a negative
 * place are skipped. For each key, only the first `mostA` places in a and the first `mostB` in b
 * are used.
 *
 * The fingerprints of b are linked by key, each list in the order of places, and the fingerprints
 * of a are looked up one after the other, so nothing is sorted. Cost: linear in both, plus the
 * pairs. `scratch` takes 68 bytes per fingerprint of b, and 68 more.
 */
export function sharedSeeds(
  aKeys: usize,
  aPlaces: usize,
  aCount: u32,
  mostA: u32,
  bKeys: usize,
  bPlaces: usize,
  bCount: u32,
  mostB: u32,
  out: usize,
  scratch: usize,
): u32 {
  const bits = 33 - clz(bCount);
  const nexts = scratch;
  const table = scratch + (<usize>(bCount + 1) << 2);
  memory.fill(table, 0, SLOT_BYTES << bits);
  for (let j: u32 = 1; j <= bCount; j++) {
    if (placeOf(bPlaces, j) < 0) continue;
    const slot = slotOf(table, bits, load<u32>(bKeys + (<usize>(j - 1) << 2)), bKeys);
    const used = load<u32>(slot, USED_B);
    if (used == mostB) continue;
    store<u32>(slot, used + 1, USED_B);
    store<u32>(used == 0 ? slot : nexts + (<usize>load<u32>(slot, LAST) << 2), j);
    store<u32>(slot, j, LAST);
    store<u32>(nexts + (<usize>j << 2), 0);
  }
  let end = out;
  for (let i: u32 = 1; i <= aCount; i++) {
    const place = placeOf(aPlaces, i);
    if (place < 0) continue;
    const slot = slotOf(table, bits, load<u32>(aKeys + (<usize>(i - 1) << 2)), bKeys);
    const used = load<u32>(slot, USED_A);
    if (used == mostA) continue;
    store<u32>(slot, used + 1, USED_A);
    for (let j = load<u32>(slot); j != 0; j = load<u32>(nexts + (<usize>j << 2))) {
      store<i32>(end, place);
      store<i32>(end, placeOf(bPlaces, j), 4);
      end += 8;
    }
  }
  return <u32>((end - out) >> 3);
}

@inline
function placeOf(places: usize, fingerprint: u32): i32 {
  return load<i32>(places + (<usize>(fingerprint - 1) << 2));
}

/**
 * The slot of a key, or the empty one in which it belongs. Keys are minima, so their upper bits are
 * not even.
 */
@inline
function slotOf(table: usize, bits: u32, key: u32, bKeys: usize): usize {
  const mask = (<u32>1 << bits) - 1;
  for (let slot = (key * 0x9e3779b1) >> (32 - bits); ; slot = (slot + 1) & mask) {
    const at = table + <usize>slot * SLOT_BYTES;
    const first = load<u32>(at);
    if (first == 0 || load<u32>(bKeys + (<usize>(first - 1) << 2)) == key) return at;
  }
  return 0;
}
