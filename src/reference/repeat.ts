/** A run of tokens that occurs twice in an article. */
export interface RepeatedRun {
  first: number;
  again: number;
  tokens: number;
}

/** The places of a shingle found so far. */
interface Places {
  first: number;
  last: number;
}

/**
 * The repeated runs of at least `k` tokens, given the hashes of the shingles of k tokens. From left
 * to right, each place that no run covers yet is compared with the first and with the last earlier
 * place of its shingle; the longer run counts, or the first place on a tie. The two places of a run
 * never overlap.
 */
export function repeatedRuns(tokens: Uint32Array, shingles: bigint[], k: number): RepeatedRun[] {
  const runs: RepeatedRun[] = [];
  if (tokens.length < k) return runs;
  const places = new Map<bigint, Places>();
  let covered = 0;
  for (const [again, hash] of shingles.entries()) {
    const earlier = places.get(hash);
    places.set(hash, { first: earlier?.first ?? again, last: again });
    if (!earlier || again < covered) continue;
    const run = [earlier.first, earlier.last]
      .map((first) => ({ first, again, tokens: runLength(tokens, first, again) }))
      .reduce((best, other) => (other.tokens > best.tokens ? other : best));
    // A run can be shorter than k if the places overlap, or if two shingles share a hash.
    if (run.tokens < k) continue;
    runs.push(run);
    // A shingle is covered if all its tokens are.
    covered = again + run.tokens - k + 1;
  }
  return runs;
}

function runLength(tokens: Uint32Array, first: number, again: number): number {
  let length = 0;
  while (
    first + length < again &&
    again + length < tokens.length &&
    tokens[first + length] === tokens[again + length]
  ) {
    length++;
  }
  return length;
}
