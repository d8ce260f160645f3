import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../plan.js';
import type { SketchSet } from '../sketch/sketch-set.js';
import type { DistinctTexts } from './distinct-texts.js';
import { linkOccurrences, type Occurrences } from './link.js';
import { Seeds } from './seeds.js';

/** Seeds of all pairs of texts that may share a passage. */
export type FingerprintJoin = (
  engine: Engine,
  set: SketchSet,
  texts: DistinctTexts,
  plan: Plan,
) => Seeds;

/**
 * Joins the fingerprints of all texts by sorting. Nearly all stand in one place only: a filter of
 * two bits a slot, seen and seen again, drops those before anything is sorted.
 */
export const joinFingerprints: FingerprintJoin = (engine, set, texts, plan) => {
  const repeated = repeatedFingerprints(set, texts);
  const order = Uint32Array.from(repeated.texts, (_, i) => i);
  engine.sortPairs(repeated.keys, order);
  const seeds = new Seeds();
  const { keys } = repeated;
  for (let from = 0, to = 0; from < keys.length; from = to) {
    for (to = from + 1; to < keys.length && keys[to] === keys[from]; ) to++;
    if (to - from === 1) continue;
    const group = order.subarray(from, to);
    const occurrences = {
      texts: Uint32Array.from(group, (i) => repeated.texts[i] ?? 0),
      positions: Uint32Array.from(group, (i) => repeated.positions[i] ?? 0),
    };
    linkOccurrences(engine, set, texts, plan, occurrences, seeds);
  }
  return seeds;
};

/** Slots of the filter a fingerprint: one in sixteen unique ones stays by chance. */
const SLOTS_EACH = 16;

/** The fingerprints whose slot of the filter was hit more than once, in the order of texts. */
function repeatedFingerprints(
  set: SketchSet,
  texts: DistinctTexts,
): Occurrences & { keys: Uint32Array } {
  let total = 0;
  for (const article of texts.representative) total += set.keys(article).length;
  const bits = Math.min(32, Math.max(5, Math.ceil(Math.log2(total * SLOTS_EACH + 1))));
  const seen = new Uint32Array(2 ** (bits - 5));
  const seenAgain = new Uint32Array(2 ** (bits - 5));
  let kept = 0;
  for (const article of texts.representative) {
    for (const key of set.keys(article)) {
      const word = key >>> (37 - bits);
      const bit = 1 << (key >>> (32 - bits));
      if (((seen[word] ?? 0) & bit) !== 0) seenAgain[word] = (seenAgain[word] ?? 0) | bit;
      else seen[word] = (seen[word] ?? 0) | bit;
    }
  }
  const isRepeated = (key: number) =>
    ((seenAgain[key >>> (37 - bits)] ?? 0) & (1 << (key >>> (32 - bits)))) !== 0;
  for (const article of texts.representative) {
    for (const key of set.keys(article)) if (isRepeated(key)) kept++;
  }
  const result = {
    keys: new Uint32Array(kept),
    texts: new Uint32Array(kept),
    positions: new Uint32Array(kept),
  };
  let at = 0;
  for (const [text, article] of texts.representative.entries()) {
    const positions = set.positions(article);
    for (const [i, key] of set.keys(article).entries()) {
      if (!isRepeated(key)) continue;
      result.keys[at] = key;
      result.texts[at] = text;
      result.positions[at++] = positions[i] ?? 0;
    }
  }
  return result;
}
