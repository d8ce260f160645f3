import type { PairIndex } from './pair-index.js';
import { jaccard, type Verifier } from './verify.js';

/** Texts so alike are versions of one story: boilerplate is less than half of an article. */
const ONE_STORY = 0.5;

/**
 * A number for the story of each text: those that near-duplicates connect have the same.
 * @param threshold from which Jaccard similarity on two texts are near-duplicates.
 */
export function groupStories(count: number, verifier: Verifier, threshold: number): Uint32Array {
  const least = Math.max(ONE_STORY, threshold);
  return connect(count, verifier.pairs, (pair) => jaccard(verifier.overlapOf(pair)) >= least);
}

/** The smallest text of all that pairs connect with each, itself included; `isTie` picks pairs. */
export function connect(
  count: number,
  pairs: PairIndex,
  isTie: (pair: number) => boolean = () => true,
): Uint32Array {
  const roots = new Uint32Array(count);
  for (let text = 0; text < count; text++) roots[text] = text;
  for (let pair = 0; pair < pairs.count; pair++) {
    if (!isTie(pair)) continue;
    const a = rootOf(roots, pairs.first(pair));
    const b = rootOf(roots, pairs.second(pair));
    roots[Math.max(a, b)] = Math.min(a, b);
  }
  for (let text = 0; text < count; text++) roots[text] = rootOf(roots, text);
  return roots;
}

/** Root of a union-find tree; paths are halved on the way (Tarjan and van Leeuwen, 1984). */
export function rootOf(parents: Uint32Array, start: number): number {
  let at = start;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at] ?? 0] ?? 0;
    at = parents[at] ?? 0;
  }
  return at;
}
