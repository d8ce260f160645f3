import type { Overlap } from '../kernel/engine.js';
import type { Aside } from './bodies.js';

/**
 * The most that the Jaccard similarity of two bodies can be, by the overlap of the whole texts: of most
 * pairs that share a box and nothing else it tells that no look at their tokens is needed. Where
 * nothing is set aside of either text it is their similarity.
 *
 * Where a span was, what stood around it closes up, and at most `shingle` - 1 shingles run over that
 * place; a body that is shorter than a shingle is one by itself. All others stand in the whole text:
 * so many at most are shared that the whole texts do not share. And no more shingles are lost than
 * begin in a span or run into it: its tokens and `shingle` - 1.
 */
export function mostJaccard(whole: Overlap, first: Aside, second: Aside, shingle: number): number {
  const shared = whole.shared + (shingle - 1) * (first.spans + second.spans);
  const ofFirst = whole.first - first.tokens - (shingle - 1) * first.spans;
  const ofSecond = whole.second - second.tokens - (shingle - 1) * second.spans;
  const all = ofFirst + ofSecond - shared;
  return shared >= all ? 1 : shared / all;
}
