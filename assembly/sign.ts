// Fast Similarity Sketching: Dahlgaard, Knudsen, Houen, Thorup, FOCS 2017 (arXiv 1704.04370).
import { remix } from './hash';

/**
 * Signs `count` shingle hashes into `slots` u32 values at `signature`: two signatures agree in a
 * slot with the probability of the Jaccard similarity of the two sets, whatever their sizes.
 *
 * Round r < slots throws every shingle into a slot that its r-th hash draws, later rounds throw all
 * into slot r - slots; a slot keeps the smallest value of the first round that reached it. No slot
 * stays empty. Cost: one round where shingles are many against slots (n > t ln t), else a few.
 * `filled` is scratch of one byte a slot.
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
    // Stored always: whether it is smaller cannot be foreseen.
    store<u32>(slot, min(<u32>(hash >> 32), load<u32>(slot)));
  }
  let empty: u32 = 0;
  memory.fill(filled, 2, slots);
  for (let slot: u32 = 0; slot < slots; slot++) {
    if (load<u32>(signature + (<usize>slot << 2)) != u32.MAX_VALUE) continue;
    store<u8>(filled + slot, 0);
    empty++;
  }
  for (let round: u32 = 1; empty > 0 && round < slots; round++) {
    for (let at = shingles; at < end; at += 8) {
      const hash = remix(load<u64>(at), round);
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
    let smallest: u32 = u32.MAX_VALUE;
    for (let at = shingles; at < end; at += 8) {
      smallest = min(smallest, <u32>(remix(load<u64>(at), slots + slot) >> 32));
    }
    store<u32>(signature + (<usize>slot << 2), smallest);
  }
}

/** Closes the slots that this round reached (1 becomes 2); returns how many they were. */
function markRound(filled: usize, slots: u32): u32 {
  let reached: u32 = 0;
  for (let slot: u32 = 0; slot < slots; slot++) {
    if (load<u8>(filled + slot) == 1) {
      store<u8>(filled + slot, 2);
      reached++;
    }
  }
  return reached;
}
