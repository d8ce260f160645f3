import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../plan.js';
import type { SketchSet } from '../sketch/sketch-set.js';
import type { DistinctTexts } from './distinct-texts.js';
import { PairIndex } from './pair-index.js';
import { jaccard, type Verifier } from './verify.js';

/**
 * How many texts of a bucket all others of it are compared with. Up to so many texts, a bucket is
 * compared all with all; in a larger one, mostly the copies of one story, each further text is
 * compared with its leaders until one matches, so that the cost stays linear.
 */
const LEADERS = 16;

/** Pairs of texts, the smaller number first, that are near-duplicates by exact comparison. */
export type NearDuplicateFinder = (
  engine: Engine,
  set: SketchSet,
  texts: DistinctTexts,
  plan: Plan,
  verifier: Verifier,
) => PairIndex;

/**
 * Finds near-duplicates by locality-sensitive hashing: texts equal in all rows of a band share a
 * bucket (Indyk and Motwani, STOC 1998; banding as Broder, 1997). Buckets are runs of equal keys
 * after a radix sort, band by band: 16 bytes a text, whatever the number of bands.
 */
export const findNearDuplicates: NearDuplicateFinder = (engine, set, texts, plan, verifier) => {
  const found = new PairIndex();
  const allKeys = bandKeys(set, texts, plan);
  const members = new Uint32Array(texts.count);
  const areNear = (first: number, second: number): boolean => {
    const near = jaccard(verifier.overlap(first, second)) >= plan.threshold;
    if (near) found.add(first, second);
    return near;
  };
  for (let band = 0; band < plan.bands; band++) {
    const keys = allKeys.subarray(band * texts.count, (band + 1) * texts.count);
    for (let text = 0; text < texts.count; text++) members[text] = text;
    engine.sortPairs(keys, members);
    for (let from = 0, to = 0; from < keys.length; from = to) {
      for (to = from + 1; to < keys.length && keys[to] === keys[from]; ) to++;
      if (to - from > 1) compareBucket(members.subarray(from, to), areNear);
    }
  }
  return found;
};

/** The key of every text in every band, band by band: each signature is looked at once. */
function bandKeys(set: SketchSet, texts: DistinctTexts, { bands, rows }: Plan): Uint32Array {
  const { count, representative } = texts;
  const keys = new Uint32Array(bands * count);
  for (let text = 0; text < count; text++) {
    const signature = set.signature(representative[text]!);
    for (let band = 0; band < bands; band++) {
      keys[band * count + text] = bandKey(signature, band * rows, rows);
    }
  }
  return keys;
}

/** Compares the texts of one bucket, which come in ascending order. */
function compareBucket(
  bucket: Uint32Array,
  areNear: (first: number, second: number) => boolean,
): void {
  const leaders: number[] = [];
  for (let i = 0; i < bucket.length; i++) {
    const text = bucket[i] ?? 0;
    if (i < LEADERS) {
      let led = false;
      for (let j = 0; j < i; j++) led = areNear(bucket[j] ?? 0, text) || led;
      if (!led) leaders.push(text);
    } else if (!leaders.some((leader) => areNear(leader, text)) && leaders.length < LEADERS) {
      leaders.push(text);
    }
  }
}

/** Bands in which two signatures agree, so that their texts share a bucket. */
export function sharedBands(first: Uint32Array, second: Uint32Array, plan: Plan): number {
  let shared = 0;
  for (let band = 0; band < plan.bands; band++) {
    const key = (signature: Uint32Array) => bandKey(signature, band * plan.rows, plan.rows);
    if (key(first) === key(second)) shared++;
  }
  return shared;
}

/** The estimate of the Jaccard similarity that two signatures of a length give: equal slots. */
export function estimateBySlots(first: Uint32Array, second: Uint32Array): number {
  let equal = 0;
  for (const [slot, value] of first.entries()) if (value === second[slot]) equal++;
  return equal / first.length;
}

/** One hash of the slots of a band (MurmurHash3's mixing of 32-bit words). */
function bandKey(signature: Uint32Array, start: number, rows: number): number {
  let hash = 0;
  for (let slot = start; slot < start + rows; slot++) {
    let word = Math.imul(signature[slot] ?? 0, 0xcc9e2d51);
    word = Math.imul((word << 15) | (word >>> 17), 0x1b873593);
    hash ^= word;
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
