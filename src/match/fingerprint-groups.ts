import type { Engine } from '../kernel/engine.js';
import { GrownWords } from '../sketch/grown.js';
import type { SketchSet } from '../sketch/sketch-set.js';
import { type Words, wordsOf } from '../sketch/spill.js';
import type { DistinctTexts } from './distinct-texts.js';
import { RepeatFilter } from './repeat-filter.js';

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
  set: SketchSet,
  texts: DistinctTexts,
  partition: number,
  partitions: number,
) => FingerprintGroups;

/**
 * Groups the fingerprints whose keys fall into one of several partitions of equal width. The groups
 * of all partitions are those of any other number of them; in each they stand about in the order of
 * their first texts, so that whoever goes through them finds tokens where it looked a moment ago.
 *
 * Nearly all fingerprints stand in one place only. They are distributed by the upper bits of their
 * keys into buckets that fit the cache with their filter (Shatdal, Kant and Naughton, VLDB 1994);
 * what the filter leaves is sorted, bucket by bucket.
 *
 * Cost: reads all keys twice; 12 bytes a fingerprint of the partition.
 * @param partitions a power of two.
 */
export function groupPartition(
  engine: Engine,
  set: SketchSet,
  texts: DistinctTexts,
  partition: number,
  partitions: number,
): FingerprintGroups {
  const buckets = distribute(set, texts, partition, partitions);
  const filter = new RepeatFilter();
  const groups = new GrownWords();
  const { words, starts } = buckets;
  // What is grouped moves to the front, two words a place, group after group.
  let end = 0;
  for (let bucket = 0; bucket + 1 < starts.length; bucket++) {
    const kept = keepRepeated(buckets, bucket, filter);
    engine.sortRows(kept, PLACE, 2);
    for (let from = 0, to = 0; from < kept.length; from = to) {
      const key = kept[from]!;
      for (to = from + PLACE; to < kept.length && kept[to] === key; ) to += PLACE;
      if (to - from === PLACE) continue;
      groups.push(kept[from + 1]!);
      groups.push((to - from) / PLACE);
      for (let at = from; at < to; at += PLACE) {
        words[end++] = kept[at + 1]!;
        words[end++] = kept[at + 2]!;
      }
    }
  }
  return inOrderOfTexts(words, groups.view(), texts.count);
}

/** Fingerprints a bucket, about: with their filter they stay in the second-level cache. */
const BUCKET = 2 ** 14;

/** A fingerprint in its bucket: key, text, position. */
const PLACE = 3;
/** A group as it is found: first text, number of places. */
const GROUP = 2;
/** Ranges of first texts, at most, in whose order groups come. */
const RANGES = 256;

/** Fingerprints of a partition, distributed. */
interface Buckets {
  /** {@link PLACE} numbers each. */
  words: Uint32Array;
  /** Where each bucket begins, in places; one more at the end. */
  starts: Uint32Array;
  /** Leading bits of a key that are the same throughout a bucket. */
  alike: number;
}

/** Goes through articles by number: so they stand in memory, mostly, and texts do not. */
function distribute(
  set: SketchSet,
  { textOf, representative }: DistinctTexts,
  partition: number,
  partitions: number,
): Buckets {
  const articles = representative.slice().sort();
  let total = 0;
  for (const article of articles) total += set.keyCount(article);
  const count = 2 ** Math.max(1, Math.ceil(Math.log2(total / partitions / BUCKET)));
  const alike = Math.log2(partitions * count);
  const shift = 32 - alike;
  const first = partition * count;
  const starts = new Uint32Array(count + 1);
  for (const article of articles) {
    const keys = set.inTurn(article, 'keys');
    for (let i = 0; i < keys.length; i++) {
      const bucket = (keys[i]! >>> shift) - first;
      if (bucket >= 0 && bucket < count) starts[bucket + 1]!++;
    }
  }
  for (let bucket = 1; bucket <= count; bucket++) starts[bucket]! += starts[bucket - 1]!;
  const next = starts.slice();
  const words = new Uint32Array(PLACE * starts[count]!);
  for (const article of articles) {
    const text = textOf[article]!;
    const keys = set.inTurn(article, 'keys');
    const positions = set.inTurn(article, 'positions');
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!;
      const bucket = (key >>> shift) - first;
      if (bucket < 0 || bucket >= count) continue;
      const at = PLACE * next[bucket]!++;
      words[at] = key;
      words[at + 1] = text;
      words[at + 2] = positions[i]!;
    }
  }
  return { words, starts, alike };
}

/** Drops from a bucket what occurs once; what is left moves to its start, and is returned. */
function keepRepeated(
  { words, starts, alike }: Buckets,
  bucket: number,
  filter: RepeatFilter,
): Uint32Array {
  const from = PLACE * starts[bucket]!;
  const to = PLACE * starts[bucket + 1]!;
  filter.clear((to - from) / PLACE);
  for (let at = from; at < to; at += PLACE) filter.add(words[at]! << alike);
  let end = from;
  for (let at = from; at < to; at += PLACE) {
    if (!filter.mayRepeat(words[at]! << alike)) continue;
    words[end++] = words[at]!;
    words[end++] = words[at + 1]!;
    words[end++] = words[at + 2]!;
  }
  return words.subarray(from, end);
}

/**
 * Distributes groups by ranges of first texts.
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
  const starts = new Uint32Array(count + 1);
  const texts = new Uint32Array(total);
  const positions = new Uint32Array(total);
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
