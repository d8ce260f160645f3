import { ALL_SOURCES } from '../seen/boilerplate-keys.js';
import type { Hits } from './hits.js';

/** Stories of one source in which a text is boilerplate, as in a scan. */
const STORIES = 10;

/** A text is boilerplate of all sources if one of five articles has it, as in a scan. */
const ONE_OF = 5;

/** The facts about seen articles by which boilerplate is recognised. */
export interface SeenStories {
  /** The number of the next article. */
  readonly next: number;
  sourceOf(number: number): number;
  clusterOf(number: number): number;
}

/**
 * Fingerprints that are boilerplate: two in a row that ten stories of the source have in common, or ten
 * stories of any sources if one of five articles has them. One alone may be a common phrase.
 * @param keys of its fingerprints, in the order of the text, that are not known as boilerplate.
 * @param hits of these keys.
 * @returns pairs of a key and the source in which it is boilerplate.
 */
export function learnBoilerplate(
  keys: Uint32Array,
  hits: Hits,
  source: number,
  seen: SeenStories,
): number[] {
  const learned = new Map<number, number>();
  for (let i = 1; i < keys.length; i++) {
    if (Math.min(hits.countOfKey(i - 1), hits.countOfKey(i)) < STORIES) continue;
    const where = boilerplateSource(hits.ofKey(i - 1), hits.ofKey(i), source, seen);
    if (where !== null) learned.set(keys[i - 1]!, where).set(keys[i]!, where);
  }
  return [...learned].flat();
}

/** The source in which two keys are boilerplate, given the newest articles of each; or null. */
function boilerplateSource(
  one: Uint32Array,
  other: Uint32Array,
  source: number,
  seen: SeenStories,
): number | null {
  const stories = new Set<number>();
  const ofSource = new Set<number>();
  let earliest = seen.next;
  for (const number of one) {
    if (!other.includes(number)) continue;
    const cluster = seen.clusterOf(number);
    stories.add(cluster);
    if (seen.sourceOf(number) === source) ofSource.add(cluster);
    earliest = number;
  }
  if (stories.size >= STORIES && seen.next - earliest <= ONE_OF * stories.size) return ALL_SOURCES;
  return source !== 0 && ofSource.size >= STORIES ? source : null;
}
