import type { OffsetUnit } from '../kernel/engine.js';
import type { Replaced } from './draft.js';

/**
 * Where the parts of a repaired text stand in its original: four numbers a replacement, its span
 * in the repaired text and that in the original, ascending. Between them all is the same.
 */
export type OffsetMap = Uint32Array;

const LENGTH = 4;

/** The map of replacements, given in UTF-16 units, in another unit. */
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

/** Counts units up to offsets that are asked for in ascending order. */
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
    // The second half of a pair counts for nothing.
    if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) points++;
  }
  return points;
}

/**
 * Turns ascending (start, end) pairs of the repaired text into those of the original, in place. A
 * span that touches a replacement takes in all that was replaced.
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

/** How far the original is ahead behind the replacement before `at`. */
function shiftBefore(map: OffsetMap, at: number): number {
  return at === 0 ? 0 : (map[at - LENGTH + 3] ?? 0) - (map[at - LENGTH + 1] ?? 0);
}
