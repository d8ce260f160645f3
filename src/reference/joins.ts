import type { NearDuplicateFinder } from '../match/candidates.js';
import type { FingerprintJoin } from '../match/join.js';
import { linkOccurrences } from '../match/link.js';
import { PairIndex } from '../match/pair-index.js';
import { Seeds } from '../match/seeds.js';
import { jaccard } from '../match/verify.js';
import { lshPairs } from './minhash.js';

/** Near-duplicates among all pairs that share a bucket of the npm package's index. */
export const findNearDuplicates: NearDuplicateFinder = (_engine, set, texts, plan, verifier) => {
  const signatures = new Uint32Array(texts.count * set.slots);
  for (const [text, article] of texts.representative.entries()) {
    signatures.set(set.signature(article), text * set.slots);
  }
  const found = new PairIndex();
  const pairs = lshPairs(signatures, set.slots, plan.rows);
  for (let at = 0; at < pairs.length; at += 2) {
    const [first = 0, second = 0] = pairs.subarray(at, at + 2);
    if (jaccard(verifier.overlap(first, second)) >= plan.threshold) found.add(first, second);
  }
  return found;
};

/** Joins fingerprints through one Map: every key with all its places. */
export const joinFingerprints: FingerprintJoin = (engine, set, texts, plan) => {
  const places = new Map<number, { texts: number[]; positions: number[] }>();
  for (const [text, article] of texts.representative.entries()) {
    const positions = set.positions(article);
    for (const [i, key] of set.keys(article).entries()) {
      const place = places.get(key) ?? { texts: [], positions: [] };
      place.texts.push(text);
      place.positions.push(positions[i] ?? 0);
      places.set(key, place);
    }
  }
  const seeds = new Seeds();
  for (const place of places.values()) {
    const occurrences = {
      texts: Uint32Array.from(place.texts),
      positions: Uint32Array.from(place.positions),
    };
    linkOccurrences(engine, set, texts, plan, occurrences, seeds);
  }
  return seeds;
};
