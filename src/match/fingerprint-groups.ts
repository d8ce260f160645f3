import type { Engine } from '../kernel/engine.js';
import { KeyGroups } from '../kernel/key-groups.js';
import { BUCKETS, type BucketedFingerprints } from '../sketch/fingerprint-buckets.js';
import { allocateShared, Uint32List } from '../sketch/lists.js';
import type { BlockPlaces } from '../store/block-places.js';
import { type Column, loadColumn } from '../store/stored-columns.js';
import { NO_TEXT } from './distinct-texts.js';
import type { TextPlaces } from './text-places.js';

/**
 * All places of every fingerprint that occurs in several places, group by group; within a group
 * texts ascend, and positions within a text.
 */
export interface FingerprintGroups {
  /** Where each group begins; one more at the end. */
  starts: Uint32Array;
  /** The text of each place. */
  texts: Uint32Array;
  /** The token of the whole text at which the shingle begins. */
  positions: Uint32Array;
}

/** Fingerprint groups whose columns may be on disk. */
export type StoredGroups = { [Name in keyof FingerprintGroups]: Column };

/** The groups themselves; columns on disk are read. */
export function groupsOf({ starts, texts, positions }: StoredGroups): FingerprintGroups {
  return { starts: loadColumn(starts), texts: loadColumn(texts), positions: loadColumn(positions) };
}

/** No groups. */
export const NO_GROUPS: FingerprintGroups = {
  starts: new Uint32Array(1),
  texts: new Uint32Array(0),
  positions: new Uint32Array(0),
};

/** Groups the fingerprints of one of several partitions of the keys, which have equal width. */
export type FingerprintGrouper = (
  engine: Engine,
  places: TextPlaces,
  partition: number,
  partitions: number,
) => FingerprintGroups;

/**
 * Groups the fingerprints of one of several partitions of the keys, which have equal width. The
 * number of partitions does not change the groups. In each partition, groups come roughly in the
 * order of their first texts, so that successive groups read tokens that are close in memory.
 *
 * Nearly all fingerprints occur in one place only. Blocks keep them in buckets by the upper bits of
 * their keys; a bucket and its filter fit in the cache (Shatdal, Kant and Naughton, VLDB 1994). The
 * keys that pass the filter are sorted, bucket by bucket.
 *
 * Cost: three looks at each key of the partition, and 8 bytes for each if they are on disk.
 * @param partitions a power of two, at most {@link BUCKETS}.
 */
export const groupPartition: FingerprintGrouper = (engine, places, partition, partitions) => {
  const buckets = BUCKETS / partitions;
  const from = partition * buckets;
  const bucketPlaces = new BucketPlaces(places, from, from + buckets);
  const found = new FoundGroups(engine);
  for (let bucket = 0; bucket < buckets; bucket++) {
    const groups = bucketPlaces.groups(bucket);
    for (let at = 0; at < groups.length; at += 1 + groups[at]!) found.add(groups, at, bucketPlaces);
  }
  return inOrderOfTexts(found.places.view(), found.groups.view(), places.texts.count);
};

const NO_KEYS = new Uint32Array(0);

/** The places of one bucket's fingerprints that may occur several times. */
class BucketPlaces {
  readonly #places: TextPlaces;
  readonly #blocks: readonly BucketedFingerprints[];
  readonly #blockPlaces: readonly BlockPlaces[];
  readonly #keyGroups = new KeyGroups();
  /** Where the keys of each block end among all keys of the bucket. */
  readonly #ends: Uint32Array;
  /** For each place its text, or {@link NO_TEXT}, and its position in that text. */
  texts = new Uint32Array(0);
  positions = new Uint32Array(0);

  constructor(places: TextPlaces, from: number, to: number) {
    this.#places = places;
    const { set } = places;
    const blocks = Array.from({ length: set.blockCount }, (_, block) => block);
    places.scratch.reset();
    this.#blocks = blocks.map((block) => set.bucketsOf(block, from, to, places.scratch));
    this.#blockPlaces = blocks.map((block) => set.placesOf(block));
    this.#ends = new Uint32Array(set.blockCount);
  }

  /** Equal keys of a bucket, as {@link KeyGroups.group} gives them: numbers of places. */
  groups(bucket: number): Uint32Array {
    let total = 0;
    for (const [block, { bucketEnds }] of this.#blocks.entries()) {
      total += sizeOf(bucketEnds, bucket);
      this.#ends[block] = total;
    }
    // Most buckets of a few articles have one key or none.
    if (total < 2) return NO_KEYS;
    const buffer = this.#keyGroups.buffer(total);
    let filled = 0;
    for (const { keys, bucketEnds } of this.#blocks) {
      const end = bucketEnds[bucket]!;
      // A loop, because a block has only some hundred keys in a bucket.
      for (let i = end - sizeOf(bucketEnds, bucket); i < end; i++) buffer[filled++] = keys[i]!;
    }
    this.#find(this.#keyGroups.keep(total), bucket);
    return this.#keyGroups.group();
  }

  /**
   * Finds and numbers the places of some keys of a bucket, block after block, while the tables of a
   * block are in the cache.
   */
  #find(keys: Uint32Array, bucket: number): void {
    if (this.texts.length < keys.length) {
      this.texts = new Uint32Array(2 * keys.length);
      this.positions = new Uint32Array(2 * keys.length);
    }
    let place = 0;
    for (const [block, { places, bucketEnds }] of this.#blocks.entries()) {
      const textsOf = this.#places.textsOf(block);
      const whose = this.#blockPlaces[block]!;
      const end = this.#ends[block]!;
      const toOwn = bucketEnds[bucket]! - end;
      for (; place < keys.length && keys[place]! < end; place++) {
        const token = places[keys[place]! + toOwn]!;
        const local = whose.localAt(token);
        this.texts[place] = textsOf[local]!;
        this.positions[place] = token - whose.start(local);
        keys[place] = place;
      }
    }
  }
}

function sizeOf(bucketEnds: Uint32Array, bucket: number): number {
  return bucketEnds[bucket]! - (bucketEnds[bucket - 1] ?? 0);
}

/** Numbers of a place, and of a found group: first text, number of places. */
const PLACE = { text: 0, position: 1, length: 2 } as const;
const GROUP = { first: 0, places: 1, length: 2 } as const;
/** Up to this many places are sorted by insertion. */
const FEW_PLACES = 32;
/** The most ranges of first texts by which groups are ordered. */
const RANGES = 256;

/** Groups of places in texts, from the articles that represent them. */
class FoundGroups {
  readonly #engine: Engine;
  /** The places of one group. */
  #members = new Uint32Array(1024);
  /** {@link PLACE.length} numbers each, group after group. */
  readonly places = new Uint32List();
  /** {@link GROUP.length} numbers each. */
  readonly groups = new Uint32List();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Adds the group at `at` of `groups`, where the number of its places is. */
  add(groups: Uint32Array, at: number, { texts, positions }: BucketPlaces): void {
    const size = groups[at]!;
    if (this.#members.length < PLACE.length * size) {
      this.#members = new Uint32Array(2 * PLACE.length * size);
    }
    const members = this.#members;
    let length = 0;
    let before = 0;
    let isInOrder = true;
    for (let i = at + 1; i <= at + size; i++) {
      const text = texts[groups[i]!]!;
      if (text === NO_TEXT) continue;
      if (text < before) isInOrder = false;
      before = text;
      members[length++] = text;
      members[length++] = positions[groups[i]!]!;
    }
    if (length < 2 * PLACE.length) return;
    if (!isInOrder) sortPlaces(this.#engine, members.subarray(0, length));
    this.groups.push(members[PLACE.text]!);
    this.groups.push(length / PLACE.length);
    this.places.append(members, 0, length);
  }
}

/** Sorts the places of a group, whose texts come in the order of blocks. */
function sortPlaces(engine: Engine, places: Uint32Array): void {
  if (places.length > FEW_PLACES * PLACE.length) {
    engine.sortRows(places, PLACE.length, 1);
    return;
  }
  for (let i = PLACE.length; i < places.length; i += PLACE.length) {
    const text = places[i]!;
    const position = places[i + PLACE.position]!;
    let to = i;
    for (; to > 0 && places[to - PLACE.length]! > text; to -= PLACE.length) {
      places[to] = places[to - PLACE.length]!;
      places[to + PLACE.position] = places[to - PLACE.length + PLACE.position]!;
    }
    places[to] = text;
    places[to + PLACE.position] = position;
  }
}

/**
 * Distributes groups by ranges of first texts, into memory that threads share.
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
  for (let at = 0; at < groups.length; at += GROUP.length) {
    const range = Math.floor(groups[at + GROUP.first]! / rangeTexts);
    nextGroup[range + 1]!++;
    nextPlace[range + 1]! += groups[at + GROUP.places]!;
  }
  for (let range = 1; range <= RANGES; range++) {
    nextGroup[range]! += nextGroup[range - 1]!;
    nextPlace[range]! += nextPlace[range - 1]!;
  }
  const count = groups.length / GROUP.length;
  const total = nextPlace[RANGES]!;
  const starts = allocateShared(count + 1);
  const texts = allocateShared(total);
  const positions = allocateShared(total);
  let place = 0;
  for (let at = 0; at < groups.length; at += GROUP.length) {
    const range = Math.floor(groups[at + GROUP.first]! / rangeTexts);
    let filled = nextPlace[range]!;
    starts[nextGroup[range]!++] = filled;
    for (let left = groups[at + GROUP.places]!; left > 0; left--) {
      texts[filled] = places[place++]!;
      positions[filled++] = places[place++]!;
    }
    nextPlace[range] = filled;
  }
  starts[count] = total;
  return { starts, texts, positions };
}
