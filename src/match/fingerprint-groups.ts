import type { Engine } from '../kernel/engine.js';
import type { BlockPlaces } from '../sketch/block-places.js';
import { BUCKET_BITS, BUCKETS, type BucketedFingerprints } from '../sketch/fingerprint-buckets.js';
import { GrownWords, sharedWords } from '../sketch/grown.js';
import { type Words, wordsOf } from '../sketch/spill.js';
import { NO_TEXT } from './distinct-texts.js';
import { RepeatFilter } from './repeat-filter.js';
import type { TextPlaces } from './text-places.js';

/**
 * All places of every fingerprint that stands in more than one place, group by group; within a
 * group texts ascend, and positions within a text.
 */
export interface FingerprintGroups {
  /** Where each group begins; one more at the end. */
  starts: Uint32Array;
  /** The text of each place. */
  texts: Uint32Array;
  /** The token of the whole text at which the shingle begins. */
  positions: Uint32Array;
}

/** The same, of which columns may be on disk. */
export type KeptGroups = { [Column in keyof FingerprintGroups]: Words };

/** The groups themselves, read where they are on disk. */
export function groupsOf({ starts, texts, positions }: KeptGroups): FingerprintGroups {
  return { starts: wordsOf(starts), texts: wordsOf(texts), positions: wordsOf(positions) };
}

export const NO_GROUPS: FingerprintGroups = {
  starts: new Uint32Array(1),
  texts: new Uint32Array(0),
  positions: new Uint32Array(0),
};

/** Groups the fingerprints by key whose keys fall into one of several partitions of equal width. */
export type FingerprintGrouper = (
  engine: Engine,
  places: TextPlaces,
  partition: number,
  partitions: number,
) => FingerprintGroups;

/**
 * Groups the fingerprints whose keys fall into one of several partitions of equal width. The groups
 * of all partitions are those of any other number of them; in each they stand about in the order of
 * their first texts, so that whoever goes through them finds tokens where it looked a moment ago.
 *
 * Nearly all fingerprints stand in one place only. Blocks have them in buckets by the upper bits of
 * their keys, which with their filter fit the cache (Shatdal, Kant and Naughton, VLDB 1994); what the
 * filter leaves is sorted, bucket by bucket.
 *
 * Cost: two looks at each key of the partition; 8 bytes a fingerprint of it where they are on disk.
 * @param partitions a power of two, {@link BUCKETS} at most.
 */
export function groupPartition(
  engine: Engine,
  places: TextPlaces,
  partition: number,
  partitions: number,
): FingerprintGroups {
  const buckets = BUCKETS / partitions;
  const from = partition * buckets;
  const { set, texts } = places;
  const blocks = Array.from({ length: set.blockCount }, (_, block) =>
    set.bucketsOf(block, from, from + buckets),
  );
  const filter = new RepeatFilter();
  const repeated = new GrownWords();
  const found = new GrownWords();
  const groups = new GrownWords();
  for (let bucket = 0; bucket < buckets; bucket++) {
    filterBucket(blocks, bucket, filter);
    repeated.clear();
    for (const [block, fingerprints] of blocks.entries()) {
      addRepeated(
        fingerprints,
        bucket,
        filter,
        set.placesOf(block),
        places.textsOf(block),
        repeated,
      );
    }
    const kept = repeated.view();
    engine.sortRows(kept, PLACE, 2);
    for (let start = 0, end = 0; start < kept.length; start = end) {
      const key = kept[start]!;
      for (end = start + PLACE; end < kept.length && kept[end] === key; ) end += PLACE;
      if (end - start === PLACE) continue;
      groups.push(kept[start + 1]!);
      groups.push((end - start) / PLACE);
      for (let at = start; at < end; at += PLACE) {
        found.push(kept[at + 1]!);
        found.push(kept[at + 2]!);
      }
    }
  }
  return inOrderOfTexts(found.view(), groups.view(), texts.count);
}

/** A fingerprint that may stand in several places: key, text, position. */
const PLACE = 3;
/** A group as it is found: first text, number of places. */
const GROUP = 2;
/** Ranges of first texts, at most, in whose order groups come. */
const RANGES = 256;

/** Takes in the keys of one bucket of all blocks; they differ in the bits behind the bucket's. */
function filterBucket(
  blocks: readonly BucketedFingerprints[],
  bucket: number,
  filter: RepeatFilter,
): void {
  let total = 0;
  for (const { bucketEnds } of blocks) total += bucketEnds[bucket]! - (bucketEnds[bucket - 1] ?? 0);
  filter.clear(total);
  for (const { keys, bucketEnds } of blocks) {
    const end = bucketEnds[bucket]!;
    for (let i = bucketEnds[bucket - 1] ?? 0; i < end; i++) filter.add(keys[i]! << BUCKET_BITS);
  }
}

/** Adds what the filter leaves of a block's bucket: of articles that represent their texts. */
function addRepeated(
  { keys, places, bucketEnds }: BucketedFingerprints,
  bucket: number,
  filter: RepeatFilter,
  whose: BlockPlaces,
  textsOf: Uint32Array,
  repeated: GrownWords,
): void {
  const end = bucketEnds[bucket]!;
  for (let i = bucketEnds[bucket - 1] ?? 0; i < end; i++) {
    if (!filter.mayRepeat(keys[i]! << BUCKET_BITS)) continue;
    const local = whose.localAt(places[i]!);
    const text = textsOf[local]!;
    if (text === NO_TEXT) continue;
    repeated.push(keys[i]!);
    repeated.push(text);
    repeated.push(places[i]! - whose.start(local));
  }
}

/**
 * Distributes groups by ranges of first texts, in memory that threads share.
 * @param places text and position of each place, group after group.
 */
function inOrderOfTexts(
  places: Uint32Array,
  groups: Uint32Array,
  textCount: number,
): FingerprintGroups {
  const rangeTexts = Math.ceil(textCount / RANGES);
  const nextGroup = new Uint32Array(RANGES + 1);
  const nextPlace = new Uint32Array(RANGES + 1);
  for (let at = 0; at < groups.length; at += GROUP) {
    const range = Math.floor(groups[at]! / rangeTexts);
    nextGroup[range + 1]!++;
    nextPlace[range + 1]! += groups[at + 1]!;
  }
  for (let range = 1; range <= RANGES; range++) {
    nextGroup[range]! += nextGroup[range - 1]!;
    nextPlace[range]! += nextPlace[range - 1]!;
  }
  const count = groups.length / GROUP;
  const total = nextPlace[RANGES]!;
  const starts = sharedWords(count + 1);
  const texts = sharedWords(total);
  const positions = sharedWords(total);
  let place = 0;
  for (let at = 0; at < groups.length; at += GROUP) {
    const range = Math.floor(groups[at]! / rangeTexts);
    let filled = nextPlace[range]!;
    starts[nextGroup[range]!++] = filled;
    for (let left = groups[at + 1]!; left > 0; left--) {
      texts[filled] = places[place++]!;
      positions[filled++] = places[place++]!;
    }
    nextPlace[range] = filled;
  }
  starts[count] = total;
  return { starts, texts, positions };
}
