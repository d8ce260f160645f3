import type { NearDuplicateFinder } from '../match/candidates.js';
import type { FingerprintGrouper } from '../match/fingerprint-groups.js';
import { lshPairs } from './minhash.js';

/** Compares all pairs that share a bucket of the npm package's index. */
export const findNearDuplicates: NearDuplicateFinder = function* (
  engine,
  set,
  texts,
  plan,
  verifier,
) {
  const { slots } = engine.shape;
  const signatures = new Uint32Array(texts.count * slots);
  for (const [text, article] of texts.representative.entries()) {
    signatures.set(engine.signature(set.tokens(article)), text * slots);
  }
  const pairs = lshPairs(signatures, slots, plan.rows);
  for (let at = 0; at < pairs.length; at += 2) {
    const [first = 0, second = 0] = pairs.subarray(at, at + 2);
    verifier.overlap(first, second);
    yield;
  }
};

/** Groups fingerprints through one Map: every key with all its places. */
export const groupPartition: FingerprintGrouper = (
  engine,
  { set, texts },
  partition,
  partitions,
) => {
  const places = new Map<number, [text: number, position: number][]>();
  for (const [text, article] of texts.representative.entries()) {
    const { keys, positions } = engine.fingerprints(set.tokens(article));
    for (const [i, key] of keys.entries()) {
      if (Math.floor((key / 2 ** 32) * partitions) !== partition) continue;
      const own: [number, number] = [text, positions[i] ?? 0];
      const known = places.get(key);
      if (known) known.push(own);
      else places.set(key, [own]);
    }
  }
  const groups = [...places.values()].filter((group) => group.length > 1);
  const starts = [0];
  for (const group of groups) starts.push((starts.at(-1) ?? 0) + group.length);
  return {
    starts: Uint32Array.from(starts),
    texts: Uint32Array.from(groups.flat(), ([text]) => text),
    positions: Uint32Array.from(groups.flat(), ([, position]) => position),
  };
};
