// Fast Similarity Sketching: Dahlgaard, Knudsen, Houen, Thorup, FOCS 2017 (arXiv 1704.04370).
import { openSlots } from './dispatch';
import { mix, roundSalt } from './hash';

/**
 * Signs `count` shingle hashes into `slots` u32 values at `signature`: two signatures agree in a
 * slot with a probability equal to the Jaccard similarity of the two sets, for sets of any size.
 *
 * Round r < slots throws every shingle into a slot that its r-th hash draws; later rounds throw all
 * into slot r - slots. A slot keeps the smallest value of the first round that reached it, and no
 * slot stays empty. Cost: one round if there are many shingles for the slots (n > t ln t), else a
 * few. `filled` is scratch of one byte a slot and eight more: 0 for an empty slot, 1 if this round
 * has reached it, 2 if an earlier one has.
 */
export function sign(
  shingles: usize,
  count: u32,
  slots: u32,
  signature: usize,
  filled: usize,
): void {
  memory.fill(signature, 0xff, <usize>slots << 2);
  if (count == 0) return;
  const end = shingles + (<usize>count << 3);
  for (let at = shingles; at < end; at += 8) {
    const hash = load<u64>(at);
    const slot = signature + (<usize>(((hash & 0xffffffff) * slots) >> 32) << 2);
    // Always stored: a branch on which is smaller would be unpredictable.
    store<u32>(slot, min(<u32>(hash >> 32), load<u32>(slot)));
  }
  let empty = openSlots(signature, slots, filled);
  store<u64>(filled + slots, 0);
  for (let round: u32 = 1; empty > 0 && round < slots; round++) {
    const salt = roundSalt(round);
    for (let at = shingles; at < end; at += 8) {
      const hash = mix(load<u64>(at) + salt);
      const slot = <usize>(((hash & 0xffffffff) * slots) >> 32);
      const state = load<u8>(filled + slot);
      if (state == 2) continue;
      const value = <u32>(hash >> 32);
      if (value < load<u32>(signature + (slot << 2))) store<u32>(signature + (slot << 2), value);
      store<u8>(filled + slot, 1);
    }
    empty -= markRound(filled, slots);
  }
  for (let slot: u32 = 0; empty > 0 && slot < slots; slot++) {
    if (load<u8>(filled + slot) == 2) continue;
    const salt = roundSalt(slots + slot);
    let smallest: u32 = u32.MAX_VALUE;
    for (let at = shingles; at < end; at += 8) {
      smallest = min(smallest, <u32>(mix(load<u64>(at) + salt) >> 32));
    }
    store<u32>(signature + (<usize>slot << 2), smallest);
  }
}

/**
 * Closes the slots that this round reached (1 becomes 2); returns their number. It takes eight
 * slots per step, so it also reads some bytes after the last.
 */
function markRound(filled: usize, slots: u32): u32 {
  let reached: u32 = 0;
  for (let slot: u32 = 0; slot < slots; slot += 8) {
    const states = load<u64>(filled + slot);
    const ones = states & 0x0101010101010101;
    store<u64>(filled + slot, states + ones);
    reached += <u32>popcnt(ones);
  }
  return reached;
}
