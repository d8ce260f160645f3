import type { Engine } from '../kernel/engine.js';
import { KeyGroups } from '../kernel/key-groups.js';
import { BAND_KEY_BYTES, type Plan } from '../options/plan.js';
import { type Pieces, STEPS_A_PIECE } from '../pool/abort.js';
import { bandKey } from '../sketch/band-keys.js';
import type { SketchSet } from '../store/sketch-set.js';
import { type DistinctTexts, NO_TEXT } from './distinct-texts.js';
import { PairIndex } from './pair-index.js';
import { connect } from './stories.js';
import { jaccard, type Verifier } from './verify.js';

/**
 * The most leaders of a bucket. In a bucket of up to this many texts, all are compared with all. A
 * larger one usually holds the copies of one story: leaders are texts that match no earlier one, and
 * each further text is compared with the leaders until one matches, so the cost stays linear.
 */
const LEADERS = 16;

/**
 * Nominates pairs of texts, the smaller number first, and has the verifier compare them. Its pairs
 * that reach the threshold are the near-duplicates.
 */
export type NearDuplicateFinder = (
  engine: Engine,
  set: SketchSet,
  texts: DistinctTexts,
  plan: Plan,
  verifier: Verifier,
) => Pieces<void>;

/** Finds near-duplicates by all bands, as many at once as fit in memory. */
export const findNearDuplicates: NearDuplicateFinder = function* (
  engine,
  set,
  texts,
  plan,
  verifier,
) {
  const bands = Math.max(1, Math.floor(BAND_KEY_BYTES / (4 * texts.count)));
  for (let from = 0; from < plan.bands; from += bands) {
    const to = Math.min(plan.bands, from + bands);
    yield* nearByBands(engine, set, texts, verifier, { from, to, threshold: plan.threshold });
  }
};

/** The bands that are searched, and the least Jaccard index of a near-duplicate. */
interface BandSearch {
  from: number;
  to: number;
  threshold: number;
}

/**
 * Finds near-duplicates by locality-sensitive hashing: texts equal in all rows of a band share a
 * bucket (Indyk and Motwani, STOC 1998; banding as Broder, 1997). Buckets are runs of equal keys
 * after a filter and a radix sort, band by band. Bands may be searched in parts; together the parts
 * find the same pairs. Cost: 4 bytes per text and band.
 */
export function* nearByBands(
  engine: Engine,
  set: SketchSet,
  texts: DistinctTexts,
  verifier: Verifier,
  { from, to, threshold }: BandSearch,
): Pieces<void> {
  const candidates = new PairIndex();
  const areNear = (first: number, second: number): boolean =>
    jaccard(verifier.overlap(first, second)) >= threshold;
  const articles = inOrderOfBlocks(set, texts.representative);
  const inOrder = new Uint32Array(texts.count);
  for (let i = 0; i < inOrder.length; i++) inOrder[i] = texts.textOf[articles[i]!]!;
  const allKeys = bandKeysOf(set, articles, from, to);
  const keyGroups = new KeyGroups();
  const leaderOf = new Uint32Array(texts.count).fill(NO_TEXT);
  for (let at = 0; at < allKeys.length; at += texts.count) {
    keyGroups.buffer(texts.count).set(allKeys.subarray(at, at + texts.count));
    const kept = keyGroups.keep(texts.count);
    for (let i = 0; i < kept.length; i++) kept[i] = inOrder[kept[i]!]!;
    visitBuckets(keyGroups.group(), (bucket) => {
      if (bucket.length <= LEADERS) addPairs(candidates, bucket);
      else compareBucket(bucket.sort(), areNear, leaderOf);
    });
    yield;
  }
  yield* compareCandidates(engine, candidates, texts.count, areNear);
}

/** Calls `visit` for the members of each bucket, in an array that it may overwrite. */
function visitBuckets(groups: Uint32Array, visit: (bucket: Uint32Array) => void): void {
  for (let at = 0; at < groups.length; at += 1 + groups[at]!) {
    visit(groups.subarray(at + 1, at + 1 + groups[at]!));
  }
}

/** Articles in the order of blocks, so that each block is read once. */
function inOrderOfBlocks(set: SketchSet, articles: Uint32Array): Uint32Array {
  const next = new Uint32Array(set.blockCount + 1);
  for (const article of articles) next[set.blockIndex(article) + 1]!++;
  for (let block = 1; block < next.length; block++) next[block]! += next[block - 1]!;
  const ordered = new Uint32Array(articles.length);
  for (const article of articles) ordered[next[set.blockIndex(article)]!++] = article;
  return ordered;
}

/**
 * The keys of articles in some bands, band after band; the articles come in the order of blocks.
 */
function bandKeysOf(
  set: SketchSet,
  articles: Uint32Array,
  fromBand: number,
  toBand: number,
): Uint32Array {
  const count = articles.length;
  const keys = new Uint32Array((toBand - fromBand) * count);
  let block = -1;
  let own: Uint32Array = keys;
  let width = 0;
  for (let i = 0; i < count; i++) {
    const article = articles[i]!;
    if (set.blockIndex(article) !== block) {
      block = set.blockIndex(article);
      own = set.bandKeysOf(block, fromBand, toBand);
      width = set.articlesIn(block);
    }
    const local = set.localIndex(article);
    for (let band = 0; band < toBand - fromBand; band++) {
      keys[band * count + i] = own[band * width + local]!;
    }
  }
  return keys;
}

/** Adds all pairs of the texts of one bucket. */
function addPairs(candidates: PairIndex, bucket: Uint32Array): void {
  for (let i = 1; i < bucket.length; i++) {
    for (let j = 0; j < i; j++) {
      const one = bucket[i]!;
      const other = bucket[j]!;
      candidates.add(Math.min(one, other), Math.max(one, other));
    }
  }
}

/**
 * Compares pairs in the order of stories and of first texts: the engine then keeps the set of the
 * first one, and the copies of a story are read together.
 */
function* compareCandidates(
  engine: Engine,
  candidates: PairIndex,
  count: number,
  areNear: (first: number, second: number) => boolean,
): Pieces<void> {
  const stories = connect(count, candidates);
  const rows = new Uint32Array(3 * candidates.count);
  for (let pair = 0; pair < candidates.count; pair++) {
    rows[3 * pair] = stories[candidates.first(pair)]!;
    rows[3 * pair + 1] = candidates.first(pair);
    rows[3 * pair + 2] = candidates.second(pair);
  }
  engine.sortRows(rows, 3, 3);
  for (let at = 0; at < rows.length; at += 3) {
    areNear(rows[at + 1]!, rows[at + 2]!);
    if (at % (3 * STEPS_A_PIECE) === 0) yield;
  }
}

/**
 * Compares the texts of one large bucket, which come in ascending order.
 * @param leaderOf the leader that each text matched in an earlier bucket: copies of one story meet
 *   in every band, and this saves comparing them again.
 */
function compareBucket(
  bucket: Uint32Array,
  areNear: (first: number, second: number) => boolean,
  leaderOf: Uint32Array,
): void {
  const leaders: number[] = [];
  for (let i = 0; i < bucket.length; i++) {
    const text = bucket[i]!;
    if (i < LEADERS) {
      let led = false;
      for (let j = 0; j < i; j++) led = areNear(bucket[j]!, text) || led;
      if (!led) leaders.push(text);
    } else {
      const known = leaderOf[text]!;
      const leader = leaders.find((leader) => leader === known || areNear(leader, text));
      if (leader !== undefined) leaderOf[text] = leader;
      else if (leaders.length < LEADERS) leaders.push(text);
    }
  }
}

/**
 * The number of bands in which two signatures agree; in one such band their texts share a bucket.
 */
export function sharedBands(first: Uint32Array, second: Uint32Array, plan: Plan): number {
  let shared = 0;
  for (let band = 0; band < plan.bands; band++) {
    const start = band * plan.rows;
    if (bandKey(first, start, plan.rows) === bandKey(second, start, plan.rows)) shared++;
  }
  return shared;
}

/**
 * The Jaccard similarity estimated from two signatures of equal length: the share of equal slots.
 */
export function estimateBySlots(first: Uint32Array, second: Uint32Array): number {
  let equal = 0;
  for (const [slot, value] of first.entries()) if (value === second[slot]) equal++;
  return equal / first.length;
}
