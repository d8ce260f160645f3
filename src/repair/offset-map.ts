import type { OffsetUnit } from '../kernel/engine.js';
import type { Replaced } from './draft.js';

/**
 * Maps a repaired text to its original: four numbers for each replacement, its span in the repaired
 * text and its span in the original, ascending. Between replacements both texts are equal.
 */
export type OffsetMap = Uint32Array;

const LENGTH = 4;

/** The map of replacements in any unit, given their spans in UTF-16 units. */
export function toOffsetMap(
  replaced: readonly Replaced[],
  repaired: string,
  original: string,
  unit: OffsetUnit,
): OffsetMap {
  const map = new Uint32Array(replaced.length * LENGTH);
  const inRepaired = counter(repaired, unit);
  const inOriginal = counter(original, unit);
  for (const [i, { start, end, originalStart, originalEnd }] of replaced.entries()) {
    map[LENGTH * i] = inRepaired(start);
    map[LENGTH * i + 1] = inRepaired(end);
    map[LENGTH * i + 2] = inOriginal(originalStart);
    map[LENGTH * i + 3] = inOriginal(originalEnd);
  }
  return map;
}

/** A function that converts offsets to another unit; the offsets must ascend from call to call. */
function counter(text: string, unit: OffsetUnit): (offset: number) => number {
  if (unit === 'utf16') return (offset) => offset;
  let read = 0;
  let count = 0;
  return (offset) => {
    const part = text.slice(read, offset);
    read = offset;
    count += unit === 'byte' ? Buffer.byteLength(part) : pointsOf(part);
    return count;
  };
}

function pointsOf(text: string): number {
  let points = 0;
  for (let i = 0; i < text.length; i++) {
    // The second half of a pair does not count.
    if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) points++;
  }
  return points;
}

/**
 * Converts ascending (start, end) pairs of the repaired text to the original, in place. A span that
 * overlaps a replacement includes all of the replaced text.
 */
export function mapSpans<Spans extends Uint32Array>(spans: Spans, map: OffsetMap): Spans {
  let first = 0;
  let last = 0;
  for (let i = 0; i < spans.length; i += 2) {
    const start = spans[i] ?? 0;
    const end = spans[i + 1] ?? 0;
    while (first < map.length && (map[first + 1] ?? 0) <= start) first += LENGTH;
    while (last < map.length && (map[last + 1] ?? 0) < end) last += LENGTH;
    const isWithin = first < map.length && (map[first] ?? 0) <= start;
    spans[i] = isWithin ? (map[first + 2] ?? 0) : start + shiftBefore(map, first);
    const endsWithin = last < map.length && (map[last] ?? 0) < end;
    spans[i + 1] = endsWithin ? (map[last + 3] ?? 0) : end + shiftBefore(map, last);
  }
  return spans;
}

/** Difference between the offsets of both texts after the replacement before `at`. */
function shiftBefore(map: OffsetMap, at: number): number {
  return at === 0 ? 0 : (map[at - LENGTH + 3] ?? 0) - (map[at - LENGTH + 1] ?? 0);
}
