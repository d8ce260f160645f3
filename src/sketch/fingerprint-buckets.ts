import { ROW, type SketchColumns } from '../kernel/engine.js';

/** Leading bits of a key that tell its bucket. */
export const BUCKET_BITS = 10;
/** Buckets of the fingerprints of a block: those of one bucket of all blocks are joined together. */
export const BUCKETS = 2 ** BUCKET_BITS;

/** The fingerprints of a block, bucket after bucket; within a bucket in the order of the articles. */
export interface BucketedFingerprints {
  keys: Uint32Array;
  /** Which token of the block, all articles together, begins the shingle. */
  places: Uint32Array;
  /** Where each bucket ends. */
  bucketEnds: Uint32Array;
}

/**
 * Distributes the fingerprints of a block by the upper bits of their keys, so that who joins a part of
 * the keys reads nothing else (the first pass of a radix join: Manegold, Boncz and Kersten, TKDE
 * 2002). Cost: two looks at each.
 */
export class FingerprintDistributor {
  #keys = new Uint32Array(0);
  #places = new Uint32Array(0);

  /** Views, good until the next call but for the ends. */
  distribute({ rows, keys, positions }: SketchColumns): BucketedFingerprints {
    const bucketEnds = new Uint32Array(BUCKETS);
    for (let i = 0; i < keys.length; i++) bucketEnds[keys[i]! >>> (32 - BUCKET_BITS)]!++;
    const next = new Uint32Array(BUCKETS);
    for (let bucket = 1; bucket < BUCKETS; bucket++) {
      next[bucket] = bucketEnds[bucket - 1]!;
      bucketEnds[bucket]! += bucketEnds[bucket - 1]!;
    }
    if (this.#keys.length < keys.length) {
      this.#keys = new Uint32Array(2 * keys.length);
      this.#places = new Uint32Array(2 * keys.length);
    }
    const [outKeys, outPlaces] = [this.#keys, this.#places];
    let i = 0;
    let token = 0;
    for (let row = 0; row < rows.length; row += ROW.length) {
      for (let left = rows[row + ROW.fingerprints]!; left > 0; left--) {
        const key = keys[i]!;
        const to = next[key >>> (32 - BUCKET_BITS)]!++;
        outKeys[to] = key;
        outPlaces[to] = token + positions[i++]!;
      }
      token += rows[row + ROW.tokens]!;
    }
    return {
      keys: outKeys.subarray(0, keys.length),
      places: outPlaces.subarray(0, keys.length),
      bucketEnds,
    };
  }
}
