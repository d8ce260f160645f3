/** Which segments are merged, and which removed articles are left out then. */
import type { Segment } from './segment.js';

/** Segments of about the same size that are merged into one. */
const MERGED = 4;

/** Articles and bytes of the largest segment; a merge makes none that is larger. */
const LARGEST = { articles: 1 << 20, bytes: 2 ** 31 };

/** The share of removed articles from which a segment is written anew. */
const MOSTLY_GONE = 0.5;

/** Consecutive segments, by the first and the one after the last. */
export type SegmentRun = readonly [from: number, end: number];

/** The removed articles, and whether a text has an article that was not removed. */
export interface Removed {
  gone: ReadonlySet<number>;
  hasText: (low: number, high: number) => boolean;
}

/** Consecutive segments that are worth merging, or null. */
export function worthMerging(segments: readonly Segment[], removed: Removed): SegmentRun | null {
  const stale = segments.findIndex((segment) => {
    const most = MOSTLY_GONE * segment.facts.count;
    // Others may need the texts of removed articles; without a look at them this would never end.
    return goneIn(segment, removed) > most && droppable([segment], removed).size > most;
  });
  if (stale >= 0) return [stale, stale + 1];
  const from = segments.length - MERGED;
  if (from < 0) return null;
  const last = segments.slice(from);
  const isOneSize = last[0]!.facts.count <= 2 * last[MERGED - 1]!.facts.count;
  return isOneSize && isMergeable(last) ? [from, segments.length] : null;
}

/** Whether segments may become one. */
export function isMergeable(segments: readonly Segment[]): boolean {
  const articles = segments.reduce((sum, { facts }) => sum + facts.count, 0);
  const bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0);
  return articles <= LARGEST.articles && bytes <= LARGEST.bytes;
}

/**
 * The removed articles of some segments, but for the first one of each text that others still have: they
 * are found by its fingerprints, because the first article of a text is always a leader.
 */
export function droppable(segments: readonly Segment[], { gone, hasText }: Removed): Set<number> {
  const dropped = new Set<number>();
  const kept = new Set<string>();
  for (const { facts } of segments) {
    for (let index = 0; index < facts.count; index++) {
      const number = facts.number(index);
      if (!gone.has(number)) continue;
      const { textLow, textHigh } = facts.at(index);
      const text = `${textLow} ${textHigh}`;
      if (!kept.has(text) && hasText(textLow, textHigh)) kept.add(text);
      else dropped.add(number);
    }
  }
  return dropped;
}

/** The number of removed articles of a segment. */
export function goneIn({ facts }: Segment, { gone }: Removed): number {
  if (gone.size === 0) return 0;
  let count = 0;
  for (let index = 0; index < facts.count; index++) {
    if (gone.has(facts.number(index))) count++;
  }
  return count;
}
