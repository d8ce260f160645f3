/**
 * FastSimilaritySketch by its definition: round 0 takes the shingle hashes unchanged, round r
 * rehashes them. Below `slots` rounds a hash's lower half draws a slot; above them, round slots + s
 * is for slot s alone. A slot keeps the smallest upper half of its first round.
 */
export function similaritySketch(shingles: readonly bigint[], slots: number): number[] {
  const signature = new Array<number>(slots).fill(0xffffffff);
  if (shingles.length === 0) return signature;
  const filled = new Set<number>();
  for (let round = 0; round < slots * 2; round++) {
    const smallest = new Map<number, number>();
    for (const shingle of shingles) {
      const hash = round === 0 ? shingle : remix(shingle, round);
      const drawn = Number((BigInt.asUintN(32, hash) * BigInt(slots)) >> 32n);
      const slot = round < slots ? drawn : round - slots;
      const value = Number(hash >> 32n);
      smallest.set(slot, Math.min(value, smallest.get(slot) ?? value));
    }
    for (const [slot, value] of smallest) {
      if (!filled.has(slot)) signature[slot] = value;
      filled.add(slot);
    }
    if (filled.size === slots) break;
  }
  return signature;
}

/** The hash of a shingle hash in a later round. */
function remix(hash: bigint, round: number): bigint {
  const sum = BigInt.asUintN(64, hash + BigInt(round) * 0x9e3779b97f4a7c15n);
  const product = BigInt.asUintN(64, (sum ^ (sum >> 32n)) * 0xbf58476d1ce4e5b9n);
  return product ^ (product >> 29n);
}
