// The one file that imports the npm package `minhash`, with its quirks kept inside.
import { LshIndex, Minhash } from 'minhash';

/**
 * The signature of a set of shingles given as text: `slots` u32 numbers. Each is a minimum of 2^32
 * - 1, where the package starts, and of values modulo a prime above 2^32, so all fit; an empty set
 * keeps 2^32 - 1 in every slot, as in the kernel. Cost: about 70 ns per slot and shingle.
 */
export function signReference(shingles: Iterable<string>, slots: number): Uint32Array {
  // The package takes 0 for a missing value.
  if (slots === 0) return new Uint32Array(0);
  const minhash = new Minhash({ numPerm: slots });
  for (const shingle of shingles) minhash.update(shingle);
  return Uint32Array.from(minhash.hashvalues);
}

/**
 * All pairs (i, j), i < j, of signatures that are equal in one band of `rows` slots, sorted, each
 * once. If `rows` does not divide `slots`, the remaining slots belong to no band. Cost: quadratic
 * in the size of a bucket.
 */
export function lshPairs(signatures: Uint32Array, slots: number, rows: number): Uint32Array {
  if (slots === 0 || rows === 0) return new Uint32Array(0);
  const index = new LshIndex({ bandSize: rows });
  const banded = Array.from({ length: signatures.length / slots }, (_, article) => {
    const hashvalues = [...signatures.subarray(article * slots, (article + 1) * slots)];
    return { hashvalues, hashbands: bandsOf(hashvalues, rows) };
  });
  // All are in the index before the first query, because it throws on bands that it does not hold.
  for (const [article, bands] of banded.entries()) index.insert(String(article), bands);
  const pairs: number[] = [];
  for (const [article, bands] of banded.entries()) {
    const later = index
      .query(bands)
      .map(Number)
      .filter((other) => other > article);
    for (const other of later.sort((a, b) => a - b)) pairs.push(article, other);
  }
  return Uint32Array.from(pairs);
}

/**
 * The keys of the full bands. By itself the package would also make a short band of the remaining
 * slots, and would take equal bands at different positions for one.
 */
function bandsOf(hashvalues: number[], rows: number): string[] {
  const bands: string[] = [];
  for (let start = 0; start + rows <= hashvalues.length; start += rows) {
    bands.push(`${start}:${hashvalues.slice(start, start + rows).join('.')}`);
  }
  return bands;
}
