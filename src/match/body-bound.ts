import type { Overlap } from '../kernel/engine.js';
import type { Aside } from './boilerplate-cut.js';

/**
 * An upper bound of the Jaccard similarity of two bodies, from the overlap of the whole texts. For
 * most pairs that share only a box, it shows that their tokens need not be read. If neither text
 * has anything set aside, it is their similarity.
 *
 * Removing a span joins the text around it, which makes at most `shingle` - 1 new shingles; a body
 * shorter than a shingle is one by itself. All other shingles occur in the whole text, so the
 * bodies share at most that many more than the whole texts. Conversely, a removed span loses only
 * the shingles that begin in it or reach into it: its tokens plus `shingle` - 1.
 */
export function mostJaccard(whole: Overlap, first: Aside, second: Aside, shingle: number): number {
  const shared = whole.shared + (shingle - 1) * (first.spans + second.spans);
  const ofFirst = whole.first - first.tokens - (shingle - 1) * first.spans;
  const ofSecond = whole.second - second.tokens - (shingle - 1) * second.spans;
  const all = ofFirst + ofSecond - shared;
  return shared >= all ? 1 : shared / all;
}
