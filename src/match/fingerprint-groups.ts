import type { Engine } from '../kernel/engine.js';
import type { SketchSet } from '../sketch/sketch-set.js';
import type { DistinctTexts } from './distinct-texts.js';

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

/** Groups the fingerprints of all texts by key. */
export type FingerprintGrouper = (
  engine: Engine,
  set: SketchSet,
  texts: DistinctTexts,
) => FingerprintGroups;

/**
 * Groups by sorting. Nearly all fingerprints stand in one place only: a filter of two bits a slot,
 * seen and seen again, drops those before anything is sorted.
 */
export const groupFingerprints: FingerprintGrouper = (engine, set, texts) => {
  const repeated = repeatedFingerprints(set, texts);
  const { keys } = repeated;
  const order = new Uint32Array(keys.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  engine.sortPairs(keys, order);
  const starts: number[] = [];
  const result = { texts: new Uint32Array(keys.length), positions: new Uint32Array(keys.length) };
  let filled = 0;
  for (let from = 0, to = 0; from < keys.length; from = to) {
    for (to = from + 1; to < keys.length && keys[to] === keys[from]; ) to++;
    if (to - from === 1) continue;
    starts.push(filled);
    for (let i = from; i < to; i++, filled++) {
      const place = order[i] ?? 0;
      result.texts[filled] = repeated.texts[place] ?? 0;
      result.positions[filled] = repeated.positions[place] ?? 0;
    }
  }
  starts.push(filled);
  return {
    starts: Uint32Array.from(starts),
    texts: result.texts.subarray(0, filled),
    positions: result.positions.subarray(0, filled),
  };
};

/** Slots of the filter a fingerprint: one in eight unique ones stays by chance. */
const SLOTS_EACH = 8;
/** Of the two bits of a slot: hit once, hit again. Both stand in one word, one cache line a look. */
const SEEN = 1;
const SEEN_AGAIN = 2;

/** The fingerprints whose slot of the filter was hit more than once, in the order of texts. */
function repeatedFingerprints(set: SketchSet, texts: DistinctTexts) {
  let total = 0;
  for (const article of texts.representative) total += set.keys(article).length;
  const bits = Math.min(32, Math.max(5, Math.ceil(Math.log2(total * SLOTS_EACH + 1))));
  // Sixteen slots a word.
  const toWord = 36 - bits;
  const toSlot = 32 - bits;
  const slots = new Uint32Array(2 ** (bits - 4));
  let kept = 0;
  for (const article of texts.representative) {
    const keys = set.keys(article);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!;
      const shift = ((key >>> toSlot) & 15) << 1;
      const held = slots[key >>> toWord]!;
      const slot = (held >>> shift) & 3;
      if (slot === 0) {
        slots[key >>> toWord] = held | (SEEN << shift);
      } else if (slot === SEEN) {
        slots[key >>> toWord] = held | (SEEN_AGAIN << shift);
        kept += 2;
      } else kept++;
    }
  }
  const result = {
    keys: new Uint32Array(kept),
    texts: new Uint32Array(kept),
    positions: new Uint32Array(kept),
  };
  let at = 0;
  for (let text = 0; text < texts.count; text++) {
    const article = texts.representative[text]!;
    const keys = set.keys(article);
    const positions = set.positions(article);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!;
      const shift = ((key >>> toSlot) & 15) << 1;
      if (((slots[key >>> toWord]! >>> shift) & SEEN_AGAIN) === 0) continue;
      result.keys[at] = key;
      result.texts[at] = text;
      result.positions[at++] = positions[i]!;
    }
  }
  return result;
}
