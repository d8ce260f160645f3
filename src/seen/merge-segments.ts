import type { Engine } from '../kernel/engine.js';
import { concatColumns } from '../store/stored-columns.js';
import type { IndexParameters } from './parameters.js';
import type { Entries } from './postings.js';
import type { Segment } from './segment.js';
import type { SegmentContents } from './write-segment.js';

/** The index, in the new segment, of an article that is left out. */
const LEFT_OUT = 0xffff_ffff;

/**
 * The contents of a segment in place of consecutive ones. Texts and records are copied as they are.
 * @param isKept whether an article is kept, by its number.
 */
export function mergedContents(
  segments: readonly Segment[],
  isKept: (number: number) => boolean,
  parameters: IndexParameters,
  engine: Engine,
): SegmentContents {
  const kept: { segment: Segment; index: number }[] = [];
  const places = segments.map((segment) => {
    const place = new Uint32Array(segment.facts.count).fill(LEFT_OUT);
    for (let index = 0; index < place.length; index++) {
      if (!isKept(segment.facts.number(index))) continue;
      place[index] = kept.length;
      kept.push({ segment, index });
    }
    return place;
  });
  return {
    parameters,
    articles: kept.length,
    facts: (i) => kept[i]!.segment.facts.at(kept[i]!.index),
    frame: (i) => kept[i]!.segment.frame(kept[i]!.index),
    // An upper bound, if some are left out; the filter is then larger than it needs to be.
    entries: segments.reduce((sum, { footer }) => sum + footer.entries, 0),
    entriesOf: (from, to) => {
      const parts = segments.map((segment) => segment.entries(from, to));
      return sortEntries(parts, places, engine);
    },
    tokens: {
      hashes: concatColumns(segments.map(({ tokens }) => tokens.hashes)),
      lengths: Uint8Array.from(segments.flatMap(({ tokens }) => [...tokens.lengths])),
    },
  };
}

/** All entries of kept articles, with their new indexes, sorted. Segments come in the order of articles. */
function sortEntries(
  parts: readonly Entries[],
  places: readonly Uint32Array[],
  engine: Engine,
): Entries {
  const most = parts.reduce((sum, { keys }) => sum + keys.length, 0);
  const [keys, articles] = [new Uint32Array(most), new Uint32Array(most)];
  let count = 0;
  for (const [part, entries] of parts.entries()) {
    const place = places[part]!;
    for (let i = 0; i < entries.keys.length; i++) {
      const article = place[entries.articles[i]!]!;
      if (article === LEFT_OUT) continue;
      keys[count] = entries.keys[i]!;
      articles[count++] = article;
    }
  }
  const kept = { keys: keys.subarray(0, count), articles: articles.subarray(0, count) };
  engine.sortPairs(kept.keys, kept.articles);
  return kept;
}
