/** A shingle chosen by winnowing: the u32 key of its hash, and its first token. */
export interface Fingerprint {
  key: number;
  position: number;
}

/**
 * Winnows the shingle hashes of an article, by definition: every window of `window` consecutive
 * shingles chooses its smallest; among equals the one that the window before chose, else the last.
 * Articles of at most `window` shingles choose them all. Hashes are compared by their upper half,
 * and keyed by the lower.
 */
export function winnow(shingles: bigint[], window: number): Fingerprint[] {
  if (shingles.length <= window) return shingles.map(fingerprint);
  const order = shingles.map((hash) => Number(hash >> 32n));
  const chosen: Fingerprint[] = [];
  let last = -1;
  for (let start = 0; start + window <= order.length; start++) {
    const inWindow = order.slice(start, start + window);
    const least = inWindow.reduce((smallest, value) => Math.min(smallest, value));
    if (last >= start && order[last] === least) continue;
    last = start + inWindow.lastIndexOf(least);
    chosen.push(fingerprint(shingles[last]!, last));
  }
  return chosen;
}

function fingerprint(hash: bigint, position: number): Fingerprint {
  return { key: Number(BigInt.asUintN(32, hash)), position };
}
