import { ROW } from '../kernel/abi.js';
import type { SketchColumns } from '../kernel/engine.js';

/** Leading bits of a key that give its bucket. */
const BUCKET_BITS = 10;
/** Buckets of the fingerprints of a block: the same bucket of all blocks is joined at once. */
export const BUCKETS = 2 ** BUCKET_BITS;

/** The fingerprints of a block, bucket after bucket; within a bucket in the order of the articles. */
export interface BucketedFingerprints {
  keys: Uint32Array;
  /** The token of the block, counted over all articles, that begins the shingle. */
  places: Uint32Array;
  /** Where each bucket ends. */
  bucketEnds: Uint32Array;
}

/**
 * Distributes the fingerprints of a block by the upper bits of their keys, so that a join of a part
 * of the keys reads nothing else (the first pass of a radix join: Manegold, Boncz and Kersten, TKDE
 * 2002). Cost: two looks at each.
 */
export class FingerprintDistributor {
  #keys = new Uint32Array(0);
  #places = new Uint32Array(0);

  /** The results are views, valid until the next call, except for the ends. */
  distribute(columns: SketchColumns): BucketedFingerprints {
    const { length } = columns.keys;
    if (this.#keys.length < length) {
      this.#keys = new Uint32Array(2 * length);
      this.#places = new Uint32Array(2 * length);
    }
    const bucketEnds = new Uint32Array(BUCKETS);
    countKeys(columns.keys, bucketEnds);
    const next = new Uint32Array(BUCKETS);
    for (let bucket = 1; bucket < BUCKETS; bucket++) {
      next[bucket] = bucketEnds[bucket - 1]!;
      bucketEnds[bucket]! += bucketEnds[bucket - 1]!;
    }
    const keys = this.#keys.subarray(0, length);
    const places = this.#places.subarray(0, length);
    place(columns, next, keys, places);
    return { keys, places, bucketEnds };
  }
}

// Each loop is a function of its own, which V8 optimises once. In one function, the code after the
// first loop had never run when V8 optimised it, so each call deoptimised it.

function countKeys(keys: Uint32Array, counts: Uint32Array): void {
  for (let i = 0; i < keys.length; i++) counts[keys[i]! >>> (32 - BUCKET_BITS)]!++;
}

/** Puts keys and their places at the next free place of their buckets. */
function place(
  { rows, keys, positions }: SketchColumns,
  next: Uint32Array,
  outKeys: Uint32Array,
  outPlaces: Uint32Array,
): void {
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
}
