import type { PairIndex } from './pair-index.js';
import { jaccard, type Verifier } from './verify.js';

/** Texts so alike are versions of one story: boilerplate is less than half of an article. */
const ONE_STORY = 0.5;

/** A number for the story of each text: those that near-duplicates connect have the same. */
export function groupStories(count: number, near: PairIndex, verifier: Verifier): Uint32Array {
  const stories = new Uint32Array(count);
  for (let text = 0; text < count; text++) stories[text] = text;
  for (let pair = 0; pair < near.count; pair++) {
    const [first, second] = [near.first(pair), near.second(pair)];
    if (jaccard(verifier.overlap(first, second)) < ONE_STORY) continue;
    const a = rootOf(stories, first);
    const b = rootOf(stories, second);
    stories[Math.max(a, b)] = Math.min(a, b);
  }
  for (let text = 0; text < count; text++) stories[text] = rootOf(stories, text);
  return stories;
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
